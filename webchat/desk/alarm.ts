// What calls an advisor back to the desk: a sound, again until somebody took it, and a desktop notification.
import type { Settings } from "../staff/settings.js";

const AGAIN = 20_000;

export class Alarm {
  private audio: AudioContext | null = null;
  private rungAt = 0;

  constructor(private readonly settings: () => Settings) {}

  /** Browsers let a page sound only after a gesture. */
  gesture(): void { if (this.settings().sound) this.audio ??= new AudioContext(); }

  /** Somebody new waits. */
  ring(): void { if (this.settings().sound) { this.rungAt = Date.now(); this.tones([660, 880]); } }

  /** Something for this advisor alone: one soft tone. */
  tick(): void { if (this.settings().sound) this.tones([520]); }

  /** Called often: sounds again while people wait. */
  remind(waiting: number): void {
    if (waiting && this.settings().repeat && Date.now() - this.rungAt >= AGAIN - 500) this.ring();
  }

  private tones(pitches: readonly number[]): void {
    const { audio } = this;
    if (!audio) return;
    pitches.forEach((pitch, i) => {
      const tone = audio.createOscillator(), gain = audio.createGain(), from = audio.currentTime + i * 0.18;
      tone.frequency.value = pitch;
      gain.gain.setValueAtTime(0.05, from);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + 0.4);
      tone.connect(gain).connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.4);
    });
  }

  /** Only while the desk is out of sight. No names and no words of employers: a screen may be seen by others. */
  notify(title: string, body: string, open: () => void): void {
    if (!this.settings().notify || !canNotify() || Notification.permission !== "granted" || document.visibilityState === "visible") return;
    const note = new Notification(title, { body, icon: "/icon.svg", tag: title });
    note.onclick = () => { window.focus(); open(); note.close(); };
  }
}

export const canNotify = (): boolean => "Notification" in window;
/** Asks, and says whether it is allowed. Only from a click. */
export const mayNotify = async (): Promise<boolean> => canNotify() && await Notification.requestPermission() === "granted";
