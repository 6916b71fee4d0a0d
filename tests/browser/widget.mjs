// The employer's side of the hand-over in a real browser: asking for a person, waiting, talking, leaving a message,
// and what is left to do afterwards. The advisors speak the protocol without a browser.
// Usage: node widget.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch, looks } from "./looks.mjs";
import { advisor, employer, password } from "./peers.mjs";

const [path, screenshots] = process.argv.slice(2);
const config = {
  chamber: { name: "IHK Musterregion" }, limits: { start: 0, grace: 1 },
  mail: { url: "smtp://127.0.0.1:9", from: "lotse@ihk.example", tls: "none" },      // nobody listens: mails stay in the outbox
};
const program = new Program(path, config);
mkdirSync(screenshots, { recursive: true });
program.addUser("anna", "Anna Beispiel", password);
program.addUser("ben", "Ben Muster", password);
await program.start();
const browser = await launch();

let page, log, anna, ben;
const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-widget-${number}.png`) }).catch(() => {}));

/** A page with the chat open, as somebody sees it who has never been here. */
async function visit(hash = "", prepare = async () => {}) {
  await page?.context().close();
  // axe is injected as a script, which the page's own policy rightly forbids
  const context = await browser.newContext({ bypassCSP: true, permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  page.setDefaultTimeout(5000);
  log = page.getByRole("log");
  await prepare();
  await page.goto(`${program.address}/${hash}`);
  if (!hash) await open();
}
const open = () => page.getByRole("button", { name: "Chat öffnen" }).click();
const composer = () => page.getByLabel(/^Ihre (Frage|Nachricht)$/);
const button = (name) => page.getByRole("button", { name, exact: true });
async function say(text) {
  await composer().fill(text);
  await composer().press("Enter");
}
async function asked() {
  await say("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
  await log.getByText("50.700 Euro").first().waitFor();
}
async function reload() {
  await page.reload();
  await open();
}
/** What has the focus, through all shadow roots: its label, its text or its name. */
const focused = () => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.labels?.[0]?.innerText.replace(/\s+/g, " ") ?? (at?.innerText || at?.ariaLabel || at?.tagName);
});
async function expectFocus(wanted) {
  for (let i = 0; i < 40 && !(await focused()).startsWith(wanted); i++) await page.waitForTimeout(50);
  expect((await focused()).startsWith(wanted), `"${await focused()}" has the focus, not "${wanted}"`);
}
/** Pictures in two sizes; what axe and a small screen find. */
async function good(name) {
  const found = await looks(page, screenshots, `widget-${name}`, [[1280, 800], [320, 640]]);
  expect(found.length === 0, found.join("; "));
}
/** As other people see it. */
async function goodInOtherColours(name) {
  for (const media of [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    await good(`${name}-${media.forcedColors ? "forced" : "dark"}`);
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" });
}
/** Tab until `label` has the focus; it has to come within a few stops. */
async function tabTo(label) {
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    if ((await focused()).startsWith(label)) return;
  }
  throw new Error(`Tab does not lead to "${label}"`);
}

/** An advisor who is there, and says so as the desk does. */
async function comes(login) {
  const peer = await advisor(program, login);
  const here = () => peer.send({ type: "presence", status: "available" });
  here();
  peer.heart = setInterval(here, 10_000);
  return peer;
}
function goes(peer) {
  clearInterval(peer.heart);
  peer.ws.close();
}
/** Looks again and again until `find` finds something. */
async function until(find, what) {
  for (let i = 0; i < 200; i++) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come`);
}
/** The conversation that waits, for `peer` to take; the newest board is the one that counts. */
async function takes(peer) {
  const row = await until(() => peer.heard.findLast((m) => m.type === "board")?.conversations.find(({ state }) => state === "waiting"), "who waits");
  peer.conversation = row.conversation;
  peer.send({ type: "watch", conversation: row.conversation, after: 0 });
  await peer.say("take");
  return row;
}
/** Closed until the day after tomorrow, 9 o'clock. */
function closeTheOffice() {
  const day = new Date(Date.now() + 2 * 86_400_000).getDay() || 7;
  execFileSync("/usr/bin/python3", ["-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20); c.execute('INSERT INTO opening VALUES (?, 540, 1020)', (int(sys.argv[2]),)); c.commit()",
    join(program.folder, "desk.db"), String(day)]);
}

await visit();

