// The real program on a data folder of its own, for tests in JavaScript.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CONTENT = join(dirname(fileURLToPath(import.meta.url)), "../kb/content");

export const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

export class Program {
  #server = null;

  /** `config` is the server's configuration. */
  constructor(path, config = {}) {
    this.path = path;
    this.folder = mkdtempSync(join(tmpdir(), "kammerlotse-test-"));
    this.config = join(this.folder, "config.json");
    this.configure(config);
  }

  /** For the next start. */
  configure(config) { writeFileSync(this.config, JSON.stringify(config)); }

  addUser(login, name, password, role = "advisor") {
    execFileSync(this.path, ["user", "add", login, "--name", name, "--role", role, "--password-stdin", "--data", this.folder],
      { input: `${password}\n` });
  }

  /** The shipped knowledge with a few example questions an entry: all of them are asked in a rehearsal, which takes its time. */
  useFewQuestions(most = 6) {
    const folder = join(this.folder, "content");
    cpSync(CONTENT, folder, { recursive: true });
    for (const file of readdirSync(join(folder, "entries"), { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || !file.name.endsWith(".md")) continue;
      const path = join(file.parentPath ?? file.path, file.name);
      writeFileSync(path, readFileSync(path, "utf8").replace(/^questions:\n((?: {2}- .*\n)+)/m,
        (_, list) => `questions:\n${list.split("\n").slice(0, most).join("\n")}\n`));
    }
    execFileSync(this.path, ["kb", "import", folder, "--replace", "--data", this.folder], { stdio: ["ignore", "ignore", "inherit"] });
    rmSync(folder, { recursive: true });
  }

  async start() {
    this.port ??= await freePort();
    this.address = `http://127.0.0.1:${this.port}`;
    this.#server = spawn(this.path, ["serve", "--data", this.folder, "--config", this.config,
      "--listen", `127.0.0.1:${this.port}`],
      { stdio: ["ignore", "ignore", "inherit"] });
    for (let i = 0; i < 1800; i++) {
      try {
        if ((await fetch(`${this.address}/healthz`)).ok) return;
      } catch { /* not yet */ }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the server does not answer");
  }

  /** As a power cut does. */
  async kill() {
    const ended = new Promise((resolve) => this.#server.once("exit", resolve));
    this.#server.kill("SIGKILL");
    await ended;
  }

  /** Alive, but it does not answer. */
  pause(on) { this.#server.kill(on ? "SIGSTOP" : "SIGCONT"); }

  async remove() {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

/** Counts what holds: `check(sentence, run)`, then `report()`, whose last line is "N passed, N failed". */
export function checks(onFailure = async () => {}) {
  let passed = 0, failed = 0;
  return {
    async check(sentence, run) {
      try {
        await run();
        passed++;
        console.log(`ok   ${sentence}`);
      } catch (error) {
        failed++;
        await onFailure(failed);
        console.log(`FAIL ${sentence}\n     ${String(error.message ?? error).split("\n").slice(0, 6).join("\n     ")}`);
      }
    },
    report() {
      console.log(`${passed} passed, ${failed} failed`);
      return failed === 0 ? 0 : 1;
    },
  };
}

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}
