// What the suites of the editor share: a server of its own, an editor signed in, and how its pages are looked at.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch, looks as lookAt } from "./looks.mjs";
import { password } from "./peers.mjs";

const SIZES = [[1280, 800], [768, 1024], [320, 640]];

/** `name` begins the names of the pictures. With `every` the entries have all of their example questions. */
export async function editing([path, screenshots], name, { every = false } = {}) {
  const program = new Program(path);
  mkdirSync(screenshots, { recursive: true });
  if (!every) program.useFewQuestions();
  program.addUser("edda", "Edda Edel", password, "head");
  await program.start();
  const browser = await launch();
  // axe is injected as a script, which the pages' own policy rightly forbids
  const page = await (await browser.newContext({ bypassCSP: true, locale: "de-DE", acceptDownloads: true })).newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) faults.push(message.text()); });
  const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-${number}-${name}.png`) }).catch(() => {}));

  await page.goto(`${program.address}/editor`);
  await page.getByLabel("Benutzername").fill("edda");
  await page.getByLabel("Passwort").fill(password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.locator("editor-nav").waitFor();

  const button = (label, exact = true) => page.getByRole("button", { name: label, exact });
  return {
    program, page, check, button,
    dialog: page.getByRole("dialog"),
    says: (text) => page.getByText(text).first().waitFor(),
    focused: (selector) => page.waitForFunction((one) => document.activeElement?.matches(one), selector),
    go: async (place, heading) => {
      await page.goto(`${program.address}/editor#/${place}`);
      if (heading) await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    },
    /** What axe finds, what is too wide, at every size, with pictures. */
    looks: async (view, sizes = SIZES) => { const found = await lookAt(page, screenshots, `${name}-${view}`, sizes); expect(found.length === 0, found.join("; ")); },
    /** Publishes what the bar above the list offers, and waits until it counts. */
    publish: async (note) => {
      await button("Veröffentlichen …").click();
      await page.getByRole("dialog").getByLabel("Was hat sich geändert?").fill(note);
      await page.getByRole("dialog").getByRole("button", { name: "Veröffentlichen" }).click();
      await page.getByText("Veröffentlicht.", { exact: true }).waitFor({ timeout: 60_000 });
    },
    /** An answer of the API, as the page's own session. */
    api: async (place) => (await page.request.get(`${program.address}/api/editor/${place}`)).json(),
    end: async () => {
      await check("no error on the console", async () => expect(faults.length === 0, faults.join("; ")));
      await browser.close();
      await program.remove();
      return report();
    },
  };
}
