// The questions the chat begins with, month by month, in a real browser: set, looked at beforehand, published, offered.
// Usage: node editor_topics.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { expect } from "../program.mjs";
import { editing } from "./editing.mjs";

const { program, page, check, button, says, go, looks, publish, api, end } = await editing(process.argv.slice(2), "editor-topics");
const rows = page.locator(".topics.seasonal > li"), always = page.locator(".topics.always > li"), row = (title) => rows.filter({ hasText: title }), offered = page.locator(".offered li");
const month = (n) => new Date(2001, n - 1, 15).toLocaleDateString("de-DE", { month: "long" }), now = new Date().getMonth() + 1;
const topics = async () => { const { draft, published } = await api("item?item=topics.json"); return JSON.parse((draft ?? published).text); };
const greeted = async () => (await (await page.request.get(`${program.address}/api/greeting/de`)).json()).topics.map(({ entry }) => entry);

await check("the topics stand in their order, with their months", async () => {
  await go("begruessung", "Begrüßung");
  await rows.first().waitFor();
  const stored = await topics();
  const seasonal = stored.filter(({ months }) => months);
  expect(await rows.count() === seasonal.length && await always.count() === stored.length - seasonal.length, `${await rows.count()} and ${await always.count()} of ${stored.length}`);
  for (const [i, { months }] of seasonal.entries()) {
    const pressed = await rows.nth(i).locator(".months [aria-pressed=true]").evaluateAll((buttons) => buttons.map((one) => [...one.parentElement.children].indexOf(one) + 1));
    expect(pressed.join() === [...months].sort((a, b) => a - b).join(), `row ${i + 1}: ${pressed}`);
  }
  await looks("list");
});

await check("the preview shows what a month comes to, as the chat itself offers it", async () => {
  expect(JSON.stringify(await offered.allInnerTexts()) === JSON.stringify(await Promise.all((await greeted()).map(async (slug) => (await api(`item?item=entries/de/${slug}`)).entry.title))), `${await offered.allInnerTexts()}`);
  await page.getByLabel("Monat", { exact: true }).selectOption("7");
  await says("Im Juli:");
  const titles = await offered.allInnerTexts(), seasonal = (await topics()).filter(({ months }) => months?.includes(7)).length;
  expect(titles.length === 5 && seasonal > 0, `${titles}`);
  expect(await row(titles[0]).getByRole("button", { name: "Juli", exact: true }).getAttribute("aria-pressed") === "true", "the first is not of the season");
  await page.getByLabel("Monat", { exact: true }).selectOption(String(now));
});

await check("an entry is added for the month and moved to the top by keyboard, with a preview of both", async () => {
  await page.getByRole("combobox", { name: "Eintrag zur Jahreszeit hinzufügen" }).fill("Visumverfahren");
  await page.locator("editor-picker").getByRole("option", { name: "Visumverfahren" }).first().click();
  const title = await rows.last().getByRole("link").innerText(), last = await rows.count();
  await page.waitForFunction(() => document.activeElement?.closest(".topics.seasonal > li:last-child"));
  for (let i = last; i > 1; i--) {
    if (i === last) await rows.last().getByRole("button", { name: /^Nach oben/ }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((at) => [...document.querySelectorAll(".topics.seasonal > li")][at]?.contains(document.activeElement), i - 2);
  }
  expect(await rows.first().getByRole("link").innerText() === title && await offered.first().innerText() === title, await offered.first().innerText());
  expect(await rows.first().getByRole("button", { name: month(now), exact: true }).getAttribute("aria-pressed") === "true", "it is not of this month");
});

await check("one of the season without a month is not saved, and told at its place", async () => {
  await rows.first().getByRole("button", { name: month(now), exact: true }).click();
  await button("Speichern").click();
  await rows.first().getByText("Bitte wählen Sie mindestens einen Monat").waitFor();
  await page.waitForFunction(() => document.activeElement?.closest(".months[aria-invalid]"));
  await page.keyboard.press("Tab");
  await rows.first().getByRole("button", { name: month(now), exact: true }).click();
});

await check("leaving with something not saved asks first", async () => {
  await page.getByRole("link", { name: "Übersicht" }).click();
  await page.getByRole("dialog").getByText("nicht gespeichert").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Weiter bearbeiten" }).click();
});

await check("one is taken out and comes back by one click", async () => {
  const before = await rows.count();
  await rows.last().getByRole("button", { name: /^Herausnehmen/ }).click();
  expect(await rows.count() === before - 1, "it is still there");
  await button("Rückgängig").click();
  await page.waitForFunction((n) => document.querySelectorAll(".topics.seasonal > li").length === n, before);
});

await check("it is saved as a draft, stands among what is open, and is taken back by one click", async () => {
  await button("Speichern").click();
  await says("Als Entwurf gespeichert.");
  expect((await topics())[0].months.join() === String(now), JSON.stringify((await topics())[0]));
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  expect((await api("item?item=topics.json")).draft === null, "there is still a draft");
});

await check("published, the chat begins with it", async () => {
  for (const list of [rows, always]) await list.filter({ hasText: "Mindestgehalt" }).getByRole("button", { name: /^Herausnehmen/ }).click();
  await button("Speichern").click();
  await says("Als Entwurf gespeichert.");
  await looks("draft");
  await go("uebersicht");
  await page.getByRole("link", { name: "Begrüßung", exact: true }).and(page.locator(".recent a")).click();
  await publish("Ohne das Mindestgehalt");
  expect(!(await greeted()).includes("blaue-karte-gehalt"), `${await greeted()}`);
  expect((await api("item?item=topics.json")).draft === null, "the draft is still there");
});

await check("in English too", async () => {
  await button("English").click();
  await page.getByRole("heading", { level: 1, name: "Greeting" }).waitFor();
  await looks("english", [[1280, 800]]);
});

process.exit(await end());
