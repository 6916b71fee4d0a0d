// What was asked, in a real browser: from five unanswered questions to a published entry with rehearsal.
// Usage: node editor_asked.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { expect } from "../program.mjs";
import { editing } from "./editing.mjs";
import { employer } from "./peers.mjs";

const { program, page, check, button, dialog, says, go, looks, publish, api, end } = await editing(process.argv.slice(2), "editor-asked", { every: true });
const FIVE = ["Bienenhonig etikettieren", "Etikett für Bienenhonig", "Etikett auf Bienenhonig und Bienenwachs", "Bienenhonig und Bienenwachs", "Bienenhonig cremig rühren"];
/** All questions are asked, which takes its time with sanitizers. */
const REHEARSAL = 900_000;
const groups = page.locator("asked-group"), group = (text) => groups.filter({ hasText: text }).first();
const open = async (state = "open") => (await api(`asked?state=${state}`)).groups.flatMap(({ questions }) => questions);

await check("with nothing asked it says so", async () => {
  await go("gefragt", "Gefragt");
  await says("Nichts offen.");
  await looks("empty", [[1280, 800], [768, 1024]]);
});

await check("what the widget could not answer is there, alike together, without personal data", async () => {
  for (const question of FIVE) await employer(program, question, { asks: false });
  for (const question of ["Meine Nummer ist 0171 2345678, gibt es Zuschüsse für Regenschirme?", "Wer repariert Dudelsäcke in Gera?"]) await employer(program, question);
  await page.reload();
  await groups.first().waitFor();
  await looks("list");
  const questions = await open();
  expect(questions.length >= 7, `${questions.length} questions`);
  expect(questions.filter(({ kind }) => kind === "unanswered").length === 5, "not all five are unanswered");
  expect(!JSON.stringify(questions).includes("2345678"), "a phone number is shown");
});

await check("the keyboard goes through the groups and ignores one, with a way back", async () => {
  await page.locator("h1").click();
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement?.classList.contains("asked-head"));
  const before = (await open()).length;
  await page.keyboard.press("i");
  await says(/ausgeblendet\./);
  expect((await open()).length < before, "nothing was ignored");
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  expect((await open()).length === before, "it did not come back");
});

await check("a question outside of the subject becomes an example of its kind", async () => {
  const bagpipes = group("Dudelsäcke");
  if (!await bagpipes.getAttribute("open").then((one) => one !== null)) await bagpipes.locator(".asked-head").click();
  await bagpipes.getByLabel("Kein Thema für uns").selectOption("everyday");
  await says(/Als Beispiel für .* vorgemerkt/);
  await says("noch nicht veröffentlicht");
  const { parts } = await api("parts?document=intents.json");
  expect(JSON.stringify(parts.find(({ id }) => id === "everyday")).includes("Dudelsäcke"), "it is no example");
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  const after = await api("parts?document=intents.json");
  expect(!JSON.stringify(after).includes("Dudelsäcke"), "the example is still there");
  expect((await open()).some(({ question }) => question.includes("Dudelsäcke")), "the question is not open again");
});

await check("once published, such a question is recognised, is done, and its reply is that of the kind", async () => {
  const bagpipes = group("Dudelsäcke");
  if (await bagpipes.getAttribute("open") === null) await bagpipes.locator(".asked-head").click();
  await bagpipes.getByLabel("Kein Thema für uns").selectOption("everyday");
  await says(/Als Beispiel für .* vorgemerkt/);
  await publish("Dudelsäcke sind kein Thema");
  expect((await open()).every(({ question }) => !question.includes("Dudelsäcke")), "it is still open");
  expect((await open("done")).some(({ question }) => question.includes("Dudelsäcke")), "it is not done");
  const { reply } = (await api("parts?document=intents.json")).parts.find(({ id }) => id === "everyday").part;
  const answer = await (await page.request.post(`${program.address}/api/ask`, { headers: { "Content-Type": "application/json" }, data: { question: "Wer repariert Dudelsäcke in Gera?", lang: "de" } })).json();
  expect(JSON.stringify(answer).includes(reply.de.slice(0, 40)), JSON.stringify(answer).slice(0, 400));
});

