// Values in a real browser: the salary limit of next January, seen in every entry before and after that day.
// Usage: node editor_values.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { execFileSync } from "node:child_process";
import { expect } from "../program.mjs";
import { editing } from "./editing.mjs";

const { program, page, check, button, dialog, says, focused, go, looks, publish, api, end } = await editing(process.argv.slice(2), "editor-values");
const KEY = "blaue-karte-regel", year = new Date().getFullYear(), next = year + 1;
const row = (key) => page.locator(".values li").filter({ has: page.getByText(key, { exact: true }) });
const onDay = async (day) => {
  await Promise.all([page.waitForResponse((answer) => answer.url().includes("value-texts") && answer.url().includes(day)),
    page.getByRole("textbox", { name: "An diesem Tag" }).fill(day)]);
};

await check("values stand in a list with their periods, what has expired first", async () => {
  await go("werte", "Werte");
  await page.locator(".values li").first().waitFor();
  const states = await page.locator(".values li").evaluateAll((rows) => rows.map((one) => one.className));
  expect(states.length > 150, `there are ${states.length} values`);
  const order = ["expired", "soon", "current", "future"].map((state) => states.lastIndexOf(state)).filter((at) => at >= 0);
  expect(order.every((at, i) => !i || at > order[i - 1]), `the order of the states is ${order}`);
  expect((await row(KEY).locator(".line .hidden").textContent()).includes(`bis 31.12.${year}`), "the periods are not said in words");
  await looks("list");
});

await check("they are found by name, by state, and as of any day", async () => {
  await page.getByLabel("Wert suchen").fill("regelfall blaue");
  await page.waitForFunction(() => document.querySelectorAll(".values li").length < 4);
  await page.getByLabel("Stichtag").fill(`${next}-01-01`);
  await row(KEY).getByText("kein Wert").waitFor();
  await page.getByRole("button", { name: "Heute" }).click();
  await page.getByLabel("Wert suchen").fill("");
  await page.getByLabel("Zustand").selectOption("expired");
  await page.waitForURL(/state=expired/);
  expect(await page.locator(".values li:not(.expired)").count() === 0, "others are shown too");
});

await check("where it is used is told, with the sentences", async () => {
  await go(`werte/${KEY}`);
  await page.getByText(/Verwendet in \d+ Einträgen/).click();
  expect(await page.locator(".used-in li").count() >= 3, "the entries are not listed");
  await page.locator("value-sentences .sentences li").first().waitFor();
});

await check("two periods on one day are refused, and told which", async () => {
  await button("Nächsten Zeitraum anfügen").click();
  await focused("#f-value-3");
  expect(!await page.locator(".period", { has: page.locator("#f-value-3") }).getByRole("checkbox", { name: "amtlich bestätigt" }).isChecked(), "the next one counts as confirmed");
  expect(await page.locator("#f-from-3").inputValue() === `${next}-01-01`, "the next one does not follow the last");
  await page.locator("#f-from-3").fill(`${year}-12-01`);
  await page.locator("#f-value-3").fill("52.000");
  await button("Speichern und Auswirkung zeigen").click();
  await page.getByText(/überschneiden sich: 01\.01\.\d+ – 31\.12\.\d+ und 01\.12/).waitFor();
  await focused("#f-from-3");
  await looks("overlap", [[1280, 800]]);
});

await check("a missing source and what is no number are told at their fields", async () => {
  await page.locator("#f-from-3").fill(`${next}-01-01`);
  await page.locator("#f-value-3").fill("viel");
  await page.locator("#f-source-3").fill("");
  await button("Speichern und Auswirkung zeigen").click();
  await says("Bitte geben Sie eine Zahl ein");
  await says("Bitte nennen Sie die Quelle.");
});

await check("leaving with something typed asks first", async () => {
  await page.getByRole("link", { name: "Alle Werte" }).click();
  await dialog.getByText("nicht gespeichert").waitFor();
  await dialog.getByRole("button", { name: "Weiter bearbeiten" }).click();
  expect(await page.locator("#f-value-3").inputValue() === "viel", "what was typed is gone");
});

