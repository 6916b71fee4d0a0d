// The employer and the bot in a real browser: what one may begin with, looking while one types, saying whether an
// answer helped, keeping the conversation, two tabs, no connection, and parts that are loaded when they are needed.
// Usage: node chat.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { readFileSync } from "node:fs";
import { expect } from "../program.mjs";
import { Way } from "./frozen-line.mjs";
import { until, visitor } from "./visitor.mjs";

const [path, screenshots] = process.argv.slice(2);
const { v, program, check, done } = await visitor("chat", path, screenshots, { chamber: { name: "IHK Musterregion" } });
const button = (name) => v.button(name);
const everySize = [[1280, 800], [768, 1024], [320, 640]];
const options = () => v.page.getByRole("option");
const bodies = (type) => v.query("SELECT body FROM event WHERE type = ? ORDER BY at", type).map(([body]) => JSON.parse(body));
const yes = () => v.page.getByRole("button", { name: "Ja, hilfreich" }).last(), no = () => v.page.getByRole("button", { name: "Nein, nicht hilfreich" }).last();
/** How far an element is in the log's window: [above, below] in pixels, 0 where it is all in it. */
const outside = (locator) => locator.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect(), log = element.closest("kammerlotse-transcript").getBoundingClientRect();
  return [Math.max(0, log.top - top), Math.max(0, bottom - log.bottom)];
});

/* ---- to begin with ---------------------------------------------------------------------- */

await check("the greeting says what this is, what becomes of what is said, and what is asked now", async () => {
  await v.visit();
  await v.page.getByRole("heading", { name: "Jetzt oft gefragt" }).waitFor();
  const greeting = await v.log.locator(".greeting").innerText();
  for (const words of ["automatischer Assistent", "Feste, geprüfte Antworten, keine generative KI", "Auf Wunsch antwortet Ihnen eine Person", "Die IHK Musterregion speichert", "keine persönlichen Daten Dritter"])
    expect(greeting.includes(words), `the greeting does not say "${words}"`);
  expect(await v.page.getByRole("link", { name: "Datenschutz" }).getAttribute("href") === `${program.address}/datenschutz-hinweis`, "the link leads elsewhere");
  expect(await v.log.locator(".examples").first().getByRole("button").count() === 5, "there are not five topics");
  await v.good("greeting", everySize);
  await v.goodInOtherColours("greeting");
});

await check("a topic is answered by its button, and the conversation knows which notice was read before", async () => {
  const topic = v.log.locator(".examples").first().getByRole("button").first(), title = (await topic.innerText()).trim();
  await topic.click();
  await v.log.getByRole("heading", { name: title }).waitFor();
  const [started] = bodies("started");
  expect(started.notice === "2026-11-de", `the notice is ${started.notice}`);
  expect(await v.page.getByRole("heading", { name: "Jetzt oft gefragt" }).count() === 0, "topics are offered in the middle");
});

await check("without the server's topics one can begin all the same, also in English", async () => {
  await v.visit("", () => v.page.route("**/api/greeting/*", (route) => route.abort()));
  expect(await v.page.getByRole("heading", { name: "Jetzt oft gefragt" }).count() === 0, "there are topics from nowhere");
  await button("English").click();
  await v.page.getByText("I am an automatic assistant").waitFor();
  await v.page.getByLabel("Your question").fill("What is the EU Blue Card?");
  await v.page.keyboard.press("Enter");
  await v.log.getByText("Blue Card").nth(1).waitFor();
  expect(bodies("started").at(-1).notice === "2026-11-en", "another notice was shown");
});

/* ---- looking while one types ------------------------------------------------------------ */

let sent = [];
/** Notes what goes over the line. */
const listening = () => v.page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => sent.push(JSON.parse(payload))));