/* ---- to the bot ------------------------------------------------------------------------- */

await check("what looks personal is held back from the bot, and can be edited", async () => {
  await asked();
  await say("Braucht unser Koch Amir Rezai, geb. 12.05.1994, Tel. 0171 2345678, ein Visum?");
  await page.getByText("Geburtsdatum und Telefonnummer").waitFor();
  await expectFocus("Bearbeiten");
  expect(await log.getByText("Amir Rezai").count() === 0, "it was sent");
  await good("personal");
  await page.keyboard.press("Enter");
  await expectFocus("Ihre Frage");
  expect((await composer().inputValue()).includes("Amir Rezai"), "the text is gone");
});

await check("it is sent all the same where one insists, and a plain question is not held back", async () => {
  await composer().press("Enter");
  await button("Trotzdem senden").click();
  await log.getByText("Amir Rezai").waitFor();
  await expectFocus("Ihre Frage");
  expect(await composer().inputValue() === "", "the text was left behind");
  await say("Was ist ein Berufssprachkurs?");
  await log.getByText("Was ist ein Berufssprachkurs?").first().waitFor();
});

await check("where the browser forbids storage the chat works without", async () => {
  const faults = [];
  await visit("", () => {
    page.on("pageerror", (error) => faults.push(error.message));
    return page.addInitScript(() => Object.defineProperty(globalThis, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
  });
  await asked();
  await button("English").click();
  await button("Talk to a person").first().click();
  await page.getByLabel("Company").fill("Muster GmbH");
  await page.keyboard.press("Escape");
  await button("New conversation").or(button("End conversation")).first().waitFor();
  expect(faults.length === 0, faults.join("; "));
});

await check("a conversation that could not be begun is begun a little later", async () => {
  let refused = 0;
  await visit("", () => page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      if (JSON.parse(text).type !== "start" || refused++) server.send(text);
      else socket.send(JSON.stringify({ type: "error", code: "not-stored", message: "Nicht gespeichert." }));
    });
  }));
  await say("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
  await log.getByText("50.700 Euro").first().waitFor({ timeout: 15_000 });
  expect(refused === 2, `begun ${refused} times`);
});

await check("who begins anew while a link cannot be followed is not torn away", async () => {
  let tries = 0;
  await visit("#kammerlotse=AAAAAAAAAAAAAAAAAAAAAAAAAAAA", () => page.route("**/api/reopen", (route) => { tries++; return route.abort(); }));
  await asked();
  const before = tries;
  await page.waitForTimeout(3500);                                /* longer than until the next try */
  expect(tries === before, `followed ${tries - before} times more`);
  expect(await log.getByText("50.700 Euro").count() > 0, "the conversation is gone");
});

/* ---- asking for a person ---------------------------------------------------------------- */

await check("the form for a person opens and closes by keyboard, and the focus goes with it", async () => {
  await visit();
  await asked();
  await button("Mit einer Person sprechen").focus();
  await page.keyboard.press("Enter");
  await expectFocus("Mit einer Person sprechen");
  expect(await page.evaluate(() => !document.querySelector("kammerlotse-widget").shadowRoot.querySelector("kammerlotse-panel").hidden), "the panel is closed");
  await good("handoff");
  await page.keyboard.press("Escape");
  await expectFocus("Mit einer Person sprechen");
  await button("Mit einer Person sprechen").press("Enter");
  await tabTo("Zurück zum Gespräch");
  await page.keyboard.press("Enter");
  await expectFocus("Mit einer Person sprechen");
});

await check("who asks for a person gets the form at once, but not again when the page comes back", async () => {
  await visit();
  await say("Ich möchte mit einem Menschen sprechen.");
  await expectFocus("Mit einer Person sprechen");
  await page.locator("kammerlotse-handoff").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("kammerlotse-handoff").waitFor({ state: "detached" });
  await reload();
  await log.getByText("Ich möchte mit einem Menschen sprechen.").waitFor();
  await expectFocus("Ihre Frage");
  expect(await page.locator("kammerlotse-handoff").count() === 0, "the form has opened again");
  await visit();
  await asked();
});

