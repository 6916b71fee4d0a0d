// Tells the other side that somebody types: not at each key, and withdrawn when the keys stop.
const TOLD_AGAIN = 3_000;      // told at most this often
const STOPPED_AFTER = 4_000;   // and withdrawn after so long without a key

export class Typing {
  #toldAt = 0;
  #stop: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (on: boolean) => void) {}

  set(on: boolean): void {
    clearTimeout(this.#stop);
    if (on) {
      this.#stop = setTimeout(() => this.set(false), STOPPED_AFTER);
      if (Date.now() - this.#toldAt < TOLD_AGAIN)
        return;
    } else if (this.#toldAt === 0)
      return;
    this.#toldAt = on ? Date.now() : 0;
    this.tell(on);
  }
}