await check("what begins like the question is listed, without a conversation being begun", async () => {
  sent = [];
  await v.visit("", async () => listening());
  const before = v.query("SELECT count(*) FROM conversation")[0][0];
  await v.composer().pressSequentially("blaue ka");
  await options().first().waitFor();
  expect(await options().count() <= 5, "the list is long");
  await v.page.getByRole("status").getByText(/passende Antworten\. Mit Pfeil nach unten auswählen/).waitFor({ state: "attached" });
  expect(v.query("SELECT count(*) FROM conversation")[0][0] === before, "a conversation was begun");
  const looked = sent.filter(({ type }) => type === "find");
  expect(looked.length < 8, `looked ${looked.length} times for eight keys`);
  expect(sent.every(({ type }) => type === "hello" || type === "find"), `sent: ${sent.map(({ type }) => type)}`);
  await v.good("search", everySize);
  await v.goodInOtherColours("search");
});

await check("the list is walked by the arrows and left by Escape, which closes nothing else", async () => {
  await v.composer().focus();
  const chosen = () => v.page.evaluate(() => {
    const { shadowRoot } = document.querySelector("kammerlotse-widget").shadowRoot.querySelector("kammerlotse-panel").shadowRoot.querySelector("kammerlotse-composer");
    const id = shadowRoot.querySelector("textarea").getAttribute("aria-activedescendant");
    return id ? shadowRoot.getElementById(id).textContent : "";
  });
  expect(await chosen() === "", "something is chosen before anybody chose");
  const titles = (await options().allTextContents()).map((text) => text.trim());
  for (const wanted of [titles[0], titles[1]]) {
    await v.page.keyboard.press("ArrowDown");
    expect((await chosen()).trim() === wanted, `"${await chosen()}", not "${wanted}"`);
  }
  for (const wanted of [titles[0], "", titles.at(-1)]) {
    await v.page.keyboard.press("ArrowUp");
    expect((await chosen()).trim() === wanted, `"${await chosen()}", not "${wanted}"`);
  }
  await v.page.keyboard.press("Escape");
  await options().first().waitFor({ state: "detached" });
  expect(await v.page.getByRole("dialog").isVisible() && await v.composer().inputValue() === "blaue ka", "the chat or the text is gone");
});

await check("Enter shows the chosen entry, and sends what is typed where none is chosen", async () => {
  await v.composer().pressSequentially("r");
  await options().first().waitFor();
  await v.page.keyboard.press("ArrowDown");
  const title = (await options().first().textContent()).trim();
  await v.page.keyboard.press("Enter");
  await v.log.getByRole("heading", { name: title }).waitFor();
  expect(await v.composer().inputValue() === "", "the text was left behind");
  expect(!sent.some(({ type }) => type === "say"), "the words were sent too");
  await v.composer().pressSequentially("visum");
  await options().first().waitFor();
  await v.page.keyboard.press("Enter");
  await until(() => sent.find(({ type }) => type === "say"), "the question");
  await options().first().waitFor({ state: "detached" });
});

await check("it is not looked for what looks personal, nor for a whole sentence, nor while an advisor reads", async () => {
  sent = [];
  await v.composer().fill("chef@firma.example");
  await v.page.waitForTimeout(600);
  await v.composer().fill("Wir möchten einen Koch aus Indien einstellen und fragen uns, was zu tun ist");
  await v.page.waitForTimeout(600);
  await v.composer().fill("ab");
  await v.page.waitForTimeout(600);
  expect(sent.length === 0, `sent: ${JSON.stringify(sent)}`);
  await v.composer().fill("");
});

/* ---- did it help? ----------------------------------------------------------------------- */

await check("an answer is said to have helped by keyboard, and that can be taken back", async () => {
  await v.visit();
  await v.asked();
  await yes().focus();
  await v.page.keyboard.press("Enter");
  await v.page.getByText("Danke für die Rückmeldung.").waitFor();
  await v.expectFocus("Rückgängig");
  await v.good("helped");
  await v.page.keyboard.press("Enter");
  await yes().waitFor();
  await until(() => bodies("feedback").length === 2, "both of it");
  const [good, back] = bodies("feedback");
  expect(good.good === true && back.good === null && good.entry === "blaue-karte-gehalt", JSON.stringify([good, back]));
});