await check("consent is asked for where a name is given, and faults are told at their fields", async () => {
  await button("Mit einer Person sprechen").press("Enter");
  expect(await page.getByRole("checkbox").count() === 0, "consent is asked for nothing");
  await tabTo("Name (freiwillig)");
  await page.keyboard.type("Petra Muster");
  await page.getByRole("checkbox", { name: "Ich bin einverstanden, dass die IHK Musterregion" }).waitFor();
  await tabTo("E-Mail (freiwillig)");
  await page.keyboard.type("petra@");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("2 Angaben fehlen noch oder stimmen nicht.").waitFor();
  await expectFocus("E-Mail");
  const told = await page.getByLabel("E-Mail").evaluate((field) => field.getRootNode().getElementById(field.getAttribute("aria-describedby").split(" ")[0]).innerText);
  expect(told.includes("name@firma.de"), `the field says "${told}"`);
  await good("handoff-faults");
  await goodInOtherColours("handoff-faults");
});

await check("what was written survives a reload", async () => {
  await reload();
  await page.getByRole("heading", { name: "Mit einer Person sprechen" }).waitFor();
  expect(await page.getByLabel("Name").inputValue() === "Petra Muster", "the name is gone");
});

await check("with the form sent one waits, is told so, and can go on asking", async () => {
  anna = await comes("anna");
  await page.getByLabel("Was ist Ihnen wichtig?").fill("Es eilt etwas.");
  await page.getByLabel("E-Mail").fill("petra@firma.example");
  await page.getByRole("checkbox").check();
  await page.getByLabel("E-Mail").press("Enter");
  await page.getByText("Sie warten auf eine Person.").first().waitFor();
  await page.getByText("Platz 1").waitFor();
  await expectFocus("Ihre Frage");
  await log.getByText("Es eilt etwas.").waitFor();
  expect(!/Minute/.test(await page.locator("kammerlotse-status").innerText()), "a time nobody measured is told");
  await say("Was ist ein Berufssprachkurs?");
  await log.getByText("Berufssprachkurs").nth(1).waitFor();
  await good("waiting");
});

await check("who stops waiting and asks again need not type anything again", async () => {
  await button("Nicht mehr warten").click();
  await log.getByText("Sie warten nicht mehr auf eine Person").waitFor();
  await button("Mit einer Person sprechen").last().click();
  expect(await page.getByLabel("Name").inputValue() === "Petra Muster", "the name is gone");
  expect(await page.getByLabel("E-Mail").inputValue() === "petra@firma.example", "the address is gone");
  expect(await page.getByRole("checkbox").count() === 0, "consent is asked for twice");
  await button("Person anfragen").click();
  await page.getByText("Sie warten auf eine Person.").first().waitFor();
});

/* ---- with an advisor -------------------------------------------------------------------- */

await check("an advisor comes, and is named at the top and in the log", async () => {
  const row = await takes(anna);
  expect(row.name === "Petra Muster" && row.email === "petra@firma.example", `the board has ${JSON.stringify(row)}`);
  await page.locator("kammerlotse-header").getByText("Anna Beispiel ist für Sie da").waitFor();
  await log.getByText("Anna Beispiel ist für Sie da").waitFor();
  await good("taken");
});

await check("both write, and what the advisor inserts has its Stand and source", async () => {
  await anna.say("say", { text: "Guten Tag, ich habe gelesen, worum es geht. Was steht im Vertrag?" });
  await log.getByText("Was steht im Vertrag?").waitFor();
  await page.getByText("Im Gespräch mit Anna Beispiel").waitFor();
  anna.send({ type: "typing", conversation: anna.conversation, on: true });
  await page.getByText("Anna Beispiel schreibt …").waitFor();
  await say("Geboren ist sie am 12.05.1994.");                    /* to a person one may say so */
  await log.getByText("12.05.1994").waitFor();
  const { event } = await anna.event("said", ({ body }) => body.text.includes("12.05.1994"));
  const own = log.locator(".item.employer").last();
  await own.getByText(/Gesendet|Zugestellt/).waitFor();
  anna.send({ type: "seen", conversation: anna.conversation, delivered: event.seq, read: event.seq });
  await own.getByText("Gelesen").waitFor();
  await until(() => anna.heard.findLast((m) => m.type === "marks" && m.who === "employer")?.read > 0, "what the employer has read");
  await anna.say("insert-value", { value: "blaue-karte-regel" });
  await log.locator(".value").getByText("50.700").waitFor();
  await log.locator(".advisor").last().getByText("Quelle:").waitFor();
  await good("value");
  await anna.say("insert-entry", { entry: "blaue-karte" });
  await log.locator(".advisor kammerlotse-answer").getByText("Stand:").waitFor();
  await good("inserted");
});