await check("next January's limit is in every sentence after that day and in none before", async () => {
  await page.locator("#f-value-3").fill("52.000");
  await page.locator("#f-source-3").fill("SVBezGrV, Entwurf");
  await button("Speichern und Auswirkung zeigen").click();
  await says("Als Entwurf gespeichert.");
  await page.locator("value-sentences button[aria-pressed=true]", { hasText: `01.01.${next}` }).waitFor();
  await onDay(`${year}-12-31`);
  await says("Am gewählten Tag ändert sich kein Satz.");
  await onDay(`${next}-01-01`);
  await page.locator("value-sentences ins").first().waitFor();
  const sentences = await page.locator("value-sentences ins").allInnerTexts();
  const { parts } = await api("parts?document=values.json");
  const used = parts.find(({ id }) => id === KEY).used.entries.length;
  expect(sentences.length >= used, `${sentences.length} sentences in ${used} entries`);
  expect(sentences.every((one) => /52[.,]000/.test(one)), sentences.find((one) => !/52[.,]000/.test(one)));
  await page.locator("value-sentences").scrollIntoViewIfNeeded();
  await looks("effect");
});

await check("values from the same source that end earlier are shown, each with a way to it", async () => {
  const sisters = page.locator(".sisters");
  await sisters.getByText(/enden früher/).click();
  await sisters.locator("li", { hasText: "endet früher" }).first().waitFor();
  const all = await sisters.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const other of [`${KEY}-monat`, "blaue-karte-abgesenkt", "bbg-rv-jahr"]) expect(all.includes(`#/werte/${other}`), `${other} is not among ${all}`);
  expect(!all.includes(`#/werte/${KEY}`) && !all.includes("#/werte/mindestlohn"), "one is there that has another source");
  await page.locator("h1").scrollIntoViewIfNeeded();
  await looks("sisters");
});

await check("a changed value is an open draft of the values, and of no entry", async () => {
  await go("uebersicht");
  await page.getByRole("link", { name: "Werte", exact: true }).and(page.locator('[href="#/werte?state=changed"]')).waitFor();
  expect(await page.locator(".tasks", { hasText: "Entwurf" }).count() === 0, "it is counted as an entry's");
  await go(`werte/${KEY}`);
});

await check("it is published with a note and counts from that day on", async () => {
  await publish("Grenze für das nächste Jahr");
  const ask = (day) => execFileSync(program.path, ["ask", "--data", program.folder, "--date", day], { input: "Welche Gehaltsgrenze gilt für die Blaue Karte?\n", encoding: "utf8" });
  expect(ask(`${next}-01-02`).includes("52.000"), "the new figure is not in the answer");
  expect(!ask(`${year}-12-30`).includes("52.000"), "it is there before its day");
  await go("werte", "Werte");
  await page.locator(".values li").first().waitFor();
  expect(await page.locator(".draft-bar").count() === 0, "something is still not published");
});

await check("a saved change is taken back by one click", async () => {
  await go(`werte/${KEY}`);
  await page.locator("#f-source-0").fill("geändert");
  await button("Speichern und Auswirkung zeigen").click();
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  await page.waitForFunction(() => document.querySelector("#f-source-0")?.value !== "geändert");
});

await check("a value in use cannot be deleted, a new one can", async () => {
  expect(await button("Wert löschen").isDisabled(), "it can be deleted");
  await go("werte/+", "Neuer Wert");
  await page.getByLabel("Kurzname").fill("probe-wert");
  await page.getByLabel("Name auf Deutsch").fill("Probewert");
  await page.locator("#f-value-0").fill("12,50");
  await page.locator("#f-source-0").fill("Probe");
  await looks("new", [[1280, 800], [320, 640]]);
  await button("Speichern und Auswirkung zeigen").click();
  await says("Als Entwurf gespeichert.");
  await button("Wert löschen").click();
  await dialog.getByRole("button", { name: "Löschen" }).click();
  await page.getByRole("heading", { level: 1, name: "Werte" }).waitFor();
  await row("bbg-rv-jahr").waitFor();
  expect(await row("probe-wert").count() === 0, "it is still there");
});

await check("in English too", async () => {
  await button("English").click();
  await page.getByRole("heading", { level: 1, name: "Values" }).waitFor();
  await says("no value");
  await looks("english", [[1280, 800]]);
});

process.exit(await end());