const putToFunding = async () => {
  const one = group("Regenschirme");
  if (await one.getAttribute("open") === null) await one.locator(".asked-head").click();
  await one.getByRole("combobox", { name: "Anderen Eintrag suchen" }).fill("Förderung");
  await one.locator("editor-picker").getByRole("option").first().click();
  await says("Als Beispielfrage im Entwurf");
};
await check("a question is put to an entry that fits, with a way back", async () => {
  await putToFunding();
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  await group("Regenschirme").waitFor();
});

await check("what is gained by it is shown by a rehearsal", async () => {
  await putToFunding();
  await button("Probelauf").click();
  await page.locator("rehearsal-result").waitFor({ timeout: REHEARSAL });
  await looks("gain");
  await button("Probelauf schließen").click();
});

await check("from five unanswered questions to a published entry with rehearsal, in under three minutes of clicks", async () => {
  const began = Date.now();
  for (const box of await page.getByRole("checkbox", { name: /^Alle dieser Gruppe auswählen: .*onig/ }).all()) await box.check();
  await says(/5 Fragen ausgewählt/);
  await looks("selected", [[1280, 800], [768, 1024]]);
  await page.getByRole("button", { name: "Neuer Eintrag daraus" }).first().click();
  await dialog.getByLabel("Die Frage").fill("Darf ein Betrieb Bienenhonig verkaufen?");
  await dialog.getByLabel("Themengebiet").selectOption("beschaeftigung");
  const slug = await dialog.getByLabel("Kurzname").inputValue();
  expect(/betrieb-bienenhonig-verkaufen/.test(slug), `the slug is ${slug}`);
  await looks("new", [[1280, 800]]);
  await dialog.getByRole("button", { name: "Anlegen und schreiben" }).click();
  await page.waitForURL(new RegExp(`eintraege/${slug}`));
  await page.locator("#f-short-de").fill("Bienenhonig darf ein Betrieb verkaufen, wenn das Etikett der Honigverordnung entspricht.");
  await page.locator("#f-body-de").fill("## Was gilt?\nAuf dem Etikett stehen Menge, Name und Ursprungsland.");
  await button("Quelle hinzufügen").click();
  await page.getByLabel("Name der Quelle 1").first().fill("§ 3 HonigV");
  await page.getByLabel("Adresse (https://…) 1").last().fill("https://www.gesetze-im-internet.de/honigv_2004/__3.html");
  await button("Entwurf speichern").click();
  await page.locator("button:disabled", { hasText: "Entwurf speichern" }).waitFor();
  await page.getByText(/verhinder(t|n) die Veröffentlichung/).first().waitFor({ state: "hidden" });
  await button("Proben und veröffentlichen").click();
  const asking = Date.now();
  await dialog.getByText(/Fragen gestellt/).waitFor({ timeout: REHEARSAL });
  const waited = Date.now() - asking;
  await looks("rehearsal", [[1280, 800], [768, 1024]]);
  await dialog.getByRole("textbox").fill("Aus den Fragen der Betriebe");
  await dialog.getByRole("button", { name: /^(Jetzt|Trotzdem) veröffentlichen$/ }).click();
  await page.getByText("Veröffentlicht. Ab der nächsten Frage gilt es.").waitFor({ timeout: 60_000 });
  expect(Date.now() - began - waited < 180_000, `it took ${Date.now() - began - waited} ms`);
  const answer = await (await page.request.post(`${program.address}/api/ask`, { headers: { "Content-Type": "application/json" }, data: { question: FIVE[2], lang: "de" } })).json();
  expect(JSON.stringify(answer).includes(slug), JSON.stringify(answer).slice(0, 300));
  expect((await open()).every(({ question }) => !question.includes("onig")), "they are still open");
});

await check("what is done and ignored can be looked at and opened again", async () => {
  await go("gefragt", "Gefragt");
  await page.getByLabel("Zustand").selectOption("done");
  await group("onig").waitFor();
  await looks("done", [[1280, 800]]);
  await button("Wieder öffnen").first().click();
  await says("Wieder offen.");
});

await check("it filters by kind and language", async () => {
  await page.getByLabel("Zustand").selectOption("open");
  await groups.first().waitFor();
  await page.getByLabel("Sprache").selectOption("en");
  await says("Dazu gibt es nichts.");
  await page.getByLabel("Sprache").selectOption("");
  await groups.first().waitFor();
});

process.exit(await end());
