// Escape closes what is open inside the panel, not the panel around it.
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Calls `close` where Escape is pressed in `host`. */
export class InnerEscape implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement, private readonly close: () => void) {
    host.addController(this);
  }
  hostConnected(): void { this.host.addEventListener("keydown", this.#key); }
  hostDisconnected(): void { this.host.removeEventListener("keydown", this.#key); }

  #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape")
      return;
    event.preventDefault();
    this.close();
  };
}