await check("where it did not help the reason is asked for, in view and with the focus, and may be left out", async () => {
  await no().focus();
  await v.page.keyboard.press("Enter");
  await v.expectFocus("Was stimmt nicht?");
  const [above, below] = await outside(v.page.locator("kammerlotse-reasons"));
  expect(above < 2 && below < 2, `it is ${above} px above and ${below} px below the window`);
  await v.good("reasons", everySize);
  await v.goodInOtherColours("reasons");
  await v.page.keyboard.press("Escape");
  await v.page.locator("kammerlotse-reasons").waitFor({ state: "detached" });
  await v.expectFocus("Rückgängig");
  expect(bodies("feedback").at(-1).reason === "" && bodies("feedback").at(-1).good === false, "it was not kept");
  expect(await v.page.locator(".helped.card").count() === 0, "a person is offered for one answer that did not help");
});

await check("a reason and words are added, too long ones are told, and what does not fit offers a person", async () => {
  await button("Grund angeben").press("Enter");
  await v.expectFocus("Was stimmt nicht?");
  await v.page.getByRole("radio", { name: "Passt nicht zu meiner Frage" }).check();
  const words = v.page.getByLabel("In Ihren Worten (freiwillig)");
  await words.fill("x".repeat(501));
  await v.page.getByText("1 Zeichen zu viel").waitFor();
  await button("Hinweis senden").click();
  expect(await words.isVisible(), "it was sent");
  await words.fill("Ich meinte die Engpassberufe.");
  await button("Hinweis senden").press("Enter");
  await v.expectFocus("Mit einer Person sprechen");
  await v.good("person-offered", everySize);
  const last = bodies("feedback").at(-1);
  expect(last.reason === "unfit" && last.words === "Ich meinte die Engpassberufe.", JSON.stringify(last));
  await v.page.keyboard.press("Enter");
  await v.page.locator("kammerlotse-handoff h3:focus").waitFor();
  await v.page.keyboard.press("Escape");
});

await check("two answers that did not help offer a person, below the second", async () => {
  await v.visit();
  await v.asked();
  await no().click();
  await button("Ohne Angabe schließen").click();
  await v.say("Was ist ein Berufssprachkurs?");
  await v.log.getByRole("heading", { name: /Berufssprachkurs/ }).waitFor();
  expect(await v.page.locator(".helped.card").count() === 0, "it is offered after one");
  await no().click();
  await button("Ohne Angabe schließen").click();
  await v.page.locator("kammerlotse-feedback").nth(1).locator(".helped.card").waitFor();
  expect(await v.page.locator(".helped.card").count() === 1, "it is offered twice");
});

await check("what was said of an answer is there after a reload", async () => {
  await v.reload();
  await v.page.locator("kammerlotse-feedback").nth(1).getByText("Danke für den Hinweis.").waitFor();
  await v.page.locator("kammerlotse-feedback").nth(0).getByText("Danke für den Hinweis.").waitFor();
});

/* ---- keeping it ------------------------------------------------------------------------- */

await check("the conversation is copied, saved and printed at any time, with sources and Stand", async () => {
  await v.visit();
  await v.asked();
  await button("Gespräch sichern").press("Enter");
  await v.expectFocus("Gespräch sichern");
  await v.page.locator("kammerlotse-keep").waitFor();
  await v.good("keep", everySize);
  await v.goodInOtherColours("keep");
  await button("Kopieren").click();
  await button("Kopiert").waitFor();
  const copied = await v.page.evaluate(() => navigator.clipboard.readText());
  for (const words of ["Wie hoch ist die Gehaltsgrenze der Blauen Karte?", "50.700 Euro", "Stand: 19. August 2026", "Quellen:", "§ 18g", "IHK Musterregion"])
    expect(copied.includes(words), `"${words}" is missing in: ${copied.slice(0, 300)}`);
  const [file] = await Promise.all([v.page.waitForEvent("download"), button("Herunterladen").click()]);
  expect(readFileSync(await file.path(), "utf8") === copied, "the file says something else");
  await v.page.keyboard.press("Escape");
  await v.expectFocus("Sichern");
  expect(await v.page.getByRole("dialog").isVisible(), "the chat is closed");
});

