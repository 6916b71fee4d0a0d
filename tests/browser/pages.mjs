// The knowledge without JavaScript in a real browser that runs none: lists, answers, questions, keyboard, looks.
// Usage: node pages.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch, looks, sizes } from "./looks.mjs";

const [path, screenshots] = process.argv.slice(2);
const program = new Program(path, { chamber: { name: "IHK Musterregion", phone: "0361 34840", email: "info@ihk.example" } });
mkdirSync(screenshots, { recursive: true });
await program.start();
const browser = await launch();
// axe is injected as a script: it gets a context of its own, with the pages' policy set aside
const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
const seen = await (await browser.newContext({ bypassCSP: true })).newPage();
for (const one of [page, seen]) one.setDefaultTimeout(5000);
const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-pages-${number}.png`) }).catch(() => {}));
const open = (where, on = page) => on.goto(program.address + where);
const heading = (name) => page.getByRole("heading", { level: 1, name });

const shown = [
  ["list", "/wissen"], ["answer", "/wissen/absolventen"], ["answer-en", "/wissen/absolventen?lang=en"],
  ["place", "/wissen/arbeitgeberservice"], ["offices", "/wissen/arbeitgeberservice?ort=Jena"],
  ["nowhere", "/wissen/arbeitgeberservice?ort=Atlantis"], ["form", "/frage"],
  ["answered", "/frage?q=Wie+hoch+ist+die+Gehaltsgrenze+der+Blauen+Karte%3F"],
  ["choices", "/frage?q=Wetter+morgen+Gehaltsgrenze+und+was+kostet"], ["nothing", "/frage?q=qwrtz+plmokn+xyqv"],
  ["person", "/frage?q=Ich+m%C3%B6chte+mit+einer+Person+sprechen"], ["gone", "/wissen/blaue-kart"], ["nowhere-at-all", "/xyqv/plmokn"],
  ["guides", "/wegweiser"], ["guide", "/wegweiser/darf-ich-beschaeftigen?a=Indien"],
  ["guide-wrong", "/wegweiser/darf-ich-beschaeftigen?a=Atlantis"], ["guide-end", "/wegweiser/wer-erkennt-an?a=ihk&a=studium&a=nein&lang=en"],
  ["message", "/nachricht?q=Was+kostet+die+Anerkennung%3F"], ["accessibility", "/barrierefreiheit"], ["privacy", "/datenschutz-hinweis"],
];

for (const [name, where] of shown)
  await check(`${name}: axe has nothing to say in any colours, and 320 pixels are enough`, async () => {
    await open(where, seen);
    const found = await looks(seen, screenshots, `pages-${name}`);
    for (const media of [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
      await seen.emulateMedia(media);
      found.push(...await looks(seen, screenshots, `pages-${name}-${media.forcedColors ? "forced" : "dark"}`, sizes.slice(0, 1)));
    }
    await seen.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    expect(found.length === 0, found.join("\n     "));
  });

await check("every table of the knowledge fits on 320 pixels", async () => {
  await seen.setViewportSize({ width: 320, height: 640 });
  await open("/wissen", seen);
  const all = await seen.locator("main a[href^='/wissen/']").evaluateAll((links) => links.map((a) => a.getAttribute("href")));
  expect(all.length >= 150, `${all.length} entries`);
  const wide = [];
  for (const where of all) {
    await open(where, seen);
    if (await seen.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(where);
  }
  await seen.setViewportSize({ width: 1280, height: 800 });
  expect(wide.length === 0, wide.join(" "));
});

await check("a question is typed and answered by the keyboard alone, without JavaScript", async () => {
  await open("/frage");
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Zum Inhalt" }).and(page.locator(":focus")).waitFor();
  expect((await page.getByRole("link", { name: "Zum Inhalt" }).boundingBox()).y >= 0, "the skip link is not to be seen");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.getByLabel("Ihre Frage").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Welches Mindestgehalt gilt für die Blaue Karte & wen fragt man?");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Antwort suchen" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/frage\?q=/);
  expect(await page.getByLabel("Ihre Frage").inputValue() === "Welches Mindestgehalt gilt für die Blaue Karte & wen fragt man?", "the question is not kept");
});

await check("a question has room for two lines, also at 320 pixels, and a line break in it does no harm", async () => {
  await open("/frage");
  await page.setViewportSize({ width: 320, height: 568 });
  const field = page.getByLabel("Ihre Frage"), { height, width } = await field.boundingBox();
  expect(height >= 60 && height <= 120 && width >= 230, `the field is ${width} x ${height}`);
  await field.fill("Welches Mindestgehalt gilt\nfür die Blaue Karte?");
  await page.getByRole("button", { name: "Antwort suchen" }).click();
  await page.waitForURL(/\/frage\?q=/);
  expect(await field.inputValue() === "Welches Mindestgehalt gilt für die Blaue Karte?", await field.inputValue());
  await page.getByText("50.700 Euro").first().waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
});

await check("a wrong address of any kind leads on by a search and links", async () => {
  await open("/alte-seite/blaue-karte.html");
  await heading("Diese Seite gibt es nicht").waitFor();
  await page.getByRole("link", { name: /Blaue Karte/ }).first().click();
  await page.waitForURL(/\/wissen\//);
});

await check("from a choice one gets to its answer, from there to the list and to the other language", async () => {
  await open("/frage?q=Wetter+morgen+Gehaltsgrenze+und+was+kostet");
  const choice = page.locator(".choices a").first(), title = await choice.innerText();
  await choice.click();
  await heading(title).waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/lang=en/);
  expect(await page.locator("html").getAttribute("lang") === "en", "not in English");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "All answers" }).click();
  await heading("All answers").waitFor();
  await page.getByRole("link", { name: "Recognition", exact: true }).click();
  expect(new URL(page.url()).hash === "#area-anerkennung", page.url());
});

await check("a place is asked for and answered without JavaScript", async () => {
  await open("/wissen/arbeitgeberservice");
  await page.getByLabel("Ort oder Postleitzahl").fill("99084");
  await page.getByRole("button", { name: "Stelle finden" }).click();
  await page.getByRole("heading", { name: /^Zuständig für 99084/ }).waitFor();
  expect(await page.locator("address").count() > 0, "no office");
});

await check("guided questions are answered, gone back and changed by the keyboard alone, without JavaScript", async () => {
  await open("/wegweiser");
  await page.getByRole("link", { name: "Darf ich diese Person jetzt beschäftigen?" }).press("Enter");
  await page.getByLabel("Land").fill("Atlantis");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Dieses Land ist nicht bekannt").waitFor();
  const field = page.getByLabel("Land");
  expect(await field.inputValue() === "Atlantis" && await field.getAttribute("aria-invalid") === "true", "the wrong answer is gone");
  await field.fill("Indien");
  await page.keyboard.press("Enter");
  await page.getByText(/^Frage 2,/).waitFor();
  for (let i = 0; i < 12 && await page.locator("form.guide").count(); i++) {
    const choice = page.locator(".options button").first();
    if (await choice.count()) await choice.press("Enter");
    else {
      const input = page.locator("#a");
      await input.fill(await input.getAttribute("type") === "date" ? "2027-03-01" : "45000");
      await input.press("Enter");
    }
    await page.waitForLoadState();
  }
  await heading("Ergebnis").waitFor();
  await page.getByRole("link", { name: "Zurück" }).press("Enter");
  await page.locator("form.guide").waitFor();
  await page.getByRole("link", { name: "Ändern: Welche Staatsangehörigkeit hat die Person?" }).press("Enter");
  await page.getByText(/^Frage 1,/).waitFor();
});

await check("a message is written, refused, mended and sent by the keyboard alone, without JavaScript", async () => {
  await open("/frage?q=Was+kostet+die+Anerkennung%3F");
  await page.getByRole("link", { name: "Nachricht schreiben" }).press("Enter");
  const text = page.getByLabel("Ihre Nachricht");
  expect(await text.inputValue() === "Was kostet die Anerkennung?", await text.inputValue());
  await text.press("End");
  await page.keyboard.type(" Für <Schweißer> & Co.");
  await page.getByLabel("Firma").fill("Muster GmbH");
  await page.getByRole("button", { name: "Nachricht senden" }).press("Enter");
  await page.getByRole("heading", { name: "2 Angaben fehlen noch oder stimmen nicht" }).waitFor();
  expect((await page.title()).startsWith("Fehler: "), await page.title());
  await page.getByRole("link", { name: "Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an." }).press("Enter");
  expect(await page.locator("#email").evaluate((field) => field === document.activeElement), "the link does not lead to the field");
  await page.keyboard.type("jana@firma.example");
  await page.getByRole("checkbox", { name: /^Ich bin einverstanden, dass die IHK Musterregion/ }).press(" ");
  expect(await text.inputValue() === "Was kostet die Anerkennung? Für <Schweißer> & Co.", "the text is lost");
  expect(await page.getByLabel("Firma").inputValue() === "Muster GmbH", "the firm is lost");
  await page.getByRole("button", { name: "Nachricht senden" }).press("Enter");
  await heading("Ihre Nachricht ist angekommen").waitFor();
  const reference = await page.locator(".reference strong").innerText();
  await page.reload();
  expect(await page.locator(".reference strong").innerText() === reference, "loaded again, it is sent again");
});

await check("a refused and a sent message: axe has nothing to say, and 320 pixels are enough", async () => {
  await open("/nachricht?q=Hallo", seen);
  await seen.getByRole("button", { name: "Nachricht senden" }).click();
  await seen.locator(".faults").waitFor();
  const found = await looks(seen, screenshots, "pages-message-wrong");
  await seen.emulateMedia({ colorScheme: "dark" });
  found.push(...await looks(seen, screenshots, "pages-message-wrong-dark", sizes.slice(0, 1)));
  await seen.getByLabel("Telefon").fill("0361 12345");
  await seen.getByRole("checkbox").check();
  await seen.getByRole("button", { name: "Nachricht senden" }).click();
  await seen.locator(".reference").waitFor();
  found.push(...await looks(seen, screenshots, "pages-message-sent-dark", sizes.slice(0, 1)));
  await seen.emulateMedia({ colorScheme: "light" });
  found.push(...await looks(seen, screenshots, "pages-message-sent"));
  expect(found.length === 0, found.join("\n     "));
});

await check("an English question asked on the English form stays English", async () => {
  await open("/frage?lang=en");
  await page.getByLabel("Your question").fill("blue card salary");
  await page.getByRole("button", { name: "Find an answer" }).click();
  await page.waitForURL(/q=blue/);
  expect(await page.locator("html").getAttribute("lang") === "en", "not in English");
});

await check("on paper there are the answer and its sources, and nothing to click", async () => {
  await open("/wissen/absolventen", seen);
  await seen.emulateMedia({ media: "print" });
  for (const gone of ["form", "header nav", ".related", ".path"])
    expect(!(await seen.locator(gone).first().isVisible()), `${gone} is printed`);
  for (const there of ["h1", ".full", ".stand time", ".person"])
    expect(await seen.locator(there).first().isVisible(), `${there} is not printed`);
  await seen.screenshot({ path: join(screenshots, "pages-print.png"), fullPage: true });
  await seen.emulateMedia({ media: "screen" });
});

await check("text of 200 percent and spaced as people need it is not cut", async () => {
  await open("/wissen/arbeitgeberservice?ort=Jena", seen);
  await seen.addStyleTag({ content: "html { font-size: 200%; } * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }" });
  await seen.setViewportSize({ width: 640, height: 800 });
  expect(await seen.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "one has to scroll sideways");
});

await browser.close();
await program.remove();
process.exit(report());
