// The whole story in two browsers: question, answer, a person, a killed server, the end.
// Usage: node story.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Program, checks, expect } from "../program.mjs";

const [path, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const program = new Program(path);
const password = "ein langes Passwort";
mkdirSync(screenshots, { recursive: true });

let shot = 0;
const { check, report } = checks(async (number) => {
  await advisor.screenshot({ path: join(screenshots, `failed-${number}-desk.png`) }).catch(() => {});
  await employer.screenshot({ path: join(screenshots, `failed-${number}-employer.png`) }).catch(() => {});
});

async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

/** Runs axe as other people see the page, and the looks of it into the screenshots. */
async function findingsInOtherColours(page, name) {
  const found = [];
  for (const media of [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
    await page.emulateMedia(media);
    found.push(...await findings(page));
    await picture(page, `${name}-${media.forcedColors ? "forced" : "dark"}`);
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  return found;
}

/** What is wider than a screen of 320 pixels, in the page and in every shadow root. */
async function tooWide(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => {
    const wide = [];
    const look = (root) => {
      for (const element of root.querySelectorAll("*")) {
        const { right, width } = element.getBoundingClientRect();
        const scrolls = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible";
        if (width > 1 && (right > innerWidth + 1 || (scrolls && element.clientWidth > 1 && getComputedStyle(element).overflowX !== "hidden")))
          wide.push(`${element.tagName.toLowerCase()}.${element.className} ${Math.round(right)}`);
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return wide;
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

async function picture(page, name) {
  shot++;
  for (const [width, height] of [[1280, 800], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(screenshots, `${String(shot).padStart(2, "0")}-${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

program.addUser("anna", "Anna Beispiel", password);
await program.start();
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
// axe is injected as a script, which the pages' own policy rightly forbids
const employer = await (await browser.newContext({ bypassCSP: true })).newPage();
const advisor = await (await browser.newContext({ bypassCSP: true })).newPage();
const missing = [];
for (const page of [employer, advisor]) {
  page.setDefaultTimeout(5000);
  page.on("response", (response) => { if (response.status() === 404) missing.push(response.url()); });
}

const log = employer.getByRole("log");
const question = employer.getByLabel(/^Ihre (Frage|Nachricht)$/);
async function ask(text) {
  await question.fill(text);
  await employer.getByRole("button", { name: "Senden" }).click();
}
const reply = advisor.getByLabel("Ihre Nachricht");
async function write(text) {
  await reply.fill(text);
  await advisor.getByRole("button", { name: "Senden" }).click();
}

await check("before the first use nothing is stored and no socket is open", async () => {
  const sockets = [];
  employer.on("websocket", (socket) => sockets.push(socket.url()));
  await employer.goto(program.address);
  await employer.getByRole("button", { name: "Chat öffnen" }).waitFor();
  const stored = await employer.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  expect(JSON.stringify(stored) === '["",0,0]', `stored: ${JSON.stringify(stored)}`);
  expect(sockets.length === 0, `sockets: ${sockets}`);
  await picture(employer, "demo");
});

await check("the chat opens with the cursor in the question, and Escape goes back to where one was", async () => {
  await employer.getByRole("button", { name: "Chat öffnen" }).focus();
  await employer.keyboard.press("Enter");
  await employer.waitForFunction(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.tagName === "TEXTAREA";
  });
  await picture(employer, "greeting");
  await employer.keyboard.press("Escape");
  await employer.getByRole("dialog").waitFor({ state: "hidden" });
  await employer.getByRole("button", { name: "Chat öffnen" }).and(employer.locator(":focus")).waitFor();
  await employer.keyboard.press("Enter");
  await question.waitFor();
});

await check("a question is answered with its legal date and source", async () => {
  await ask("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
  await log.getByText("50.700 Euro").first().waitFor();
  await log.getByText("19. August 2026").first().waitFor();
  await log.getByRole("link", { name: /Paragraf 18 g/ }).first().waitFor({ state: "attached" });
  await picture(employer, "answer");
});

await check("a new answer is shown from its start", async () => {
  const [above, top] = await Promise.all([log.boundingBox(), log.getByRole("heading", { name: "Mindestgehalt" }).boundingBox()]);
  expect(top.y >= above.y && top.y < above.y + above.height / 2, `the title is at ${top.y}, the log begins at ${above.y}`);
});

await check("the whole answer unfolds and nothing is wider than a small screen", async () => {
  await log.getByText("Mehr anzeigen").click();
  await log.getByRole("table").waitFor();
  await picture(employer, "answer-unfolded");
  const wide = await tooWide(employer);
  expect(wide.length === 0, wide.join("; "));
});

await check("the widget has no accessibility findings, in dark and forced colours neither", async () => {
  const found = [...await findings(employer), ...await findingsInOtherColours(employer, "answer")];
  expect(found.length === 0, found.join("; "));
});

await check("a page that slept for long asks anew", async () => {
  const again = employer.waitForEvent("websocket");
  await employer.evaluate(() => {
    const seen = (state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    };
    const now = Date.now;
    seen("hidden");
    Date.now = () => now() + 31_000;
    seen("visible");
    Date.now = now;
    delete document.visibilityState;
  });
  await again;
});

await check("a question out of scope gets a signpost and the offer of a person", async () => {
  await ask("Warum ist mein IHK-Beitrag so hoch?");
  await log.getByText("Beitragsabteilung").waitFor();
  await picture(employer, "out-of-scope");
});

await check("the interface can be switched to English and back, and the log stays", async () => {
  await employer.getByRole("button", { name: "English" }).click();
  await employer.getByLabel("Your question").waitFor();
  await employer.getByRole("button", { name: "Talk to a person" }).last().waitFor();
  await log.getByText("Stand:").first().waitFor();   // an answer keeps its language, labels and all
  await log.getByText("Beitragsabteilung").waitFor();
  await picture(employer, "english");
  await employer.getByRole("button", { name: "Deutsch" }).click();
  await question.waitFor();
});

await check("the advisor signs in", async () => {
  await advisor.goto(`${program.address}/desk`);
  await advisor.getByLabel("Benutzername").fill("anna");
  await advisor.getByLabel("Passwort").fill(password);
  await advisor.getByRole("button", { name: "Anmelden" }).click();
  await advisor.getByText("Anna Beispiel").first().waitFor();
});

await check("the wish for a person brings the employer into the queue", async () => {
  await employer.getByRole("button", { name: "Mit einer Person sprechen" }).last().click();
  await employer.getByRole("button", { name: "Person anfragen" }).click();
  await employer.getByText("Sie warten auf eine Person.").first().waitFor();
  await picture(employer, "waiting");
});

await check("the advisor sees who waits", async () => {
  await advisor.getByText("Wie hoch ist die Gehaltsgrenze").first().waitFor();
  await picture(advisor, "desk-board");
});

await check("the advisor takes the conversation and reads the story so far", async () => {
  await advisor.getByText("Wie hoch ist die Gehaltsgrenze").first().click();
  await advisor.getByRole("button", { name: "Übernehmen" }).first().click();
  await reply.waitFor();
  await advisor.getByText("50.700 Euro").first().waitFor();
  await picture(advisor, "desk-taken");
});

await check("the advisor reads why the bot answered, and with which sources", async () => {
  const transcript = advisor.getByRole("log");
  await transcript.getByText("Warum diese Antwort?").first().click();
  await transcript.getByText("blaue-karte-gehalt").first().waitFor();
  await transcript.getByText(/^\d+\s%$/).first().waitFor();
  await transcript.getByRole("link", { name: /Paragraf 18 g/ }).first().waitFor();
  await transcript.getByText("19. August 2026").first().waitFor();
  await picture(advisor, "desk-reasons");
});

await check("the desk has no accessibility findings, in dark and forced colours neither, and fits a small screen", async () => {
  const found = [...await findings(advisor), ...await findingsInOtherColours(advisor, "desk"), ...await tooWide(advisor)];
  expect(found.length === 0, found.join("; "));
});

await check("the advisor sees that the employer types, and no longer once it is sent", async () => {
  await question.pressSequentially("Danke");
  await advisor.getByText("schreibt …").first().waitFor();
  await employer.getByRole("button", { name: "Senden" }).click();
  await advisor.getByText("schreibt …").first().waitFor({ state: "detached" });
});

await check("both write and read each other, and the bot is silent", async () => {
  await employer.getByText("Anna Beispiel").first().waitFor();
  await write("Guten Tag, wie kann ich helfen?");
  await log.getByText("Guten Tag, wie kann ich helfen?").waitFor();
  await ask("Wir haben eine Ingenieurin aus Indien.");
  await advisor.getByText("Wir haben eine Ingenieurin aus Indien.").first().waitFor();
});

await check("both go on by themselves after the server was killed", async () => {
  await program.kill();
  await ask("Das schreibe ich ohne Verbindung.");
  await program.start();
  await log.getByText("Das schreibe ich ohne Verbindung.").first().waitFor();
  await advisor.getByText("Das schreibe ich ohne Verbindung.").first().waitFor({ timeout: 40000 });
  await write("Ich habe es erhalten.");
  await log.getByText("Ich habe es erhalten.").waitFor({ timeout: 40000 });
  await picture(employer, "after-restart");
});

await check("nothing is lost or doubled and the order is kept", async () => {
  const wanted = ["Wie hoch ist die Gehaltsgrenze der Blauen Karte?", "Warum ist mein IHK-Beitrag so hoch?",
    "Guten Tag, wie kann ich helfen?", "Wir haben eine Ingenieurin aus Indien.",
    "Das schreibe ich ohne Verbindung.", "Ich habe es erhalten."];
  await employer.reload();
  await employer.getByRole("button", { name: "Chat öffnen" }).click();
  await log.getByText(wanted.at(-1)).waitFor();
  const text = await log.innerText();
  let at = -1;
  for (const sentence of wanted) {
    const count = text.split(sentence).length - 1;
    expect(count === 1, `"${sentence}" stands ${count} times`);
    expect(text.indexOf(sentence) > at, `"${sentence}" is out of order`);
    at = text.indexOf(sentence);
  }
});

await check("the advisor closes the conversation and the employer is told", async () => {
  await advisor.getByRole("button", { name: "Beenden", exact: true }).first().click();
  await advisor.getByRole("dialog").getByRole("button", { name: "Beenden und speichern" }).click();
  await employer.getByText("Das Gespräch ist beendet.").first().waitFor();
  await picture(employer, "closed");
  await picture(advisor, "desk-closed");
});

const typed = { country: "Indien", money: "50.000", number: "30", date: "2026-12-01", place: "Gotha" };
const card = employer.locator("kammerlotse-guide");
const askedNow = () => card.evaluate((element) => ({ ...element.question }));
/** Answers the question that is shown by keyboard, with the first option or something typed, and waits for the next step. */
async function answer(text) {
  const { kind, answers } = await askedNow();
  if (kind === "choice") {
    await card.locator(".choice").first().press("Enter");
  } else {
    await card.locator("input").fill(text ?? typed[kind]);
    await card.locator("input").press("Enter");
  }
  await stepped(answers.length + 1);
}
/** Waits for the step that so many answers lead to. */
const stepped = (answers) => employer.waitForFunction((count) => {
  const panel = document.querySelector("kammerlotse-widget").shadowRoot.querySelector("kammerlotse-panel");
  const shown = panel.shadowRoot.querySelector("kammerlotse-guide");
  return (shown?.question ?? shown?.conclusion)?.answers.length === count;
}, answers);
async function walkToTheEnd() {
  for (let i = 0; i < 20; i++) {
    if ((await askedNow()).kind === undefined) return;
    await answer();
  }
  throw new Error("the questions do not end");
}
/** Axe and small screens, for what is shown now. */
async function faults(page) {
  const found = await findings(page);
  await page.setViewportSize({ width: 320, height: 640 });
  found.push(...await findings(page));
  return [...found, ...await tooWide(page)];
}
const focused = () => employer.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.closest("kammerlotse-guide") ? at.tagName : at?.tagName === "TEXTAREA" ? "composer" : "elsewhere";
});

await check("guided questions start by keyboard, and what is not understood is explained at the field", async () => {
  await employer.getByRole("button", { name: "Neues Gespräch" }).click();
  await picture(employer, "greeting-flows");
  await employer.getByRole("button", { name: "Auszubildende aus dem Ausland" }).press("Enter");
  await stepped(0);
  await card.getByText("Frage 1, noch höchstens").waitFor();
  await picture(employer, "guide");
  expect(await focused() === "INPUT", "the field has not got the focus");
  const field = card.getByLabel("Land", { exact: true });
  for (const [text, name] of [["", "empty"], ["Atlantis", "unknown"]]) {
    await field.fill(text);
    await field.press("Enter");
    await card.locator("input[aria-invalid=true]").waitFor();
    const told = (await field.getAttribute("aria-describedby")).split(" ");
    const wrong = await card.getByText("Dieses Land kenne ich nicht").getAttribute("id");
    expect(told.includes(wrong), `the ${name} answer is not explained at its field`);
  }
  await card.and(employer.locator(":has(input[value=Atlantis])")).waitFor();
  expect(await focused() === "INPUT", "the field has lost the focus");
  const found = await faults(employer);
  await picture(employer, "guide-misunderstood");
  expect(found.length === 0, found.join("; "));
});

await check("guided questions go back and change an answer, also by the question in the log", async () => {
  await answer("Indien");
  expect((await askedNow()).answers[0].shown === "Indien", "the answer is not kept");
  expect(await focused() === "BUTTON", "the first option has not got the focus");
  const found = await faults(employer);
  await picture(employer, "guide-choice");
  expect(found.length === 0, found.join("; "));
  await card.getByRole("button", { name: "Zurück" }).press("Enter");
  await stepped(0);
  await answer("Türkei");
  await log.getByRole("button", { name: "Ändern: Welche Staatsangehörigkeit hat die Person?" }).press("Enter");
  await stepped(0);
  await answer("Brasilien");
  expect((await askedNow()).answers.map((given) => given.shown).join() === "Brasilien", "the answer is not changed");
});

await check("a free question in between leaves the guided one open, and the cursor where one writes", async () => {
  const { ask: open } = await askedNow();
  await ask("Was ist die Blaue Karte?");
  await log.getByRole("link", { name: /Paragraf 18 g/ }).first().waitFor({ state: "attached" });
  expect(await focused() === "composer", "the cursor has left the composer");
  expect((await askedNow()).ask === open, "the guided question is gone");
});

await check("guided questions lead to a result with all answers, which a reload keeps", async () => {
  await walkToTheEnd();
  expect(await focused() === "H3", "the result has not got the focus");
  const given = await card.evaluate((element) => element.conclusion.answers.map((one) => [one.ask, one.shown]));
  const summary = () => card.locator("dl > div").evaluateAll((rows) => rows.map((row) =>
    [row.querySelector("dt").innerText, row.querySelector("dd").innerText.replace(/\s*Ändern$/, "")]));
  const same = async () => expect(JSON.stringify(await summary()) === JSON.stringify(given), `the summary is ${JSON.stringify(await summary())}`);
  expect(given.length > 2 && given[0][1] === "Brasilien", `the answers are ${JSON.stringify(given)}`);
  await same();
  await card.getByText("Stand: 19. August 2026").waitFor();
  await card.getByRole("button", { name: "Mit einer Person sprechen" }).waitFor();
  await employer.reload();
  await employer.getByRole("button", { name: "Chat öffnen" }).click();
  await card.getByRole("heading", { name: "Ergebnis" }).waitFor();
  await same();
});

await check("the result has no accessibility findings, in dark and forced colours neither, and fits paper", async () => {
  const found = [...await faults(employer), ...await findingsInOtherColours(employer, "guide-result")];
  await employer.emulateMedia({ media: "print" });
  const hidden = await log.evaluate((element) => element.scrollHeight - element.clientHeight);
  await employer.emulateMedia({ media: null });
  await picture(employer, "guide-result");
  await card.locator("dl > div").last().scrollIntoViewIfNeeded();
  await picture(employer, "guide-summary");
  await log.locator(".past").last().scrollIntoViewIfNeeded();
  await picture(employer, "guide-earlier");
  expect(found.length === 0, found.join("; "));
  expect(hidden <= 0, `${hidden} pixels would not be printed`);
});

await check("what is taken for known can be taken back by keyboard, and a second question is offered", async () => {
  await ask("Unser Koch kommt aus Indien. Welche Gehaltsgrenze gilt für die Blaue Karte? Und was ist ein Berufssprachkurs?");
  await log.getByText("Sie haben noch mehr gefragt:").waitFor();
  const last = log.locator(".item.bot").last();        /* one is answered, the other offered */
  await last.getByText(/Blaue Karte/).first().waitFor();
  await last.getByText(/Berufssprachkurs/).first().waitFor();
  const known = employer.getByRole("list", { name: "Ich gehe aus von:" });
  await known.getByText("Indien").waitFor();
  const found = await faults(employer);
  await picture(employer, "known");
  await known.getByRole("button", { name: "Land: Indien nicht mehr verwenden" }).press("Enter");
  await log.getByText("Land wird nicht mehr verwendet").waitFor();
  expect(await known.getByText("Indien").count() === 0, "the country is still known");
  expect(await focused() === "composer", "the cursor is not in the composer");
  expect(found.length === 0, found.join("; "));
});

await check("an answer offers its flow, which leaves the result of another flow as it is", async () => {
  await ask("Wie läuft das beschleunigte Fachkräfteverfahren ab?");
  const offer = log.getByRole("button", { name: /^Schritt für Schritt klären: Das beschleunigte/ });
  const meant = log.getByRole("button", { name: /^Wie läuft das beschleunigte Fachkräfteverfahren ab/ });
  await offer.or(meant).first().waitFor();
  if (!await offer.count()) await meant.first().click();      // asked back what is meant
  await offer.first().click();
  await card.getByRole("heading", { name: "Wo ist die Person jetzt?" }).waitFor();
  await card.getByRole("heading", { name: "Ergebnis" }).waitFor();
});

await check("who is in charge is shown for a place, with a telephone link", async () => {
  await ask("Welche Ausländerbehörde ist zuständig?");
  await log.getByText("Für welchen Ort").first().waitFor();
  await ask("99510");
  await log.getByText("Landratsamt Weimarer Land").first().waitFor();
  const phones = await log.locator("address a[href^='tel:']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(phones.length > 0 && phones.every((phone) => /^tel:\+?\d{5,}$/.test(phone)), `telephone links: ${phones}`);
  await picture(employer, "offices");
  const found = await faults(employer);
  expect(found.length === 0, found.join("; "));
});

await check("the advisor reads the result with its answers, and the offices", async () => {
  await log.getByRole("button", { name: "Mit einer Person sprechen" }).first().click();
  await employer.getByRole("button", { name: "Person anfragen" }).click();
  await advisor.locator(".row.waiting").first().click();
  const transcript = advisor.getByRole("log");
  await transcript.getByRole("heading", { name: "Wegweiser: Auszubildende aus dem Ausland" }).waitFor();
  await transcript.getByText("Brasilien", { exact: true }).first().waitFor();
  await transcript.getByText("Landratsamt Weimarer Land").first().waitFor();
  const found = await faults(advisor);
  await transcript.getByRole("heading", { name: "Wegweiser:" }).first().scrollIntoViewIfNeeded();
  await picture(advisor, "desk-guide");
  expect(found.length === 0, found.join("; "));
});

await check("a topic of the season is answered by its button", async () => {
  await employer.getByRole("button", { name: "Gespräch beenden" }).click();
  await employer.getByRole("button", { name: "Ja, beenden" }).click();
  await employer.getByRole("button", { name: "Neues Gespräch" }).click();
  await employer.getByRole("heading", { name: "Jetzt oft gefragt" }).waitFor();
  const topic = employer.locator(".examples").first().getByRole("button").first(), title = (await topic.innerText()).trim();
  await topic.click();
  await log.getByRole("heading", { name: title }).waitFor();
});

await check("the editor's page has no accessibility findings, and no page asks for what is not there", async () => {
  await advisor.goto(`${program.address}/editor`);
  const found = [...await findings(advisor), ...await tooWide(advisor), ...missing];
  await picture(advisor, "editor");
  expect(found.length === 0, found.join("; "));
});

await browser.close();
await program.remove();
process.exit(report());
