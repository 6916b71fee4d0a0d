// Rules, words, examples and offices in a real browser; a pattern that never ends is told as too slow.
// Usage: node editor_rules.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { expect } from "../program.mjs";
import { editing } from "./editing.mjs";

const { page, check, button, dialog, says, go, looks, publish, api, end } = await editing(process.argv.slice(2), "editor-rules");
const parts = page.locator(".parts > li"), result = (text) => page.locator(".tested li", { hasText: text });

await check("rules stand in a list by kind", async () => {
  await go("regeln", "Regeln & Wörter");
  await parts.first().waitFor();
  const all = await parts.count();
  await looks("list");
  await page.getByLabel("Art").selectOption("scope");
  expect(await parts.count() < all && await parts.count() > 5, `${await parts.count()} of ${all}`);
});

await check("a pattern is tried while it is typed, and what it matches is marked", async () => {
  await go("regeln/muster/+", "Neue Regel");
  await page.getByLabel("Kurzname").fill("scope.kuchen");
  await page.getByLabel("Art").selectOption("scope");
  await page.getByLabel("Muster", { exact: true }).fill("\\b(käse|apfel)kuchen\\b");
  await page.getByLabel("Eigene Sätze").fill("Wer backt Käsekuchen?\nGibt es Brot?");
  await result("Käsekuchen").getByText("passt", { exact: true }).waitFor();
  expect(await result("Käsekuchen").locator("mark").innerText() === "Käsekuchen", await result("Käsekuchen").innerHTML());
  await result("Brot").getByText("passt nicht").waitFor();
  await looks("test");
});

await check("an example that fails is told at its line, and keeps the rule from being saved", async () => {
  await page.getByRole("group", { name: "Muss passen" }).getByRole("button", { name: "Hinzufügen" }).click();
  await page.getByLabel("Muss passen, Zeile 1").fill("Ich mag Brot");
  await says("Das Muster passt hier nicht.");
  await page.getByLabel("Antwort auf Deutsch").fill("Kuchen ist nicht unser Thema.");
  await page.getByLabel("Antwort auf Englisch").fill("Cake is not our subject.");
  await button("Speichern").click();
  await page.locator('[aria-invalid="true"], .problem').first().waitFor();
  await page.getByLabel("Muss passen, Zeile 1").fill("Ich mag Apfelkuchen");
  await page.waitForFunction(() => !document.body.innerText.includes("Das Muster passt hier nicht."));
});

await check("a pattern with catastrophic backtracking is told as too slow, at once and on saving", async () => {
  await page.getByLabel("Muster", { exact: true }).fill("(a+)+$|apfelkuchen");
  await page.getByLabel("Eigene Sätze").fill(`${"a".repeat(60)}!`);
  await says("Dieses Muster ist zu langsam.");
  await result("aaaa").getByText("zu langsam").waitFor();
  await looks("slow", [[1280, 800], [768, 1024]]);
  await button("Speichern").click();
  await page.locator('[aria-invalid="true"], .problem').first().waitFor();
  expect(page.url().endsWith("/+"), "it was saved");
});

await check("other rules that match the same sentence are named", async () => {
  await page.getByLabel("Muster", { exact: true }).fill("\\b(käse|apfel)kuchen\\b|gründe ich");
  await page.getByLabel("Eigene Sätze").fill("Wie gründe ich eine GmbH?");
  await result("gründe").getByRole("link", { name: "scope.business" }).waitFor();
  await page.getByLabel("Muster", { exact: true }).fill("\\b(käse|apfel)kuchen\\b");
});

await check("a pattern is proposed from sentences, shown with what it matches, and only then taken", async () => {
  await page.getByLabel("Muster", { exact: true }).fill("");
  const must = page.getByRole("group", { name: "Muss passen" }), not = page.getByRole("group", { name: "Darf nicht passen" });
  await must.getByRole("button", { name: "Hinzufügen" }).click();
  await page.keyboard.type("Wer verkauft hier Apfelkuchen?");
  await not.getByRole("button", { name: "Hinzufügen" }).click();
  await page.keyboard.type("Wer verkauft hier Brot?");
  await button("Muster vorschlagen").click();
  const proposal = page.locator(".proposal");
  await proposal.locator(".chips li", { hasText: "apfelkuchen" }).waitFor();
  await proposal.locator(".tested li", { hasText: "Apfelkuchen" }).getByText("passt", { exact: true }).first().waitFor();
  await proposal.locator(".tested li", { hasText: "Brot" }).getByText("passt nicht").waitFor();
  expect((await proposal.locator("mark").allInnerTexts()).every((one) => one === "Apfelkuchen"), "other words are marked");
  expect(await page.getByLabel("Muster", { exact: true }).inputValue() === "", "it was taken unasked");
  await looks("proposal");
  await not.getByLabel("Darf nicht passen, Zeile 1").fill("Ich will Apfelkuchen nicht");
  await proposal.getByText("Aus diesen Sätzen lässt sich kein Muster machen").waitFor();
  await proposal.locator(".fault", { hasText: "Ich will Apfelkuchen nicht" }).waitFor();
  await not.getByLabel("Darf nicht passen, Zeile 1").fill("Wer verkauft hier Brot?");
  await button("Übernehmen").click();
  await page.waitForFunction(() => /apfelkuch/.test(document.querySelector("#f-pattern").value));
  await result("Brot").getByText("passt nicht").waitFor();
});

