// An employer with the chat open in a real browser, and the advisors, who speak the protocol without one.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch, looks } from "./looks.mjs";
import { advisor, password } from "./peers.mjs";

/** The program with two advisors, a browser, and all that a story needs. `name` begins the names of its pictures. */
export async function visitor(name, path, screenshots, config = {}) {
  const whole = { chamber: { name: "IHK Musterregion" }, limits: { start: 0, grace: 1 },
    mail: { url: "smtp://127.0.0.1:9", from: "lotse@ihk.example", tls: "none" }, ...config };      // nobody listens: mails stay in the outbox
  const program = new Program(path, whole);
  mkdirSync(screenshots, { recursive: true });
  program.addUser("anna", "Anna Beispiel", password);
  program.addUser("ben", "Ben Muster", password);
  await program.start();
  const browser = await launch();
  const v = new Visitor(name, program, browser, screenshots);
  const { check, report } = checks((number) => v.page.screenshot({ path: join(screenshots, `failed-${name}-${number}.png`) }).catch(() => {}));
  return { v, program, config: whole, check, async done() {
    await browser.close();
    await program.remove();
    process.exit(report());
  } };
}

class Visitor {
  constructor(name, program, browser, screenshots) { Object.assign(this, { name, program, browser, screenshots }); }

  /** A page with the chat open, as somebody sees it who has never been here. */
  async visit(hash = "", prepare = async () => {}, options = {}) {
    await this.page?.context().close();
    // axe is injected as a script, which the page's own policy rightly forbids
    const context = await this.browser.newContext({ bypassCSP: true, permissions: ["clipboard-read", "clipboard-write"], ...options });
    this.follow(await context.newPage());
    await prepare();
    await this.page.goto(`${this.program.address}/${hash}`);
    if (!hash) await this.open();
  }
  /** This page is the one that is looked at from now on. */
  follow(page) {
    this.page = page;
    page.setDefaultTimeout(5000);
    this.log = page.getByRole("log");
  }
  open() { return this.page.getByRole("button", { name: "Chat öffnen" }).click(); }
  composer() { return this.page.getByLabel(/^Ihre (Frage|Nachricht)$/); }
  button(name) { return this.page.getByRole("button", { name, exact: true }); }
  async say(text) {
    await this.composer().fill(text);
    await this.composer().press("Enter");
  }
  async asked() {
    await this.say("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
    await this.log.getByText("50.700 Euro").first().waitFor();
  }
  async reload() {
    await this.page.reload();
    await this.open();
  }
  /** Opens the form for a person and waits until it is there. */
  async openHandoff() {
    await this.button("Mit einer Person sprechen").last().press("Enter");
    await this.page.locator("kammerlotse-handoff h3:focus").waitFor();
  }

  /** What has the focus, through all shadow roots: its label, its text or its name. */
  focused() {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.labels?.[0]?.innerText.replace(/\s+/g, " ") ?? (at?.innerText || at?.ariaLabel || at?.title || at?.tagName);
    });
  }
  async expectFocus(wanted) {
    for (let i = 0; i < 40 && !(await this.focused()).startsWith(wanted); i++) await this.page.waitForTimeout(50);
    expect((await this.focused()).startsWith(wanted), `"${await this.focused()}" has the focus, not "${wanted}"`);
  }
  /** Tab until `label` has the focus; it has to come within a few stops. */
  async tabTo(label) {
    for (let i = 0; i < 12; i++) {
      await this.page.keyboard.press("Tab");
      if ((await this.focused()).startsWith(label)) return;
    }
    throw new Error(`Tab does not lead to "${label}"`);
  }

  /** Pictures in two sizes; what axe and a small screen find. */
  async good(name, sizes = [[1280, 800], [320, 640]]) {
    const found = await looks(this.page, this.screenshots, `${this.name}-${name}`, sizes);
    expect(found.length === 0, found.join("; "));
  }
  /** As other people see it. */
  async goodInOtherColours(name) {
    for (const media of [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
      await this.page.emulateMedia({ ...media, reducedMotion: "reduce" });
      await this.good(`${name}-${media.forcedColors ? "forced" : "dark"}`);
    }
    await this.page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" });
  }

  /** An advisor who is there, and says so as the desk does. */
  async comes(login) {
    const peer = await advisor(this.program, login);
    const here = () => peer.send({ type: "presence", status: "available" });
    here();
    peer.heart = setInterval(here, 10_000);
    return peer;
  }
  goes(peer) {
    clearInterval(peer.heart);
    peer.ws.close();
  }
  /** The conversation that waits, for `peer` to take; the newest board is the one that counts. */
  async takes(peer) {
    const row = await until(() => peer.heard.findLast((m) => m.type === "board")?.conversations.find(({ state }) => state === "waiting"), "who waits");
    peer.conversation = row.conversation;
    peer.send({ type: "watch", conversation: row.conversation, after: 0 });
    await peer.say("take");
    return row;
  }
  /** What the desk's database says. */
  query(sql, ...values) {
    return JSON.parse(execFileSync("/usr/bin/python3", ["-c",
      "import json, sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20); print(json.dumps(c.execute(sys.argv[2], sys.argv[3:]).fetchall())); c.commit()",
      join(this.program.folder, "desk.db"), sql, ...values.map(String)], { encoding: "utf8" }));
  }
  /** Closed until the day after tomorrow, 9 o'clock. */
  closeTheOffice() { this.query("INSERT INTO opening VALUES (?, 540, 1020)", new Date(Date.now() + 2 * 86_400_000).getDay() || 7); }
}

/** Looks again and again until `find` finds something. */
export async function until(find, what) {
  for (let i = 0; i < 200; i++) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come`);
}
