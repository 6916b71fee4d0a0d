// Both sides of a hand-over in real browsers, with a real mail server between them: what an employer does in the widget
// reaches the advisor at the desk, and the answer comes back, also by mail.
// Usage: node handoff.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Program, checks, expect, freePort } from "../program.mjs";
import { launch, looks } from "./looks.mjs";
import { password, signIn } from "./peers.mjs";

const [path, screenshots] = process.argv.slice(2);
const mailPort = await freePort();
const program = new Program(path, {
  chamber: { name: "IHK Musterregion" },
  limits: { start: 0, grace: 1, presence: 5 },
  mail: { url: `smtp://127.0.0.1:${mailPort}`, from: "lotse@ihk.example", reply_domain: "ihk.example", tls: "none" },
});
const mails = join(program.folder, "mails");
const post = spawn("/usr/bin/python3", ["-m", "aiosmtpd", "-n", "-l", `127.0.0.1:${mailPort}`, "-c", "aiosmtpd.handlers.Mailbox", mails], { stdio: "ignore" });
mkdirSync(screenshots, { recursive: true });
program.addUser("anna", "Anna Beispiel", password);
program.addUser("bernd", "Bernd Krause", password);
program.addUser("edda", "Edda Muster", password, "editor");
await program.start();
const browser = await launch();
const faults = [];
let desk, widget;
const { check, report } = checks(async (number) => {
  await desk?.screenshot({ path: join(screenshots, `failed-${number}-handoff-desk.png`) }).catch(() => {});
  await widget?.screenshot({ path: join(screenshots, `failed-${number}-handoff-widget.png`) }).catch(() => {});
});