await check("what was put aside says with whom it is, and goes on", async () => {
  await anna.say("hold", { note: "nur intern" });
  await page.getByText("Ihre Anfrage liegt bei Anna Beispiel. Sie bekommen hier Bescheid.").waitFor();
  expect(await page.getByText("nur intern").count() === 0, "a note for colleagues is shown");
  await good("hold");
  await anna.say("resume");
  await log.getByText("Es geht weiter").waitFor();
});

await check("a colleague takes over, and who vanishes is said calmly: nothing is lost", async () => {
  ben = await comes("ben");
  await anna.until((m) => m.type === "people" && m.people.length === 2, "the colleague");
  await anna.say("transfer", { to: "ben", note: "nur intern" });
  await log.getByText("Ben Muster übernimmt Ihre Anfrage").waitFor();
  await page.locator("kammerlotse-header").getByText("Ben Muster ist für Sie da").waitFor();
  goes(ben);
  await log.getByText("Ben Muster ist gerade nicht erreichbar. Sie stehen wieder ganz vorn").waitFor({ timeout: 20_000 });
  await page.getByText("Sie warten auf eine Person.").first().waitFor();
  expect(await page.getByText("nur intern").count() === 0, "a note for colleagues is shown");
  await good("returned");
  await takes(anna);
  await page.locator("kammerlotse-header").getByText("Anna Beispiel ist für Sie da").waitFor();
});

/* ---- afterwards ------------------------------------------------------------------------- */

await check("when it has ended the transcript can be copied, saved and printed", async () => {
  await anna.say("close");
  await log.getByText("Das Gespräch ist beendet.").waitFor();
  await good("after");
  await button("Kopieren").click();
  await button("Kopiert").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.includes("Was steht im Vertrag?") && copied.includes("Es eilt etwas."), `copied: ${copied.slice(0, 200)}`);
  const [file] = await Promise.all([page.waitForEvent("download"), button("Herunterladen").click()]);
  expect(/^Gespräch-\d{4}-\d\d-\d\d\.txt$/.test(file.suggestedFilename()), `the file is called ${file.suggestedFilename()}`);
  expect(readFileSync(await file.path(), "utf8") === copied, "the file says something else");
  await page.evaluate(() => {                                     // without a printer, what would be printed
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { get() {
      const view = get.call(this);
      view.print = () => { globalThis.printed = view.document.body.innerText; };
      return view;
    } });
  });
  await button("Drucken").click();
  const printed = await (await page.waitForFunction(() => globalThis.printed)).jsonValue();
  expect(printed.trim() === copied.trim(), `printed: ${printed.slice(0, 200)}`);
});

await check("it can be sent by mail, to an address that is one", async () => {
  await button("Per E-Mail").click();
  await expectFocus("E-Mail-Adresse für den Verlauf");
  const field = page.getByLabel("E-Mail-Adresse für den Verlauf");
  expect(await field.inputValue() === "petra@firma.example", "the address has to be typed again");
  await field.fill("petra");
  await field.press("Enter");
  await page.getByText("Bitte prüfen Sie die E-Mail-Adresse").waitFor();
  await field.fill("petra@firma.example");
  await field.press("Enter");
  await page.getByText("Der Verlauf ist unterwegs an petra@firma.example.").waitFor();
});

