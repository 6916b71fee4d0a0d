// The editor's entries in a real browser: found, written in two languages, rehearsed, published, released by another,
// planned, archived and brought back; what two write at once, what a lost session or a closed tab leaves.
// Usage: node editor_entries.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch, looks as lookAt } from "./looks.mjs";

const [path, screenshots] = process.argv.slice(2);
const password = "ein langes Passwort";
const program = new Program(path);
program.useFewQuestions();
mkdirSync(screenshots, { recursive: true });
program.addUser("ada", "Ada Amt", password, "editor");
program.addUser("bo", "Bo Brand", password, "editor");
program.addUser("cem", "Cem Rat", password, "advisor");
await program.start();
const browser = await launch();
const faults = [];

/** A browser of its own, signed in. axe is injected as a script, which the pages' own policy rightly forbids. */
async function editor(login) {
  const page = await (await browser.newContext({ bypassCSP: true, locale: "de-DE", viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(8_000);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error" && !/status of (4\d\d|503)|ERR_CONNECTION/.test(message.text())) faults.push(message.text()); });
  await page.goto(`${program.address}/editor`);
  await signIn(page, login);
  await page.locator("editor-header, main.page").first().waitFor();
  return page;
}
async function signIn(page, login) {
  await page.getByLabel("Benutzername").fill(login);
  await page.getByLabel("Passwort").fill(password);
  await page.getByRole("button", { name: "Anmelden" }).click();
}

const page = await editor("ada");
/** What failed leaves nothing open behind it. */
const { check, report } = checks(async (number) => {
  await page.screenshot({ path: join(screenshots, `failed-${number}-editor.png`) }).catch(() => {});
  await page.evaluate(() => { for (const one of document.querySelectorAll("dialog[open]")) one.close(); localStorage.clear(); }).catch(() => {});
  await page.goto(`${program.address}/healthz`).then(() => page.goto(`${program.address}/editor`)).catch(() => {});
});
page.on("dialog", (one) => one.accept().catch(() => {}));
const looks = async (name, of = page) => { const found = await lookAt(of, screenshots, `editor-${name}`, [[1280, 800], [768, 1024]]); expect(found.length === 0, found.join("; ")); };
const button = (name, of = page) => of.getByRole("button", { name, exact: true });
const says = (text, of = page) => of.getByText(text).first().waitFor();
const dialog = page.getByRole("dialog");
const go = async (hash, of = page) => { await of.evaluate((to) => { location.hash = to; }, hash); };
const open = async (slug, of = page) => { await go(`#/eintraege/${slug}`, of); await of.locator(`#f-title-de`).waitFor(); };
const api = async (of, way, body) => { const r = await (body ? of.request.post(`${program.address}/api/editor/${way}`, { data: body }) : of.request.get(`${program.address}/api/editor/${way}`)); return r.status() === 204 ? null : r.json(); };
const item = (slug, lang = "de", of = page) => api(of, `item?item=entries/${lang}/${slug}`);
const job = async (of, number) => { for (;;) { const now = await api(of, `job?job=${number}`); if (now.state === "done") return now.result; if (now.state === "failed") throw new Error(now.message); await of.waitForTimeout(100); } };
const publish = async (of, slug, change, note, lang = "de") => {
  const now = await item(slug, lang, of), { version } = await api(of, "save", { item: now.item, version: now.draft?.version ?? 0, entry: { ...now.entry, ...change }, note: "" });
  await job(of, (await api(of, "publish", { items: [{ item: now.item, version }], note })).job);
};
const asked = async (question) => (await (await page.request.post(`${program.address}/api/ask`, { data: { question, lang: "de" } })).json());
const focused = (selector) => page.waitForFunction((one) => document.activeElement?.matches(one), selector);
/** By the Tab key alone. */
async function tabTo(selector, key = "Tab") {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${selector}`);
}
const published = () => page.getByText("Veröffentlicht. Ab der nächsten Frage gilt es.").waitFor({ timeout: 60_000 });

await check("the overview says what is to do, each with the way to it", async () => {
  await says("Was heute ansteht");
  await looks("overview");
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.getByRole("button", { name: "Bereiche" }).click();
  await page.getByRole("link", { name: "Einträge", exact: true }).click();
  await page.getByRole("heading", { name: "Einträge", level: 1 }).waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
});

await check("an advisor is told that the editor is not for them", async () => {
  const other = await editor("cem");
  await says("darf beraten, aber keine Einträge bearbeiten", other);
  await looks("forbidden", other);
  await other.context().close();
});

await check("an entry is found by what stands in it, and opened by keyboard", async () => {
  await go("#/eintraege");
  await page.locator("editor-table tbody tr").nth(20).waitFor();
  await looks("entries");
  await page.keyboard.press("/");
  await page.keyboard.type("mindestgehalt blaue karte");
  await page.waitForFunction(() => document.querySelector('editor-table tbody a')?.hash === "#/eintraege/blaue-karte-gehalt");
  expect(page.url().includes("q=mindestgehalt"), `the address is ${page.url()}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.locator("#f-title-de").waitFor();
  expect(page.url().endsWith("#/eintraege/blaue-karte-gehalt"), `the address is ${page.url()}`);
  await page.goBack();
  expect(await page.locator('input[type="search"]').inputValue() === "mindestgehalt blaue karte", "going back has lost the search");
});

await check("filters narrow the list, and nothing found says so", async () => {
  await button("Filter aufheben").click();
  await page.getByRole("combobox", { name: "Themengebiet" }).selectOption("foerderung");
  await page.waitForFunction(() => /^\d+ von \d+$/.test(document.querySelector(".found").textContent));
  await page.getByRole("combobox", { name: "Zeigen" }).selectOption("drafts");
  await says("Nichts passt zu Suche und Filter.");
  await button("Filter aufheben").click();
});

await check("the keys are listed, and single ones can be switched off", async () => {
  await page.keyboard.press("?");
  await dialog.getByText("Tastenkürzel").waitFor();
  await looks("keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await page.getByRole("heading", { name: "Guten Tag, Ada Amt" }).waitFor();
});

await check("written, rehearsed and published by keyboard alone, and the next question is answered with it", async () => {
  await open("blaue-karte-gehalt");
  await focused("h1");
  await tabTo("#f-short-de");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Ganz kurz vorab: ");
  await says("Nur in diesem Browser gesichert");
  await page.locator("entry-preview kammerlotse-answer").first().getByText("Ganz kurz vorab:").waitFor();
  await page.keyboard.press("Control+s");
  await says("Als Entwurf gespeichert.");
  await tabTo("entry-view .entry-head button.main", "Shift+Tab");
  await page.keyboard.press("Enter");
  await says("Probe vor der Veröffentlichung");
  await dialog.locator("rehearsal-result").waitFor({ timeout: 300_000 });
  await looks("rehearsal");
  expect(/Fragen gestellt/.test(await dialog.innerText()), "it does not say how many questions were asked");
  await tabTo("entry-publish input");
  await page.keyboard.type("Kürzer eingeleitet");
  await page.keyboard.press("Enter");
  await published();
  const { action, answer } = await asked("Welches Mindestgehalt gilt für die Blaue Karte EU?");
  expect(action === "answer" && answer.summary.startsWith("Ganz kurz vorab:"), JSON.stringify({ action, answer }).slice(0, 300));
});

await check("and the public page and the widget show it", async () => {
  const reader = await browser.newPage();
  await reader.goto(`${program.address}/wissen/blaue-karte-gehalt`);
  await reader.getByText("Ganz kurz vorab:").first().waitFor();
  await reader.close();
});

await check("faults stand at their fields and keep it from being published, hints do not", async () => {
  await open("blaue-karte");
  await page.locator("#f-title-de").fill("");
  await page.locator('[data-field="title"] .fault').first().waitFor();
  expect(await page.locator("#f-title-de").getAttribute("aria-invalid") === "true", "the field is not marked");
  await page.locator("#f-short-de").fill("Wort ".repeat(75));
  await says("5 Wörter zu viel");
  await looks("faults");
  await button("Proben und veröffentlichen").click();
  await says("Mit diesen Fehlern lässt es sich noch nicht veröffentlichen:");
  await looks("publish-faults");
  await button("Zurück zum Schreiben").click();
});

await check("the bar to save and publish stays in sight along a long entry, and covers nothing that has the focus", async () => {
  await open("blaue-karte");
  for (const [width, height] of [[1280, 800], [768, 1024], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.locator("#main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
    const bar = await page.locator(".entry-head > .buttons").boundingBox();
    expect(bar.y >= 0 && bar.y + bar.height < height / 4, `at ${width} it is at ${bar.y} and ${bar.height} high`);
    await page.locator("#main :is(input, textarea, button):visible").last().focus();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("Shift+Tab");
      const covered = await page.evaluate(() => {
        const { top, height } = document.activeElement.getBoundingClientRect(), end = document.querySelector(".entry-head > .buttons").getBoundingClientRect().bottom;
        return !document.activeElement.closest(".entry-head") && height < innerHeight / 2 && top < end - 1 ? `${document.activeElement.id || document.activeElement.outerHTML.slice(0, 80)} at ${top}, the bar ends at ${end}` : "";
      });
      expect(!covered, `at ${width}: ${covered}`);
    }
    await page.screenshot({ path: join(screenshots, `editor-bar-${width}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

await check("a draft is discarded, and brought back", async () => {
  await page.getByRole("button", { name: "Weitere Schritte" }).click();
  await looks("menu");
  await button("Entwurf verwerfen").click();
  await dialog.getByRole("button", { name: "Entwurf verwerfen" }).click();
  await says("Der Entwurf ist verworfen.");
  expect((await item("blaue-karte")).draft === null, "there still is a draft");
  await button("Rückgängig").click();
  await page.waitForFunction(() => document.querySelector("#f-short-de")?.value.startsWith("Wort Wort"));
  await page.getByRole("button", { name: "Weitere Schritte" }).click();
  await button("Entwurf verwerfen").click();
  await dialog.getByRole("button", { name: "Entwurf verwerfen" }).click();
  await page.waitForFunction(() => !document.querySelector("#f-short-de")?.value.startsWith("Wort Wort"));
});

await check("Markdown is inserted by tools, a value from a list, and can be undone", async () => {
  await open("blaue-karte");
  const body = page.locator("#f-body-de"), before = await body.inputValue();
  await body.focus();
  await page.keyboard.press("Control+End");
  await page.locator('markdown-field[name="body-de"]').getByRole("button", { name: "Aufzählung" }).click();
  expect((await body.inputValue()).endsWith("\n\n- Punkt"), "no list was begun");
  await page.keyboard.type("Der Mindestlohn liegt bei ");
  await page.locator('markdown-field[name="body-de"]').getByRole("button", { name: "Wert einfügen" }).click();
  await page.keyboard.type("mindestlohn");
  await page.getByRole("option", { name: /mindestlohn/i }).first().waitFor();
  await looks("value");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /\{\{[a-z0-9-]*mindestlohn[a-z0-9-]*\}\}$/.test(document.querySelector("#f-body-de").value));
  await page.keyboard.press("Enter");
  expect((await body.inputValue()).endsWith("\n- "), "Enter does not go on with the list");
  for (let i = 0; i < 60 && await body.inputValue() !== before; i++) await page.keyboard.press("Control+z");
  expect(await body.inputValue() === before, "it cannot be undone");
});

await check("many example questions are pasted at once, and moved", async () => {
  const lines = page.locator('editor-lines[name="questions-de"]'), count = await lines.locator("li").count();
  await lines.getByRole("button", { name: "Hinzufügen" }).click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "- erste neue frage\n2. zweite neue frage\n\ndritte neue frage");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction((n) => document.querySelectorAll('editor-lines[name="questions-de"] li').length === n, count + 3);
  await page.keyboard.press("Alt+ArrowUp");
  const texts = await lines.locator("input").evaluateAll((inputs) => inputs.slice(-3).map((one) => one.value));
  expect(texts.join() === "erste neue frage,dritte neue frage,zweite neue frage", texts.join());
});

await check("relations are picked, and taken away", async () => {
  const group = page.getByRole("group", { name: "Verwandte Einträge" }), count = await group.locator("li").count();
  await page.getByRole("combobox", { name: "Eintrag suchen" }).fill("mindestlohn");
  await page.locator('.picker [role="option"]').first().waitFor();
  await page.getByRole("combobox", { name: "Eintrag suchen" }).scrollIntoViewIfNeeded();
  await looks("relations");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelectorAll('[data-field="related"] .chips li').length === n, count + 1);
  await group.locator("li").last().getByRole("button").click();
  expect(await group.locator(".chips li").count() === count, "it is still there");
});

await check("what a closed tab left is offered, compared, and gone on with", async () => {
  await page.locator("#f-title-de").fill("Was ist die Blaue Karte wirklich?");
  await page.waitForTimeout(600);
  const again = await page.context().newPage();
  again.setDefaultTimeout(8_000);
  await page.evaluate(() => { window.onbeforeunload = null; });
  await again.goto(`${program.address}/editor#/eintraege/blaue-karte`);
  await again.getByText("In diesem Browser liegt eine ungespeicherte Fassung").waitFor();
  await looks("kept", again);
  await again.getByRole("button", { name: "Vergleichen" }).click();
  await again.locator("ins", { hasText: "wirklich?" }).waitFor();
  await looks("kept-compare", again);
  await again.getByRole("dialog").getByRole("button", { name: "Damit weiterschreiben" }).click();
  expect(await again.locator("#f-title-de").inputValue() === "Was ist die Blaue Karte wirklich?", "it does not go on with it");
  await again.close({ runBeforeUnload: false });
});

await check("leaving asks, and saves", async () => {
  await page.getByRole("link", { name: "Übersicht" }).click();
  await dialog.getByText("Sie haben etwas geändert und nicht gespeichert.").waitFor();
  await looks("unsaved");
  await page.keyboard.press("Escape");
  expect(await page.locator("#f-title-de").inputValue() === "Was ist die Blaue Karte wirklich?", "what was typed is gone");
  await page.getByRole("link", { name: "Übersicht" }).click();
  await dialog.getByRole("button", { name: "Speichern und weiter" }).click();
  await page.getByRole("heading", { name: "Guten Tag, Ada Amt" }).waitFor();
  expect((await item("blaue-karte")).draft.by === "ada", "nothing was saved");
});

const bo = await editor("bo");
await check("two write at once: who else is there is told, the later one sees both word by word and merges them", async () => {
  await open("blaue-karte");
  await page.locator("#f-short-de").fill("Meine Kurzantwort zur Karte.");
  const theirs = await item("blaue-karte", "de", bo);
  await api(bo, "save", { item: theirs.item, version: theirs.draft.version, note: "", entry: { ...theirs.entry, short: "Bos Kurzantwort zur Karte.", keywords: [...theirs.entry.keywords, "von bo"] } });
  await page.keyboard.press("Control+s");
  await dialog.getByText("Bo Brand hat am").waitFor();
  await dialog.locator("del", { hasText: "Bos" }).waitFor();
  await dialog.locator("ins", { hasText: "Meine" }).waitFor();
  await looks("conflict");
  await button("Von Hand zusammenführen").click();
  await looks("conflict-merge");
  await dialog.getByRole("textbox", { name: "Kurzantwort" }).fill("Unsere Kurzantwort zur Karte.");
  await button("Zusammengeführtes speichern").click();
  await says("Das Zusammengeführte ist der Entwurf.");
  const { entry } = await item("blaue-karte");
  expect(entry.short === "Unsere Kurzantwort zur Karte." && entry.keywords.includes("von bo") && entry.title === "Was ist die Blaue Karte wirklich?", JSON.stringify([entry.short, entry.keywords.at(-1), entry.title]));
});

await check("theirs can be taken, and that undone", async () => {
  await page.locator("#f-short-de").fill("Noch eine von mir.");
  const now = await item("blaue-karte", "de", bo);
  await api(bo, "save", { item: now.item, version: now.draft.version, note: "", entry: { ...now.entry, short: "Noch eine von Bo." } });
  await page.keyboard.press("Control+s");
  await button("Die Fassung von Bo Brand nehmen").click();
  await page.waitForFunction(() => document.querySelector("#f-short-de").value === "Noch eine von Bo.");
  await button("Rückgängig").click();
  await page.waitForFunction(() => document.querySelector("#f-short-de").value === "Noch eine von mir.");
  await page.keyboard.press("Control+s");
  await says("Als Entwurf gespeichert.");
});

await check("who has it open, too, is named", async () => {
  await open("blaue-karte", bo);
  await says("Ada Amt hat diesen Eintrag gerade auch offen.", bo);
  await looks("others", bo);
  await go("#/uebersicht", bo);
});

await check("a session that ended keeps what is typed, and goes on where it was", async () => {
  await page.locator("#f-review_reason-de").fill("Neue Beträge");
  await page.request.post(`${program.address}/api/desk/logout`);
  await page.keyboard.press("Control+s");
  await dialog.getByText("Ihre Sitzung ist abgelaufen.").waitFor();
  await looks("session");
  await page.getByLabel("Passwort").fill(password);
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/api/editor/save") && answer.ok());
  await page.keyboard.press("Enter");
  await saved;                           // what is said of it may still be that of the last time
  await says("Als Entwurf gespeichert.");
  expect((await item("blaue-karte")).entry.review_reason === "Neue Beträge", "it was not saved");
  await focused("#f-review_reason-de");
});

await check("a question and a second one are tried as published and as draft, and why", async () => {
  await page.locator("body").click({ position: { x: 5, y: 400 } });
  await page.locator("editor-header .try").click();
  await focused("#f-try");
  await page.keyboard.type("Was ist die Blaue Karte EU und wer bekommt sie?");
  await page.keyboard.press("Enter");
  await page.locator("try-turn").first().waitFor({ timeout: 60_000 });
  expect(await page.locator("try-turn .said.changed").count() === 1, "the draft's answer is not marked as different");
  await says("Noch eine von mir.");
  await page.locator("try-turn summary").first().click();
  await says("Verstandene Wörter");
  await looks("try");
  await page.locator("#f-try").fill("Und wie lange dauert das?");
  await page.keyboard.press("Enter");
  await page.locator("try-turn").nth(1).waitFor({ timeout: 60_000 });
});

await check("a wrong answer is mended where it is seen: the question becomes an example of the right entry, with a way back", async () => {
  const mend = page.locator("try-mend").last(), example = async () => JSON.stringify((await (await page.request.get(`${program.address}/api/editor/item?item=entries/de/eu-buerger`)).json()).entry.questions).includes("Und wie lange dauert das?");
  await mend.locator("summary").click();
  await mend.getByRole("combobox", { name: "Richtiger Eintrag" }).fill("eu-buerger");
  await mend.getByRole("option").first().click();
  await mend.getByText("Als Beispielfrage im Entwurf von").waitFor();
  expect(await example(), "it is no example question");
  await mend.getByRole("button", { name: "Rückgängig" }).click();
  await mend.getByText("ist wieder heraus").waitFor();
  expect(!await example(), "it is an example question still");
  await page.keyboard.press("Escape");
});

await check("any two versions are compared, and an old one is restored", async () => {
  await publish(page, "eu-buerger", { short: "Zweite Fassung der Kurzantwort." }, "Zweite");
  await publish(page, "eu-buerger", { short: "Dritte Fassung der Kurzantwort." }, "Dritte");
  await go("#/eintraege/eu-buerger/verlauf?lang=de");
  await page.locator(".revision").nth(2).waitFor();
  await page.locator("del", { hasText: "Zweite" }).waitFor();
  await page.locator("ins", { hasText: "Dritte" }).waitFor();
  await looks("history");
  await page.getByLabel("Alte Fassung").selectOption({ index: 2 });
  await page.waitForFunction(() => { const { textContent } = document.querySelector(".diff") ?? { textContent: "" }; return textContent.includes("Dritte") && !textContent.includes("Zweite"); });
  await page.locator(".revision").nth(1).getByRole("button", { name: "Diese Fassung wiederherstellen" }).click();
  await looks("restore");
  await dialog.getByRole("button", { name: "Diese Fassung wiederherstellen" }).click();
  await page.waitForFunction(() => document.querySelector("#f-short-de")?.value === "Zweite Fassung der Kurzantwort.");
  expect((await asked("Brauchen EU-Bürger eine Arbeitserlaubnis?")).answer.summary.startsWith("Dritte"), "it is published already");
});

await check("a draft is published by itself when its time has come", async () => {
  await page.getByRole("button", { name: "Weitere Schritte" }).click();
  await button("Planen").click();
  await page.getByLabel("Entwurf veröffentlichen am").waitFor();
  await looks("schedule");
  const soon = await page.evaluate(() => { const at = new Date(Date.now() + 4000 - new Date().getTimezoneOffset() * 60_000); return at.toISOString().slice(0, 19); });
  await page.getByLabel("Entwurf veröffentlichen am").fill(soon);
  await dialog.getByRole("button", { name: "Speichern" }).click();
  await says("Wird von selbst veröffentlicht:");
  for (let i = 0; i < 150; i++) {
    if ((await asked("Brauchen EU-Bürger eine Arbeitserlaubnis?")).answer.summary.startsWith("Zweite")) return;
    await page.waitForTimeout(200);
  }
  throw new Error("it was not published");
});

await check("a new entry is begun with its question, in both languages", async () => {
  await go("#/eintraege");
  await page.locator("editor-table tbody tr").first().waitFor();
  await page.locator("h1").focus();
  await page.keyboard.press("n");
  await page.getByLabel("Die Frage").fill("Wie viele Überstunden darf ein Azubi aus Vietnam machen?");
  expect(await page.getByLabel("Kurzname").inputValue() === "viele-ueberstunden-azubi-vietnam-machen", await page.getByLabel("Kurzname").inputValue());
  await looks("new");
  await page.getByLabel("Kurzname").fill("blaue-karte");
  await button("Anlegen und schreiben").click();
  await says("Diesen Kurznamen gibt es schon.");
  await page.getByLabel("Kurzname").fill("azubi-ueberstunden");
  await button("Anlegen und schreiben").click();
  await page.locator("#f-title-de").waitFor();
  await looks("begun");
  await button("Englische Fassung anlegen").click();
  await focused("#f-title-en");
  await page.keyboard.type("How much overtime may an apprentice work?");
  await page.keyboard.press("Control+s");
  await says("Als Entwurf gespeichert.");
  expect((await item("azubi-ueberstunden", "en")).entry.title === "How much overtime may an apprentice work?", "the English one is not stored");
});

await check("archiving takes an answer away, what is referred to stays, and undo brings it back", async () => {
  const { used } = await item("blaue-karte-gehalt");
  expect(used?.entries.length > 0, "nothing refers to it, so this tests nothing");
  await open("blaue-karte-gehalt");
  await page.getByRole("button", { name: "Weitere Schritte" }).click();
  await button("Archivieren").click();
  await dialog.getByRole("button", { name: "Archivieren" }).click();
  await says("Noch nicht möglich:");
  await looks("used");
  await dialog.getByRole("button", { name: "Fertig" }).click();
});

await check("English labels, and the page is in English", async () => {
  await page.getByRole("button", { name: "English" }).click();
  await says("Side by side");
  await looks("english");
  expect(await page.evaluate(() => document.documentElement.lang) === "en", "the page does not say so");
  await page.getByRole("button", { name: "Deutsch", exact: true }).first().click();
});

await check("one language alone with its preview beside it, as of another day", async () => {
  await page.getByRole("button", { name: "Deutsch", exact: true }).click();
  await page.locator("kammerlotse-answer").first().waitFor();
  await looks("single");
  const preview = page.locator("entry-preview"), now = await preview.locator("kammerlotse-answer").evaluate((card) => card.shadowRoot.textContent);
  await preview.getByLabel("am").fill("2025-06-01");
  await page.waitForFunction((was) => document.querySelector("kammerlotse-answer").shadowRoot.textContent !== was, now);
});

await check("with four eyes one's own draft is handed in, and another releases it", async () => {
  await page.context().close();
  await bo.context().close();
  await program.kill();
  program.configure({ four_eyes: true });
  await program.start();
  const author = await editor("ada"), reviewer = await editor("bo");
  await says("Was heute ansteht", author);
  await open("eu-buerger", author);
  await author.locator("#f-short-de").fill("Vierte Fassung der Kurzantwort.");
  await author.getByRole("button", { name: "Zur Prüfung geben", exact: true }).first().click();
  await author.getByRole("dialog").getByRole("textbox").fill("Bitte die Quellen ansehen.");
  await looks("hand-in", author);
  await author.keyboard.press("Control+Enter");
  await says("Ihr Entwurf liegt zur Prüfung.", author);
  await says("Was heute ansteht", reviewer);
  await go("#/uebersicht", reviewer);
  await reviewer.reload();
  await reviewer.getByRole("link", { name: /wartet auf Prüfung/ }).click();
  await reviewer.getByRole("link", { name: /EU-Bürger/ }).first().click();
  await says("Ada Amt hat den Entwurf zur Prüfung gegeben.", reviewer);
  await says("Bitte die Quellen ansehen.", reviewer);
  await looks("review", reviewer);
  await reviewer.getByRole("button", { name: "Zurückgeben" }).click();
  await reviewer.getByRole("dialog").getByRole("textbox").fill("Quelle 2 ist veraltet.");
  await reviewer.keyboard.press("Control+Enter");
  await says("Zurückgegeben.", reviewer);
  await author.reload();
  await says("Quelle 2 ist veraltet.", author);
  await author.getByRole("button", { name: "Zur Prüfung geben", exact: true }).first().click();
  await author.keyboard.press("Control+Enter");
  await says("Ihr Entwurf liegt zur Prüfung.", author);
  await reviewer.reload();
  await reviewer.getByRole("button", { name: "Proben und freigeben" }).click();
  await reviewer.getByRole("button", { name: "Ohne Probe veröffentlichen" }).click();
  await reviewer.getByText("Veröffentlicht. Ab der nächsten Frage gilt es.").waitFor({ timeout: 60_000 });
  const found = await (await reviewer.request.post(`${program.address}/api/ask`, { data: { question: "Brauchen EU-Bürger eine Arbeitserlaubnis?", lang: "de" } })).json();
  expect(found.answer.summary.startsWith("Vierte"), "it is not answered with it");
});

await check("nothing in the browsers' consoles", async () => expect(faults.length === 0, faults.join("; ")));

await browser.close();
await program.remove();
process.exit(report());