const lasting = () => v.page.evaluate(() => localStorage.getItem("kammerlotse"));
await check("only where it is chosen the browser keeps it after the tab is closed, for a week", async () => {
  expect(await lasting() === null, "it is kept unasked");
  await button("Gespräch sichern").click();
  await v.page.getByLabel("In diesem Browser aufbewahren").check();
  await v.page.getByText(/Aufbewahrt bis \d+\. \S+ \d{4}/).waitFor();
  const { until: end } = JSON.parse(await lasting());
  expect(Math.abs(end - Date.now() - 7 * 86_400_000) < 60_000, `until ${new Date(end)}`);
  const other = await v.page.context().newPage();                  /* a new tab, with a session of its own */
  await v.page.close();
  v.follow(other);
  await other.goto(`${program.address}/`);
  await v.open();
  await v.log.getByText("50.700 Euro").first().waitFor();
});

await check("a conversation that is kept comes back in the language it was held in", async () => {
  await button("English").click();
  await v.page.getByLabel("Your question").waitFor();
  const other = await v.page.context().newPage();
  await v.page.close();
  v.follow(other);
  await other.goto(`${program.address}/`);
  await v.open();
  await v.page.getByLabel("Your question").waitFor();
  await button("Deutsch").click();
  await v.composer().waitFor();
});

await check("what was kept too long is forgotten, and so is what one takes back or begins anew", async () => {
  await button("Gespräch sichern").click();
  await v.page.getByLabel("In diesem Browser aufbewahren").uncheck();
  await v.page.getByText("Sonst endet der Zugang mit diesem Browser-Tab.").waitFor();
  expect(await lasting() === null, "it is still kept");
  await v.page.getByLabel("In diesem Browser aufbewahren").check();
  await v.page.evaluate(() => {
    localStorage.setItem("kammerlotse", JSON.stringify({ ...JSON.parse(localStorage.getItem("kammerlotse")), until: Date.now() - 1 }));
    sessionStorage.clear();
  });
  await v.reload();
  await v.page.getByRole("heading", { name: "Jetzt oft gefragt" }).waitFor();
  expect(await lasting() === null && await v.log.getByText("50.700 Euro").count() === 0, "it is still there");
  await v.asked();
  await button("Gespräch sichern").click();
  await v.page.getByLabel("In diesem Browser aufbewahren").check();
  await v.page.keyboard.press("Escape");
  await button("Gespräch beenden").click();
  await button("Ja, beenden").click();
  await button("Neues Gespräch").click();
  expect(await lasting() === null, "the old one is kept");
});

/* ---- two tabs --------------------------------------------------------------------------- */

await check("two tabs of one conversation show the same, and a form open in one does not break the other", async () => {
  await v.visit();
  await v.asked();
  const first = v.page;
  const [second] = await Promise.all([v.page.context().waitForEvent("page"), v.page.evaluate(() => void window.open(location.href))]);
  v.follow(second);
  await v.open();
  await v.log.getByText("50.700 Euro").first().waitFor();
  await v.openHandoff();
  await second.getByLabel("Firma").fill("Muster GmbH");
  v.follow(first);
  await v.say("Was ist ein Berufssprachkurs?");
  await v.log.getByRole("heading", { name: /Berufssprachkurs/ }).waitFor();
  v.follow(second);
  await v.log.getByRole("heading", { name: /Berufssprachkurs/ }).waitFor();
  expect(await second.getByLabel("Firma").inputValue() === "Muster GmbH", "what was being written is gone");
  v.follow(first);
  await yes().click();
  v.follow(second);
  await second.getByText("Danke für die Rückmeldung.").waitFor();
  await second.keyboard.press("Escape");
  await v.say("Was kostet ein Visum?");
  v.follow(first);
  await v.log.getByText("Was kostet ein Visum?").waitFor();
  await button("Gespräch beenden").click();
  await button("Ja, beenden").click();
  await button("Neues Gespräch").waitFor();
  v.follow(second);
  await button("Neues Gespräch").waitFor();
  await v.good("two-tabs");
});

