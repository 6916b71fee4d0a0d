// The advisors' desk in a real browser, with colleagues and employers beside it who speak the protocol.
// Usage: node desk.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch, looks as lookAt } from "./looks.mjs";
import { advisor, employer, password, signIn } from "./peers.mjs";

const [path, screenshots] = process.argv.slice(2);
const program = new Program(path);
mkdirSync(screenshots, { recursive: true });
for (const [login, name] of [["anna", "Anna Beispiel"], ["bernd", "Bernd Krause"]]) program.addUser(login, name, password);
program.addUser("chef", "Carla Chef", password, "head");
await program.start();
const browser = await launch();
// axe is injected as a script, which the pages' own policy rightly forbids
const context = await browser.newContext({ bypassCSP: true });
const page = await context.newPage();
page.setDefaultTimeout(8000);
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
await page.addInitScript(() => {           /* hears the alarm */
  globalThis.rung = [];
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...given) { globalThis.rung.push(Date.now()); return start.apply(this, given); };
});
const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-${number}-desk.png`) }).catch(() => {}));
const found = [];       // by axe and on small screens, over all views
const looks = async (name, sizes) => { found.push(...await lookAt(page, screenshots, `desk-${name}`, sizes)); };
const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
const type = (text) => page.keyboard.type(text);
const row = (text) => page.locator(".row", { hasText: text });
const group = (name) => page.locator(`.group.${name} .row`);
const focusedIn = (selector) => page.waitForFunction((one) => document.activeElement?.matches(one), selector);
/** Away from where one types, so that single keys are shortcuts. */
const stopTyping = () => page.locator("desk-conversation h2").focus();

await check("signing in says what is wrong, and an empty desk says what will happen", async () => {
  await page.goto(`${program.address}/desk`);
  await page.getByLabel("Benutzername").fill("anna");
  await page.getByLabel("Passwort").fill("falsch");
  await press("Enter");
  await page.getByText("Benutzername oder Passwort stimmt nicht.").waitFor();
  await looks("sign-in");
  await page.getByLabel("Passwort").fill(password);
  await press("Enter");
  await page.getByText("Niemand wartet.").waitFor();
  await looks("empty");
});

const question = "Wie hoch ist die Gehaltsgrenze der Blauen Karte?";
let asking;
await check("who comes to wait appears, is announced and counted in the title, and rings", async () => {
  asking = await employer(program, question, { given: { note: "Der Bewerber sitzt bei uns." } });
  await group("waiting").first().waitFor();
  await page.locator("[role=status]", { hasText: "Eine Anfrage wartet neu." }).waitFor({ state: "attached" });
  expect((await page.title()).startsWith("(1)"), `the title is ${await page.title()}`);
  await page.waitForFunction(() => globalThis.rung.length > 0);
  await looks("board-1");
  await group("waiting").first().click();
  await page.getByText("50.700 Euro").first().waitFor();
  await page.locator("article.employer", { hasText: "Der Bewerber sitzt bei uns." }).waitFor();
  await looks("waiting");
});

await check("it rings again until somebody takes it", async () => {
  const before = await page.evaluate(() => globalThis.rung.length);
  await page.waitForFunction((count) => globalThis.rung.length > count, before, { timeout: 45_000 });
});

await check("by keyboard alone: take, write, insert an entry, end and note", async () => {
  await page.reload();
  await group("waiting").first().waitFor();
  await press("l", "Enter", "u");
  await focusedIn("desk-composer textarea");
  await type("Guten Tag, ich sehe gleich nach.");
  await press("Control+Enter");
  await asking.event("said", (e) => e.by === "advisor" && e.body.text === "Guten Tag, ich sehe gleich nach.");
  await press("Control+k");
  await type("Gehaltsgrenze Blaue Karte");
  await page.locator(".found li button.insert", { hasText: "Einfügen" }).first().waitFor();
  await press("ArrowDown");
  await looks("knowledge");
  await focusedIn(".found button.insert");
  while (await page.evaluate(() => document.activeElement.closest("li").matches(".value"))) await press("ArrowDown");
  await press("Enter");
  const inserted = await asking.event("inserted");
  expect(inserted.event.body.stand, "the entry has no legal date");
  await page.getByRole("log").locator("kammerlotse-answer").nth(1).waitFor();
  await looks("talk-1");
  await press("b");
  await focusedIn("dialog [name=topic]");
  expect(await page.locator("[name=topic]").inputValue() === inserted.event.body.title, `the topic is ${await page.locator("[name=topic]").inputValue()}`);
  await page.getByLabel("Daraus einen Wissenseintrag").press(" ");
  expect(await page.locator("[name=question]").inputValue() === question, "the question is not filled in");
  await looks("wrap-up");
  await page.getByLabel("Daraus einen Wissenseintrag").press(" ");
  await press("Control+Enter");
  await asking.event("closed");
  await page.getByText("Notiert.", { exact: true }).waitFor();
  await group("closed").first().waitFor();
});

await check("a figure is inserted as it is valid today", async () => {
  asking = await employer(program, "Was verdient man mit der Blauen Karte mindestens?");
  await press("l");
  await group("waiting").first().click();
  await press("u");
  await focusedIn("desk-composer textarea");
  await press("Control+k");
  await type("blaue karte");
  const value = page.locator(".found li.value button").first();
  await value.waitFor();
  await value.press("Enter");
  const { event } = await asking.event("inserted-value");
  await page.getByRole("log").getByText(event.body.text).first().waitFor();
});

await check("a suggestion to the employer's message is inserted by one key, and what is being typed stays", async () => {
  await asking.say("say", { text: "Und was ist ein Berufssprachkurs?" });
  await page.getByRole("heading", { name: "Passt zur letzten Nachricht" }).waitFor();
  await stopTyping();
  await press("a");
  await type("Ich schreibe noch");
  await looks("suggestions");
  const title = await page.locator("desk-suggestions li b").first().innerText();
  await press("Alt+1");
  await asking.event("inserted", (e) => e.body.title === title);
  expect(await page.getByLabel("Ihre Nachricht").inputValue() === "Ich schreibe noch", "what was being typed is lost");
  await page.getByRole("heading", { name: "Passt zur letzten Nachricht" }).waitFor({ state: "detached" });
});

let second;
await check("drafts are kept for each of several conversations, over a reload too", async () => {
  second = await employer(program, "Darf ein Werkstudent aus Marokko 20 Stunden arbeiten?");
  await group("waiting").first().click();
  await press("u");
  await focusedIn("desk-composer textarea");
  await type("Der zweite Entwurf");
  await stopTyping();
  await press("n");
  await type("Notiz im Entwurf");
  await page.reload();
  await page.locator("desk-tabs li").nth(1).waitFor();
  await page.getByLabel("Ihre Nachricht").waitFor();
  expect(await page.getByLabel("Ihre Nachricht").inputValue() === "Der zweite Entwurf", "the second draft is lost");
  await stopTyping();
  await press("k");
  await page.getByRole("heading", { name: "Was verdient man" }).waitFor();
  expect(await page.getByLabel("Ihre Nachricht").inputValue() === "Ich schreibe noch", "the first draft is lost");
  await page.getByLabel("Ihre Nachricht").fill("");
  await stopTyping();
  await press("j", "n");
  await focusedIn("desk-composer form.note textarea");
  expect(await page.getByLabel("Notiz für das Team").inputValue() === "Notiz im Entwurf", "the note is lost");
});

await check("a note is for the team only, and looks different", async () => {
  await page.getByLabel("Notiz für das Team").fill("Bitte vor Freitag klären.");
  await looks("note");
  await press("Control+Enter");
  await page.locator("article.noted", { hasText: "Bitte vor Freitag klären." }).waitFor();
  await second.say("say", { text: "Vielen Dank." });
  await page.getByRole("log").getByText("Vielen Dank.").waitFor();
  expect(!JSON.stringify(second.heard).includes("Freitag"), "the employer has heard the note");
});

await check("both see that the other types", async () => {
  second.send({ type: "typing", on: true });
  await page.getByText("schreibt …").first().waitFor();
  second.send({ type: "typing", on: false });
  await page.getByText("schreibt …").first().waitFor({ state: "detached" });
  await stopTyping();
  await press("a");
  await type("So");
  await second.until((m) => m.type === "typing" && m.who === "advisor" && m.on, "typing");
  await page.getByLabel("Ihre Nachricht").fill("");
});

await check("one is put aside until a day with a note, and resumed", async () => {
  await stopTyping();
  await press("z");
  await page.getByRole("button", { name: "In 3 Tagen" }).click();
  await page.getByLabel("Notiz dazu").fill("wartet auf den Bescheid");
  await looks("hold");
  await press("Control+Enter");
  await second.event("held");
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await second.event("resumed");
  await group("hold").first().waitFor({ state: "detached" });
  await stopTyping();
  await press("z");
  await page.getByRole("button", { name: "Ohne Termin" }).click();
  await press("Control+Enter");
  await group("hold").first().waitFor();
  await page.getByText("wartet auf den Bescheid").waitFor();
  await page.locator("[data-step=resume]").waitFor();
  await looks("on-hold", [[1280, 800]]);
  await stopTyping();
  await press("u");
  await focusedIn("desk-composer textarea");
});

let colleague;
await check("who was slower is told who has it", async () => {
  const wanted = await employer(program, "Was ist ein Berufssprachkurs?");
  await group("waiting").first().click();
  await page.locator("[data-step=take]").waitFor();
  colleague = await advisor(program, "bernd");
  await page.evaluate(() => { const panes = document.querySelector("desk-panes"); globalThis.slow = { ...panes.desk.row(panes.desk.current) }; });
  await colleague.say("take", { conversation: wanted.conversation });
  await page.evaluate(() => document.querySelector("desk-panes").step(globalThis.slow, "take"));
  await page.getByRole("alert").getByText("Bernd Krause war schneller").waitFor();
  await looks("taken", [[1280, 800], [320, 640]]);
  await page.getByRole("button", { name: "Meldung schließen" }).click();
  await group("others").first().waitFor();
});

await check("single keys can be switched off, and the help says so", async () => {
  await stopTyping();
  await press("?");
  await page.getByRole("dialog", { name: "Tastenkürzel" }).waitFor();
  await looks("keys");
  await press("Escape");
  await page.getByRole("button", { name: "Meldungen und Tasten" }).click();
  await looks("alerts");
  await page.getByLabel("Einzelne Tasten als Kürzel").uncheck();
  await press("Escape");
  await stopTyping();
  await press("?");
  expect(await page.getByRole("dialog", { name: "Tastenkürzel" }).count() === 0, "the key still works");
  await page.getByRole("button", { name: "Meldungen und Tasten" }).click();
  await page.getByLabel("Einzelne Tasten als Kürzel").check();
  await press("Escape");
});

await check("what is written without a connection is marked, and sent once it is back", async () => {
  await row("Darf ein Werkstudent").first().click();
  await program.kill();
  await page.getByText("getrennt, verbindet neu").waitFor();
  await stopTyping();
  await press("a");
  await type("Das schreibe ich ohne Verbindung.");
  await press("Control+Enter");
  await page.getByText("wird gesendet, sobald die Verbindung steht").waitFor();
  await looks("offline");
  await program.start();
  await page.getByText("verbunden", { exact: true }).waitFor({ state: "attached", timeout: 60_000 });
  await page.getByText("wird gesendet").first().waitFor({ state: "detached" });
  const texts = await page.getByRole("log").getByText("Das schreibe ich ohne Verbindung.").count();
  expect(texts === 1, `it stands ${texts} times`);
});

await check("the history finds what is over, and it can be read and printed", async () => {
  await page.getByRole("button", { name: "Verlauf", exact: true }).click();
  await page.locator("desk-history tbody tr").first().waitFor();
  await page.getByLabel("Suchen in Firma").fill("Gehaltsgrenze");
  await page.waitForFunction(() => document.querySelectorAll("desk-history tbody tr").length === 1);
  await looks("history-1");
  await page.locator("desk-history td button").first().press("Enter");
  await page.locator(".reading pre", { hasText: "50.700" }).waitFor();
  await page.getByRole("button", { name: "Drucken" }).waitFor();
  await looks("reading");
  await press("Escape");
  await page.getByLabel("Suchen in Firma").fill("xyzunauffindbar");
  await page.getByText("Kein Gespräch passt").waitFor();
  await page.getByRole("button", { name: "Gespräche", exact: true }).click();
});

const given = { firm: "Müller Metallbau GmbH", place: "Gotha", name: "Jana Müller", email: "jana@mueller.example", consent: "2026-11" };

await check("who asks stands beside the talk, with what the firm asked before", async () => {
  const before = await employer(program, question, { given });
  colleague = await advisor(program, "bernd");
  colleague.send({ type: "presence", status: "available" });
  await colleague.say("take", { conversation: before.conversation });
  await colleague.say("wrap-up", { conversation: before.conversation, topic: "Frühere Beratung", kind: "beratung", solved: true, firm: given.firm });
  second = await employer(program, "Wie läuft das beschleunigte Fachkräfteverfahren ab?", { given });
  await row("Wie läuft das beschleunigte").first().click();
  const facts = page.locator("desk-case");
  for (const text of ["Müller Metallbau GmbH", "Gotha", "Jana Müller", "jana@mueller.example"]) await facts.getByText(text, { exact: true }).waitFor();
  await facts.getByText("Frühere Beratung").waitFor();
  await page.locator("[data-step=take]").click();
  await focusedIn("desk-composer textarea");
  await looks("case");
});

await check("a ready-made reply is put in where one writes, with the names of this talk", async () => {
  const answer = await fetch(`${program.address}/api/desk/admin/reply`, { method: "POST", headers: { ...await signIn(program, "chef"), "Content-Type": "application/json" },
    body: JSON.stringify({ lang: "de", title: "Begrüßung", text: "Guten Tag {{name}}, hier ist {{advisor}}." }) });
  expect(answer.ok, `the reply is not kept: ${answer.status}`);
  await page.reload();
  await page.getByRole("button", { name: "Textbausteine" }).waitFor();
  await stopTyping();
  await press("t");
  await focusedIn("#replies input");
  await looks("replies");
  await type("grüß");
  await press("Enter");
  await page.waitForFunction(() => document.querySelector("desk-composer textarea").value === "Guten Tag Jana Müller, hier ist Anna Beispiel.");
  await page.getByLabel("Ihre Nachricht").fill("");
});

await check("a message is marked sent, delivered and read, as the employer's browser tells", async () => {
  await type("Guten Tag, Frau Müller.");
  await press("Control+Enter");
  const { event } = await second.event("said", (e) => e.by === "advisor");
  const mark = page.locator("article", { hasText: "Guten Tag, Frau Müller." }).locator(".mark");
  await mark.getByText("gesendet").waitFor();
  second.send({ type: "seen", delivered: event.seq, read: 0 });
  await mark.getByText("zugestellt").waitFor();
  second.send({ type: "seen", delivered: event.seq, read: event.seq });
  await mark.getByText("gelesen").waitFor();
});

await check("a colleague is mentioned by @ in a note, and hears of it; being mentioned is told here", async () => {
  await page.locator(".people").getByText("Bernd Krause").waitFor();
  await stopTyping();
  await press("n");
  await type("Bitte einmal mitlesen @be");
  await page.getByRole("option", { name: "Bernd Krause" }).waitFor();
  await looks("mention", [[1280, 800]]);
  await press("Enter");
  await press("Control+Enter");
  await colleague.until((m) => m.type === "mentioned" && m.text.includes("@bernd"), "mentioned");
  await colleague.say("note", { conversation: second.conversation, text: "@anna mache ich." });
  await page.getByText("Bernd Krause hat Sie in einer Notiz erwähnt.").waitFor();
});

await check("a conversation is passed on to a colleague and to a team, with a note", async () => {
  await stopTyping();
  await press("w");
  await page.locator("dialog [name=to]").selectOption({ value: "team:anerkennung" });
  await page.getByLabel("Notiz dazu").fill("Es geht um die Anerkennung.");
  await looks("transfer");
  await press("Control+Enter");
  await page.getByText("An Anerkennung weitergegeben.").waitFor();
  await group("waiting").filter({ hasText: "Wie läuft das" }).waitFor();
  await page.getByText("Es geht um die Anerkennung.").waitFor();
  await stopTyping();
  await press("u");
  await focusedIn("desk-composer textarea");
  await stopTyping();
  await press("w");
  await page.locator("dialog [name=to]").selectOption({ value: "person:bernd" });
  await press("Control+Enter");
  await page.getByText("An Bernd Krause weitergegeben.").waitFor();
  await group("others").filter({ hasText: "Wie läuft das" }).waitFor();
  await page.getByText("Bernd Krause führt dieses Gespräch.").waitFor();
});

await check("one is taken over from a colleague who is away", async () => {
  colleague.send({ type: "presence", status: "away" });
  const over = page.getByRole("button", { name: "Von Bernd Krause übernehmen" });
  await over.waitFor();
  await looks("take-over", [[1280, 800]]);
  await over.click();
  await focusedIn("desk-composer textarea");
  await group("mine").filter({ hasText: "Wie läuft das" }).waitFor();
});

await check("what was said at length is cut to what an entry may have, and can be noted", async () => {
  const long = await employer(program, "Welche Unterlagen braucht die Ausländerbehörde?");
  await stopTyping();
  await press("l");
  await row("Welche Unterlagen braucht").click();
  await press("u");
  await focusedIn("desk-composer textarea");
  for (const letter of ["x", "y"]) {
    await page.getByLabel("Ihre Nachricht").fill(letter.repeat(1500));
    await press("Control+Enter");
    await long.event("said", (e) => e.body.text.startsWith(letter));
  }
  await page.locator("article", { hasText: "yyyy" }).waitFor();
  await stopTyping();
  await press("b");
  await page.getByLabel("Daraus einen Wissenseintrag").press(" ");
  const { length } = await page.locator("[name=answer]").inputValue();
  expect(length === 2000, `the answer has ${length} characters`);
  await page.locator("#left-answer", { hasText: "Noch 0 Zeichen" }).waitFor();
  await page.locator("[name=question]").press("End");
  await type("!");
  await page.locator("#left-question", { hasText: "Noch 1952 Zeichen" }).waitFor();
  await looks("wrap-up-long");
  await press("Control+Enter");
  await page.getByText("Notiert.", { exact: true }).waitFor();
  await long.event("closed");
});

await check("a message that was left is assigned and answered, with what the knowledge says", async () => {
  const left = await employer(program, "Darf ich einen Koch aus Indien einstellen?", { asks: false });
  await left.say("leave-message", { text: "Bitte rufen Sie mich an, es geht um einen Koch.", phone: "+49 3621 123456", consent: "2026-11", firm: "Gasthof zum Löwen", name: "Otto Wirt" });
  await group("messages").first().click();
  await page.locator("article", { hasText: "Bitte rufen Sie mich an" }).waitFor();
  await looks("message");
  await stopTyping();
  await press("w");
  await page.locator("dialog [name=to]").waitFor();
  await looks("assign", [[1280, 800], [320, 640]]);
  await press("Control+Enter");
  await page.getByText("Anna Beispiel ist jetzt zuständig.").waitFor();
  await group("messages").getByText("für mich").waitFor();
  await press("Control+k");
  await type("Koch");
  await page.locator(".found li:not(.value) button").first().press("Enter");
  const field = page.getByLabel("Was besprochen wurde");
  await page.waitForFunction(() => document.querySelector("desk-answer textarea").value.includes("Stand"));
  await looks("answer");
  await field.fill("Angerufen, Unterlagen folgen.");
  program.pause(true);                                            /* it takes a while, and one presses again */
  await field.press("Control+Enter");
  await field.press("Control+Enter");
  await page.locator(".unsent", { hasText: "Angerufen, Unterlagen folgen." }).waitFor();
  program.pause(false);
  await page.getByText("Beantwortet.", { exact: true }).waitFor();
  await page.getByText("Telefonat").first().waitFor();
  await page.locator(".unsent").waitFor({ state: "detached" });
  const times = await page.locator("article", { hasText: "Angerufen, Unterlagen folgen." }).count();
  expect(times === 1, `it was answered ${times} times`);
});

const questions = ["Anerkennung als Elektroniker aus Brasilien", "Kosten der Anerkennung einer Pflegefachkraft?", "How much is the minimum salary for the EU Blue Card?",
  "Unser Auszubildender aus Vietnam braucht eine Verlängerung seiner Aufenthaltserlaubnis, was müssen wir als Betrieb dabei tun?", "Wer hilft bei der Wohnungssuche?"];
async function more(upTo) {
  for (let i = await page.locator(".row").count(); i < upTo; i++) {
    const peer = await employer(program, questions[i % questions.length], { lang: i % 5 === 2 ? "en" : "de" });
    if (i % 6 === 1) await colleague.say("take", { conversation: peer.conversation });
  }
  await page.waitForFunction((count) => document.querySelectorAll(".row").length >= count, upTo);
}

await check("ten and fifty conversations stay readable, and can be filtered", async () => {
  colleague = await advisor(program, "bernd");
  colleague.send({ type: "presence", status: "available", capacity: 20 });
  await page.getByRole("button", { name: "Meldungen und Tasten" }).click();
  await page.getByLabel("Gespräche gleichzeitig").fill("20");       /* where all have their hands full, nobody can be asked for */
  await press("Tab", "Escape");
  await more(10);
  await looks("board-10");
  await more(50);
  await looks("board-50");
  await page.setViewportSize({ width: 768, height: 1024 });
  await press("l");
  await looks("list-50", [[768, 1024], [320, 640]]);
  const heights = await page.locator(".row").evaluateAll((rows) => rows.map((one) => one.offsetHeight));
  expect(Math.max(...heights) <= 64, `rows are up to ${Math.max(...heights)} pixels high`);
  await page.getByLabel("Betreff, Firma, Ort").fill("Brasilien");
  const shown = await page.locator(".row").allInnerTexts();
  expect(shown.length > 3 && shown.every((text) => text.includes("Brasilien")), `shown are ${shown.length}`);
  await page.getByLabel("Betreff, Firma, Ort").fill("xyz");
  await page.getByRole("button", { name: "Filter aufheben" }).click();
});

await check("the desk can be used in dark, in forced colours and in English", async () => {
  await row("Darf ein Werkstudent").first().click();
  await page.emulateMedia({ colorScheme: "dark" });
  await looks("dark");
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await looks("forced");
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.getByRole("button", { name: "Konto" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByLabel("Your message").waitFor();
  await looks("english");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Deutsch" }).click();
});

await check("under the server's own policy everything runs, the heartbeat in its worker too", async () => {
  const strict = await (await browser.newContext()).newPage();
  const complaints = [];
  strict.on("console", (message) => { if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text()); });
  strict.on("pageerror", (error) => complaints.push(error.message));
  const worker = strict.waitForEvent("worker");
  await strict.goto(`${program.address}/desk`);
  await strict.getByLabel("Benutzername").fill("bernd");
  await strict.getByLabel("Passwort").fill(password);
  await strict.keyboard.press("Enter");
  await strict.locator(".row").first().click();
  await strict.getByRole("log").waitFor();
  expect((await worker).url().endsWith("/desk-pulse.js"), "the worker is another");
  expect(complaints.length === 0, complaints.join("; "));
  await strict.close();
});

await check("no view has accessibility findings or is wider than its screen", async () => expect(found.length === 0, found.join("; ")));
await check("the page has thrown no error", async () => expect(faults.length === 0, faults.join("; ")));

await browser.close();
await program.remove();
process.exit(report());
