// A way to the server that can die as networks do: nothing more comes through, and nobody is told.
import { connect, createServer } from "node:net";

export class Way {
  #pairs = new Set();
  #server = createServer((near) => {
    const far = connect(this.port), pair = { near, far };
    this.#pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far])
      socket.on("error", () => {}).on("close", () => { if (!pair.frozen) { near.destroy(); far.destroy(); this.#pairs.delete(pair); } });
  });

  /** To the server on `port` of this machine; `open` resolves with the address to take. */
  constructor(port) { this.port = port; }
  async open() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** All lines that are open now carry nothing any more, back only or both ways; later ones do. */
  freeze({ forth = true } = {}) {
    for (const pair of this.#pairs) {
      pair.frozen = true;
      pair.far.unpipe(pair.near);
      pair.far.resume();                     /* taken, and lost */
      if (!forth) continue;
      pair.near.unpipe(pair.far);
      pair.near.resume();
    }
  }

  close() {
    for (const { near, far } of this.#pairs) { near.destroy(); far.destroy(); }
    this.#server.close();
  }
}