async function newPage(options = {}) {
  const page = await (await browser.newContext({ bypassCSP: true, ...options })).newPage();    // for axe
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => faults.push(error.message));
  return page;
}
async function deskOf(login, options) {
  const page = await newPage(options);
  await page.goto(`${program.address}/desk`);
  await page.getByLabel("Benutzername").fill(login);
  await page.getByLabel("Passwort").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Gespräche" }).or(page.getByText("Niemand wartet.")).first().waitFor();
  return page;
}
/** Asks the question in a widget nobody has used before. */
async function asks(question) {
  const page = await newPage({ viewport: { width: 420, height: 800 } });
  await page.goto(program.address);
  await page.getByRole("button", { name: "Chat öffnen" }).click();
  await page.getByLabel("Ihre Frage").fill(question);
  await page.keyboard.press("Enter");
  await page.getByRole("log").locator("kammerlotse-answer").first().waitFor();
  await page.getByRole("button", { name: "Mit einer Person sprechen", exact: true }).click();
  return page;
}
async function good(page, name, sizes) {
  const found = await looks(page, screenshots, `handoff-${name}`, sizes);
  expect(found.length === 0, found.join("; "));
}
/** The mail to that address, as it came. */
async function mailTo(address, subject) {
  const folder = join(mails, "new");
  for (let i = 0; i < 200; i++) {
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      const text = readFileSync(join(folder, file), "utf8");
      if (text.includes(address) && text.includes(subject)) return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${address} with ${subject}`);
}
async function mailServer() {
  for (let i = 0; i < 100; i++) {
    const open = await new Promise((resolve) => {
      const socket = connect(mailPort, "127.0.0.1", () => { socket.end(); resolve(true); }).on("error", () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the mail server does not answer");
}
await mailServer();

let reference;
await check("nobody is there: a message is left, with a reference, and confirmed by mail", async () => {
  widget = await asks("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
  await widget.getByLabel("Firma").fill("Muster Metallbau GmbH");
  await widget.getByRole("button", { name: "Person anfragen" }).or(widget.getByRole("button", { name: "Weiter" })).first().click();
  await widget.getByRole("heading", { name: "Nachricht hinterlassen" }).waitFor();
  await widget.getByLabel("Ihre Nachricht").fill("Reichen 52.000 Euro für unsere Ingenieurin?");
  await widget.getByLabel("E-Mail").fill("petra@firma.example");
  await widget.getByRole("checkbox").check();
  await widget.getByRole("button", { name: "Nachricht senden" }).click();
  reference = await widget.locator("kammerlotse-receipt strong").innerText();
  const mail = await mailTo("petra@firma.example", reference);
  expect(/^Subject: .*/m.test(mail) && mail.includes("text/plain"), "the mail has no subject or no plain text");
});

await check("the advisor takes charge of it and answers by mail; the mail comes, to be replied to under its reference", async () => {
  desk = await deskOf("anna");
  await desk.locator(".group.messages .row").first().click();
  await desk.locator("article", { hasText: "Reichen 52.000 Euro" }).waitFor();
  await desk.locator("desk-conversation h2").focus();
  await desk.keyboard.press("w");
  await desk.keyboard.press("Control+Enter");
  await desk.getByText("Anna Beispiel ist jetzt zuständig.").waitFor();
  await desk.getByRole("radio", { name: "E-Mail" }).check();
  await desk.locator("desk-answer textarea").fill("Ja: Mit 52.000 Euro liegen Sie über der Grenze. Schöne Grüße");
  await good(desk, "answer-by-mail", [[1280, 800], [768, 1024]]);
  await desk.keyboard.press("Control+Enter");
  await desk.getByText("Beantwortet.", { exact: true }).waitFor();
  const mail = await mailTo("petra@firma.example", "52.000 Euro liegen Sie");
  expect(mail.includes(`reply+${reference}@ihk.example`), `Reply-To: ${/^Reply-To:.*/m.exec(mail)}`);
  await widget.getByRole("log").getByText("52.000 Euro liegen Sie über der Grenze").waitFor();
});

await check("while the desk is out of sight a desktop notification tells who waits, without a word of theirs", async () => {
  await desk.context().close();
  desk = await deskOf("anna", { permissions: ["notifications"] });
  await desk.evaluate(() => {
    globalThis.told = [];
    const Real = globalThis.Notification;
    globalThis.Notification = class extends Real {
      constructor(title, options) { super(title, options); globalThis.told.push(`${title} ${options.body}`); }
    };
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  });
  await desk.getByRole("button", { name: "Meldungen und Tasten" }).click();
  await desk.getByLabel(/Meldung auf dem Bildschirm|Benachrichtigung/).check();
  await desk.keyboard.press("Escape");
  widget = await asks("Was ist ein Berufssprachkurs?");
  await widget.getByLabel("Firma").fill("Bäckerei Süß");
  await widget.getByRole("button", { name: "Person anfragen" }).click();
  await desk.waitForFunction(() => globalThis.told.length > 0);
  const told = await desk.evaluate(() => globalThis.told.join("\n"));
  expect(!told.includes("Berufssprachkurs") && !told.includes("Süß"), `it tells ${told}`);
  await desk.evaluate(() => delete document.visibilityState);
});

await check("who was taken and whose advisor vanishes is told, and stands at the front for the next one", async () => {
  await desk.locator(".group.waiting .row").first().click();
  await desk.locator("[data-step=take]").click();
  await widget.getByRole("log").getByText("Anna Beispiel").first().waitFor();
  const colleague = await deskOf("bernd");
  await desk.context().close();
  await widget.getByText(/Anna Beispiel (ist gerade nicht erreichbar|ist nicht mehr verbunden)|wieder ganz vorn|gleich weiter/).first().waitFor({ timeout: 30_000 });
  desk = colleague;
  await desk.locator(".group.waiting .row", { hasText: "Berufssprachkurs" }).first().waitFor({ timeout: 30_000 });
  await desk.locator(".group.waiting .row").first().click();
  await desk.locator("[data-step=take]").click();
  await widget.getByRole("log").getByText("Bernd Krause").first().waitFor();
});

await check("it is noted in the wrap-up, and becomes a draft for the editors, without what is personal", async () => {
  await desk.locator("desk-composer textarea").first().fill("Die Kurse bezahlt das BAMF. Rufen Sie mich an: 0361 1234567.");
  await desk.keyboard.press("Control+Enter");
  await widget.getByRole("log").getByText("Die Kurse bezahlt das BAMF.").waitFor();
  await desk.locator("desk-conversation h2").focus();
  await desk.keyboard.press("b");
  await desk.getByLabel("Daraus einen Wissenseintrag").check();
  await good(desk, "wrap-up", [[1280, 800], [768, 1024]]);
  await desk.keyboard.press("Control+Enter");
  await desk.getByText("Notiert.", { exact: true }).waitFor();
  const { drafts } = await (await fetch(`${program.address}/api/desk/drafts`, { headers: await signIn(program, "edda") })).json();
  const draft = drafts.find(({ question }) => question.includes("Berufssprachkurs"));
  expect(draft, "there is no draft of it");
  expect(draft.answer.includes("BAMF") && !draft.answer.includes("1234567"), `the answer is ${draft.answer}`);
});

await check("no page has thrown an error", async () => expect(faults.length === 0, faults.join("; ")));

await browser.close();
post.kill();
await program.remove();
process.exit(report());