await check("one question rates it, by keyboard, and is not asked twice", async () => {
  await page.getByRole("radio", { name: "Nein", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("radio", { name: "Ja, sehr" }).isChecked(), "the arrows do not choose");
  await tabTo("Was können wir besser machen?");
  await page.keyboard.type("Weiter so.");
  await good("rating");
  await tabTo("Rückmeldung senden");
  await page.keyboard.press("Enter");
  await page.getByText("Danke für Ihre Rückmeldung.").waitFor();
  await expectFocus("Danke");
  const { event } = await anna.event("rated");
  expect(event.body.score === 5 && event.body.text === "Weiter so.", `rated: ${JSON.stringify(event.body)}`);
  expect(await page.getByRole("radio").count() === 0, "it is asked again");
});

let link;
await check("one's own link back is shown once, with how long it works", async () => {
  await button("Link zum Gespräch").click();
  await expectFocus("Ihr Link zu diesem Gespräch");
  link = await page.getByLabel("Ihr Link zu diesem Gespräch").inputValue();
  expect(new RegExp(`^${program.address}/#kammerlotse=[\\w-]{20,}$`).test(link), `the link is ${link}`);
  await page.getByText(/Er gilt bis \d+\. \S+ \d{4}/).waitFor();
  await good("link");
  await page.locator("kammerlotse-after .entry").getByRole("button", { name: "Kopieren" }).click();
  await page.locator("kammerlotse-after .entry").getByRole("button", { name: "Kopiert" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText()) === link, "another link was copied");
  await reload();
  await button("Link zum Gespräch").waitFor();
  expect(await page.getByText(link).count() === 0 && await page.locator(`input[value="${link}"]`).count() === 0, "the link is shown again");
});

await check("the link opens the conversation elsewhere, and is gone from the address at once", async () => {
  await anna.say("wrap-up", { topic: "blaue-karte", kind: "auskunft", solved: true });
  await visit(new URL(link).hash);
  await log.getByText("Was steht im Vertrag?").waitFor();
  await log.getByText("Das Gespräch ist wieder offen").waitFor();
  expect(page.url() === `${program.address}/`, `the address is ${page.url()}`);
  await say("Was ist die Blaue Karte?");
  await log.getByText("Was ist die Blaue Karte?").first().waitFor();
});

await check("a link that is not known says so, and one can begin anew", async () => {
  await visit("#kammerlotse=AAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await page.getByText("Dieser Link ist unbekannt oder abgelaufen.").waitFor();
  await good("link-unknown");
  await asked();
});

/* ---- nobody can come -------------------------------------------------------------------- */

const text = () => page.getByLabel("Ihre Nachricht", { exact: true });
let reference;
await check("where nobody is there it says so, and the form for a message has what was asked", async () => {
  goes(anna);
  await new Promise((resolve) => setTimeout(resolve, 2500));      // the grace is over
  await visit();
  await asked();
  await button("Mit einer Person sprechen").press("Enter");
  await tabTo("Firma");
  await page.keyboard.type("Muster GmbH");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Nachricht hinterlassen" }).waitFor();
  await expectFocus("Nachricht hinterlassen");
  await log.getByText("gerade niemand da").waitFor();
  expect((await text().inputValue()).includes("Wie hoch ist die Gehaltsgrenze der Blauen Karte?"), `prefilled: ${await text().inputValue()}`);
  expect(await page.getByLabel("Firma").inputValue() === "Muster GmbH", "the firm has to be typed again");
  await good("message");
  await goodInOtherColours("message");
});

await check("what is missing in a message is said at its field, and the text is counted", async () => {
  await text().focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" Danke!");
  await text().fill(`${await text().inputValue()}${"x".repeat(2000)}`);
  await page.getByText("Zeichen zu viel").waitFor();
  await button("Nachricht senden").press("Enter");
  await expectFocus("Ihre Nachricht");
  await page.getByText("Der Text ist zu lang.").waitFor();
  await text().fill("Wir stellen eine Ingenieurin ein. Reicht das Gehalt?");
  await button("Nachricht senden").press("Enter");
  await expectFocus("E-Mail");
  await page.getByText("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.").waitFor();
  await page.getByText("Ohne Ihr Einverständnis").waitFor();
  await good("message-faults");
});

await check("the draft survives a reload and a dead server, and is stored once", async () => {
  await page.getByLabel("E-Mail").fill("petra@firma.example");
  await reload();
  expect(await text().inputValue() === "Wir stellen eine Ingenieurin ein. Reicht das Gehalt?", "the text is gone");
  expect(await page.getByLabel("E-Mail").inputValue() === "petra@firma.example", "the address is gone");
  await program.kill();
  await page.getByText("Verbindung wird wiederhergestellt").waitFor();
  await page.getByRole("checkbox").check();
  await button("Nachricht senden").press("Enter");
  await page.getByRole("button", { name: "Wird gesendet, sobald die Verbindung steht" }).waitFor();
  await button("Wird gesendet, sobald die Verbindung steht").press("Enter");        /* twice */
  program.configure({ ...config, limits: { ...config.limits, waiting: 4 } });
  await program.start();
  await page.locator("kammerlotse-receipt").waitFor({ timeout: 40_000 });
  reference = await page.locator("kammerlotse-receipt strong").innerText();
  expect(/^KL-[A-Z0-9]{4}-[A-Z0-9]{2}$/.test(reference), `the reference is ${reference}`);
  expect(await page.locator("kammerlotse-receipt").count() === 1, "it was stored twice");
  await page.getByText("antwortet Ihnen per E-Mail an petra@firma.example.").waitFor();
  await page.getByText("Eine Bestätigung ist per E-Mail an Sie unterwegs.").waitFor();
  await expectFocus("Ihre Frage");
  await good("receipt");
  await page.locator("kammerlotse-receipt").getByRole("button", { name: "Kopieren" }).click();
  await page.locator("kammerlotse-receipt").getByRole("button", { name: "Kopiert" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText()) === reference, "something else was copied");
});

await check("the answer by mail is in the log as well", async () => {
  anna = await comes("anna");
  const row = await until(() => anna.heard.findLast((m) => m.type === "board")?.conversations.find((one) => one.reference === reference), "the message");
  anna.conversation = row.conversation;
  await anna.say("assign", { to: "anna" });
  await anna.say("answer", { by: "mail", text: "Ja, mit 52.000 Euro liegen Sie über der Grenze." });
  await log.getByText("Ja, mit 52.000 Euro liegen Sie über der Grenze.").waitFor();
  await log.getByText(`Antwort per E-Mail, Zeichen ${reference}`).waitFor();
  await page.locator("kammerlotse-header").getByText("Ihre Nachricht ist beantwortet").waitFor();
  await good("answered");
});

await check("who has waited too long is offered the form, with a time only where it was measured", async () => {
  for (let i = 0; i < 6; i++) {                                   // waits to be measured
    const one = await employer(program, "Was ist die Blaue Karte?");
    await takes(anna);
    await anna.say("close");
    await anna.say("wrap-up", { topic: "blaue-karte", kind: "auskunft", solved: true });
    one.ws.close();
  }
  await visit();
  await asked();
  await button("Mit einer Person sprechen").click();
  await button("Person anfragen").click();
  await page.getByText(/Meist (eine Minute|\d+ Minuten)/).waitFor();
  await log.getByText("Es dauert heute länger").waitFor({ timeout: 15_000 });
  await page.getByRole("heading", { name: "Nachricht hinterlassen" }).waitFor();
  await good("waited");
  await page.keyboard.press("Escape");
  await log.getByRole("button", { name: "Nachricht hinterlassen" }).waitFor();
});

await check("a message is preferred while waiting, and an advisor who comes meanwhile takes nothing away", async () => {
  program.configure(config);
  await program.kill();
  await program.start();
  anna = await comes("anna");
  await visit();
  await asked();
  await button("Mit einer Person sprechen").click();
  await button("Person anfragen").click();
  await button("Lieber eine Nachricht hinterlassen").click();
  await expectFocus("Nachricht hinterlassen");
  await text().fill("Mein Entwurf");
  await good("message-while-waiting");
  await takes(anna);
  await page.getByRole("alert").getByText("Anna Beispiel ist jetzt für Sie da. Ihr Entwurf bleibt erhalten.").waitFor();
  await expectFocus("Ihre Nachricht");
  await good("talk-instead");
  await button("Zum Gespräch").press("Enter");
  await expectFocus("Ihre Nachricht");
  await say("Guten Tag!");
  await anna.event("said", ({ by, body }) => by === "employer" && body.text === "Guten Tag!");
});

await check("out of hours the next opening is told, in English too", async () => {
  closeTheOffice();
  await visit();
  await button("English").click();
  await page.getByLabel("Your question").fill("What is the EU Blue Card?");
  await page.keyboard.press("Enter");
  await log.getByText("Blue Card").nth(1).waitFor();
  await button("Talk to a person").first().click();
  await good("english-handoff");
  await button("Ask for a person").click();
  await log.getByText(/out of office right now\. We are back: [A-Z][a-z]+, 9 a\.m\.(?!\.)/).waitFor();
  await page.getByLabel("Phone").fill("0361 12345");
  await page.getByRole("checkbox").check();
  await good("english-closed");
  await button("Send message").press("Enter");
  await log.getByText("an advisor will answer you by phone at 0361 12345.").waitFor();
  await button("End conversation").click();
  await button("Yes, end it").click();
  await button("New conversation").waitFor();
  expect(await page.getByRole("radio").count() === 0, "what is not answered yet is to be rated");
  await good("english-ended");
});

goes(anna);
await browser.close();
await program.remove();
process.exit(report());