await check("one tab that begins anew leaves the other its conversation", async () => {
  const second = v.page, [first] = v.page.context().pages().filter((one) => one !== second);
  await button("Neues Gespräch").click();
  await v.say("Was ist die Blaue Karte?");
  await v.log.getByText("Was ist die Blaue Karte?").waitFor();
  v.follow(first);
  await v.log.getByText("Was kostet ein Visum?").waitFor();
  expect(await v.log.getByText("Was ist die Blaue Karte?").count() === 0, "it is in the other conversation too");
});

/* ---- no connection ---------------------------------------------------------------------- */

await check("without a connection what was said stays readable, the notice is calm and the draft is kept", async () => {
  await v.visit();
  await v.asked();
  await v.composer().fill("Und bei Ingen");
  program.pause(true);
  await v.page.evaluate(() => { window.dispatchEvent(new Event("online")); });      /* the line is not trusted any more */
  await v.page.waitForTimeout(300);
  await program.kill();
  await v.page.getByRole("status").getByText("Gerade keine Verbindung. Was oben steht, bleibt lesbar").waitFor();
  expect(await v.page.getByRole("alert").count() === 0, "it is shouted");
  await v.log.getByText("Mehr anzeigen").click();
  await v.log.locator(".full li").first().waitFor();
  expect(await v.composer().inputValue() === "Und bei Ingen", "the draft is gone");
  await v.good("offline", everySize);
  await v.composer().press("End");
  await v.composer().pressSequentially("ieuren?");
  await v.composer().press("Enter");
  await v.log.getByText("Wird gesendet, sobald die Verbindung steht").waitFor();
  await program.start();
  await v.log.getByText("Wird gesendet, sobald die Verbindung steht").waitFor({ state: "detached", timeout: 30_000 });
  await v.log.locator(".employer").getByText("Und bei Ingenieuren?").waitFor();
});

/* A network that is gone without a word: the clock is moved on, for nobody wants to wait. */
const way = new Way(program.port), around = Object.assign(Object.create(program), { address: await way.open() });
const noLine = () => v.page.getByRole("status").getByText("Gerade keine Verbindung.");
const later = (seconds) => v.page.clock.fastForward(seconds * 1000);
let frames = [];
const pings = () => frames.filter((type) => type === "ping").length;
async function visitByTheWay() {
  frames = [];
  v.program = around;
  await v.visit("", async () => {
    await v.page.clock.install();
    v.page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => frames.push(JSON.parse(payload).type)));
  });
  await v.asked();
}

await check("a silent line is asked for a sign while the panel is seen or something is awaited, else not", async () => {
  await visitByTheWay();
  await later(21);
  await until(() => pings() === 1, "a ping");
  await v.page.waitForTimeout(300);                                   /* the answer */
  await later(11);
  await v.page.waitForTimeout(300);
  expect(pings() === 1 && await noLine().count() === 0, `${pings()} pings, or the line was given up`);
  await v.page.keyboard.press("Escape");
  for (let i = 0; i < 3; i++) { await later(21); await v.page.waitForTimeout(200); }
  expect(pings() === 1, "it asks while nobody looks");
  await v.open();
  await until(() => pings() === 2, "a ping when somebody looks again");
});

await check("a line that died without a word is noticed, told calmly and opened anew", async () => {
  const hellos = frames.filter((type) => type === "hello").length;
  await v.page.waitForTimeout(300);
  way.freeze();
  await later(21);
  await until(() => pings() === 3, "a ping");
  expect(await noLine().count() === 0, "it is told too early");
  await v.page.clock.pauseAt(await v.page.evaluate(() => Date.now() + 10_500));
  await noLine().waitFor();
  expect(await v.page.getByRole("alert").count() === 0, "it is shouted");
  await v.page.clock.resume();
  await noLine().waitFor({ state: "detached" });
  expect(frames.filter((type) => type === "hello").length === hellos + 1, "it was greeted otherwise than once");
  await v.say("Was ist ein Berufssprachkurs?");
  await v.log.getByRole("heading", { name: /Berufssprachkurs/ }).waitFor();
});

