// When to look for what begins like what is being written: not at each key, not for a whole sentence, and never
// where it looks personal. Only the own server is asked, and it keeps nothing of it.
import { personalNumbers } from "../shared/personal-numbers.js";

const PAUSE = 250;
const SHORTEST = 3, LONGEST = 60;     // characters

export class Looking {
  /** What is looked for now, or "". */
  text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `find` is called with what to look for, "" for nothing. */
  constructor(private readonly find: (text: string) => void) {}

  /** This is written so far. */
  at(draft: string): void {
    const text = draft.trim(), good = text.length >= SHORTEST && text.length <= LONGEST && !personalNumbers(text, []).length;
    this.stop();
    this.text = good ? text : "";
    if (good)
      this.#timer = setTimeout(() => this.find(text), PAUSE);
    else
      this.find("");
  }
  stop(): void { clearTimeout(this.#timer); }
}