await check("the rule is saved, published, and recognised in the next question", async () => {
  await button("Speichern").click();
  await says("Als Entwurf gespeichert.");
  await says("noch nicht veröffentlicht");
  await publish("Kuchen");
  const { parts: rules } = await api("parts?document=rules/scope.json");
  expect(rules.some(({ id, changed, new: fresh }) => id === "scope.kuchen" && !changed && !fresh), "it is not published");
});

await check("a rule is deleted and comes back", async () => {
  await go("regeln/muster/scope.kuchen", "scope.kuchen");
  await button("Löschen").click();
  await says("Gelöscht.");
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  await page.getByLabel("Regel suchen").fill("scope.kuchen");
  await parts.first().waitFor();
});

await check("examples, synonyms, countries and professions are listed, found and edited", async () => {
  for (const [place, search, word] of [["beispiele", "Beispiel suchen", "Dudelsack"], ["synonyme", "Wort suchen", "Facharbeiter"], ["laender", "Land suchen", "Vietnam"], ["berufe", "Beruf suchen", "Köchin"]]) {
    await go(`regeln/${place}`, "Regeln & Wörter");
    await parts.first().waitFor();
    await looks(place, [[1280, 800], [768, 1024]]);
    if (place === "beispiele") continue;
    await page.getByLabel(search).fill(word);
    await page.waitForFunction(() => document.querySelectorAll(".parts > li").length < 20);
    await parts.first().getByRole("link").click();
    await page.getByRole("group", { name: "Deutsch" }).waitFor();
    await looks(`${place}-form`, [[1280, 800], [320, 640]]);
  }
  await page.getByRole("group", { name: "Deutsch" }).getByRole("button", { name: "Hinzufügen" }).click();
  await page.keyboard.type("Pfannenheld");
  await button("Speichern").click();
  await says("Als Entwurf gespeichert.");
  const { parts: words } = await api("parts?document=words/professions.json");
  expect(words.some(({ part, changed }) => changed && part.de.includes("Pfannenheld")), "the word is not in the draft");
});

await check("an office is found by postcode, edited, and must not leave a district alone", async () => {
  await go("stellen", "Stellen");
  await parts.first().waitFor();
  await looks("offices");
  await page.getByLabel("Postleitzahl oder Ort nachschlagen").fill("07545");
  await page.getByRole("heading", { name: "Zuständig: Gera" }).waitFor();
  await looks("postcode", [[1280, 800], [768, 1024]]);
  await page.locator(".in-charge").getByRole("link", { name: "Ausländerbehörde der Stadt Gera" }).click();
  await page.getByLabel("Telefon").fill("0365 838-0");
  await looks("office", [[1280, 800], [320, 640]]);
  await page.getByRole("button", { name: "„Gera“ entfernen" }).click();
  await button("Speichern").click();
  await page.locator('[aria-invalid="true"], .fault, .problem').first().waitFor();
  await page.getByRole("group", { name: "Zuständig für" }).getByRole("button", { name: "Hinzufügen" }).click();
  await page.keyboard.type("Gera");
  await button("Speichern").click();
  await says("Als Entwurf gespeichert.");
});

await check("a postcode is added, changed and taken away, each with a way back", async () => {
  const field = page.getByLabel("Postleitzahl oder Ort nachschlagen"), found = async () => (await api("postcodes?q=99999")).postcodes.map(({ place, district }) => `${place}, ${district}`).join("; ");
  await field.fill("99999");
  await says("ist nicht verzeichnet");
  await button("Postleitzahl hinzufügen").click();
  await button("Speichern").click();
  await says("Bitte geben Sie den Ort an.");
  await page.getByLabel("Ort", { exact: true }).fill("Probehausen");
  await page.getByLabel("Kreis", { exact: true }).selectOption("Gera");
  await looks("postcode-new");
  await button("Speichern").click();
  await says("Als Entwurf gespeichert.");
  await page.getByRole("heading", { name: "Zuständig: Gera" }).waitFor();
  expect(await found() === "Probehausen, Gera", await found());
  await button("99999 Probehausen ändern").click();
  await page.getByLabel("Kreis", { exact: true }).selectOption("Jena");
  await page.keyboard.press("Escape");
  await button("99999 Probehausen ändern").click();
  await page.getByLabel("Kreis", { exact: true }).selectOption("Jena");
  await button("Speichern").click();
  await page.getByRole("heading", { name: "Zuständig: Jena" }).waitFor();
  await button("99999 Probehausen ändern").click();
  await button("Löschen").click();
  await says("Postleitzahl entfernt, im Entwurf.");
  expect(await found() === "", await found());
  await button("Rückgängig").click();
  await says("Zurückgenommen.");
  expect(await found() === "Probehausen, Jena", await found());
  const { item, published, draft, faults } = await api("item?item=postcodes.tsv");
  expect(draft.text.split("\n").length === published.text.split("\n").length + 1 && !faults.length, `${item}: ${JSON.stringify(faults)}`);
  await page.reload();
  await field.waitFor();
  await looks("postcode-draft", [[1280, 800], [768, 1024]]);
  await page.locator("document-bar", { hasText: "2 Änderungen sind noch nicht" }).first().waitFor();
  await page.request.post(new URL("/api/editor/discard", page.url()).href, { data: { item, version: draft.version } });
  await page.reload();
});

await check("discarding all asks first, and can be taken back", async () => {
  await button("Entwurf verwerfen").click();
  await dialog.getByRole("button", { name: "Verwerfen" }).click();
  await says("Der Entwurf ist verworfen.");
  await button("Rückgängig").click();
  await says("noch nicht veröffentlicht");
});

process.exit(await end());