for (const [name, forth] of [["what is said", true], ["what is answered", false]])
  await check(`${name} on a line that is dead gets there once, when it is opened anew`, async () => {
    await v.page.waitForTimeout(300);
    const answers = await v.log.locator("kammerlotse-answer").count();
    way.freeze({ forth });
    await v.say("Was ist die Chancenkarte?");
    await v.page.waitForTimeout(300);
    expect(await v.log.locator("kammerlotse-answer").count() === answers, "the line was not dead");
    await later(11);
    await v.log.locator("kammerlotse-answer").nth(answers).waitFor({ timeout: 10_000 });
    await noLine().waitFor({ state: "detached" });
    await v.page.waitForTimeout(300);
    expect(await v.log.locator("kammerlotse-answer").count() === answers + 1, "it was answered twice");
    expect(await v.log.locator(".dots").count() === 0, "it still waits");
  });
v.program = program;
await v.visit();

await check("what is being written survives a reload", async () => {
  await v.composer().fill("Noch nicht fertig");
  await v.reload();
  expect(await v.composer().inputValue() === "Noch nicht fertig", "the draft is gone");
  await v.composer().fill("");
});

/* ---- parts ------------------------------------------------------------------------------ */

await check("at the first open only the panel is loaded, and a part when it is needed", async () => {
  const asked = [];
  await v.visit("", () => v.page.on("request", (request) => { if (request.url().endsWith(".js")) asked.push(new URL(request.url()).pathname.replace(/\/[0-9a-f]{16}\//, "/")); }));
  await v.page.waitForTimeout(500);
  expect(asked.join() === "/widget.js,/widget/panel.js", `loaded: ${asked}`);
  await v.asked();
  await v.openHandoff();
  expect(asked.includes("/widget/forms.js") && !asked.includes("/widget/guide.js"), `loaded: ${asked}`);
});

await check("a part that cannot be loaded is told in its place, with the focus, and tried again when asked", async () => {
  await v.visit("", () => v.page.route(/widget\/[0-9a-f]+\/(forms|keep|feedback)\.js/, (route) => route.abort()));
  await v.asked();
  for (const [name, opens, there] of [["forms", () => button("Mit einer Person sprechen").press("Enter"), "kammerlotse-handoff"],
    ["keep", () => button("Gespräch sichern").press("Enter"), "kammerlotse-keep"], ["feedback", () => no().press("Enter"), "kammerlotse-reasons"]]) {
    await opens();
    await v.page.getByRole("alert").getByText("Dieser Teil ließ sich nicht laden.").waitFor();
    await v.expectFocus("Erneut versuchen");
    if (name === "forms") await v.good("part-failed");
    await button("Erneut versuchen").press("Enter");
    await v.page.getByRole("alert").getByText("Dieser Teil ließ sich nicht laden.").waitFor();
    await v.page.route(`**/widget/*/${name}.js*`, (route) => route.continue());
    await button("Erneut versuchen").press("Enter");
    await v.page.locator(there).waitFor();
    await v.expectFocus({ forms: "Mit einer Person sprechen", keep: "Gespräch sichern", feedback: "Was stimmt nicht?" }[name]);
    await v.page.keyboard.press("Escape");
    await v.page.locator(there).waitFor({ state: "detached" });
  }
});

await check("a part of another build is not taken", async () => {
  await v.visit("", () => v.page.route("**/widget/*/forms.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/"[0-9a-f]{16}"/, '"0000000000000000"') });
  }));
  await v.asked();
  await button("Mit einer Person sprechen").press("Enter");
  await v.page.getByRole("alert").getByText("laden Sie die Seite neu; das Gespräch bleibt erhalten").waitFor();
});

/* ---- small things ----------------------------------------------------------------------- */

await check("the characters left are told near the limit only, and politely", async () => {
  await v.visit();
  await v.composer().fill("x".repeat(1500));
  expect(await v.page.getByText(/Noch \d+ Zeichen/).count() === 0, "it is counted from the start");
  await v.composer().fill("x".repeat(1700));
  await v.page.getByRole("status").getByText("Noch 300 Zeichen").waitFor();
  await v.composer().fill("x".repeat(2003));
  await v.page.getByRole("status").getByText("3 Zeichen zu viel").waitFor();
  await v.good("counter");
  await v.composer().fill("");
});

await check("a long answer does not jump when it unfolds or more comes below", async () => {
  await v.asked();
  await v.page.waitForTimeout(300);
  const at = () => v.log.locator("kammerlotse-answer").first().evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await at();
  await v.log.getByText("Mehr anzeigen").first().click();
  await v.page.waitForTimeout(300);
  expect(Math.abs(await at() - before) <= 1, `it moved by ${await at() - before} px`);
});

await check("a choice with a paragraph in it reads as a line, and what is read stays where it is in another language", async () => {
  await v.visit("", async () => {}, { viewport: { width: 320, height: 568 } });
  for (const text of ["Anerkennung", "Visum"]) {
    const before = await v.log.locator(".choices").count();
    await v.say(text);
    await v.log.locator(".choices").nth(before).waitFor();
  }
  const broken = await v.log.locator(".choice").evaluateAll((all) => all.filter((one) => getComputedStyle(one).display !== "block" || one.offsetHeight > 90).map((one) => one.innerText));
  expect(broken.length === 0, `in pieces: ${broken}`);
  const read = v.log.locator(".item.employer").last(), at = () => read.evaluate((one) => Math.round(one.getBoundingClientRect().top));
  await v.page.waitForTimeout(300);
  const before = await at();
  await button("English").click();
  await v.page.getByLabel("Your question").waitFor();
  await v.page.waitForTimeout(300);
  expect(Math.abs(await at() - before) <= 2, `it moved by ${await at() - before} px`);
  await button("Deutsch").click();
});

for (const [width, height] of [[320, 568], [360, 740]])
  await check(`at ${width} x ${height} a result that offers a person shows the offer before what else one may read`, async () => {
    await v.visit("", async () => {}, { viewport: { width, height } });
    await v.log.getByRole("button", { name: "Wer erkennt diese Qualifikation an?" }).click();
    const guide = v.page.locator("kammerlotse-guide");
    await guide.getByRole("button", { name: /^Industrie, Handel/ }).click();
    await guide.getByText("Frage 2").waitFor();
    await guide.locator(".choice").last().click();
    await guide.getByRole("heading", { name: "Ergebnis" }).waitFor();
    await v.page.waitForTimeout(300);
    const offer = guide.getByRole("button", { name: "Mit einer Person sprechen" });
    expect((await offer.boundingBox()).y < (await guide.locator(".choice").first().boundingBox()).y, "the offer is below the choices");
    expect((await outside(offer)).join() === "0,0", `the offer is ${await outside(offer)} px out of sight`);
    await v.good(`offer-${width}`, [[width, height]]);
  });

await check("the language is switched at any time, with a form or a list open, and nothing is lost", async () => {
  await v.visit();
  await v.asked();
  await v.openHandoff();
  await v.page.getByLabel("Firma").fill("Muster GmbH");
  await button("English").click();
  await v.page.getByRole("heading", { name: "Talk to a person" }).waitFor();
  expect(await v.page.getByLabel("Company").inputValue() === "Muster GmbH", "the firm is gone");
  await v.page.keyboard.press("Escape");
  await button("Save the conversation").click();
  await v.page.getByLabel("Keep it in this browser").waitFor();
  await v.good("keep-english");
  await button("Deutsch").click();
  await v.page.getByLabel("In diesem Browser aufbewahren").waitFor();
});

way.close();
await done();
