// Reviews that are due, and knowledge in and out, in a real browser.
// Usage: node editor_exchange.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { readFileSync } from "node:fs";
import { expect } from "../program.mjs";
import { editing } from "./editing.mjs";

const { page, check, button, dialog, says, go, looks, api, end } = await editing(process.argv.slice(2), "editor-exchange");
const content = new URL("../../kb/content/", import.meta.url), file = (path) => readFileSync(new URL(path, content));
const choose = (...files) => page.locator("#f-files").setInputFiles(files.map(([name, text]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })));
const entry = file("entries/de/einreise/visumverfahren.md").toString();

await check("what is due is listed, with its sources", async () => {
  await go("faellig", "Fällig");
  await page.getByLabel("Zeitraum").selectOption("365");
  await page.locator(".due > li").first().waitFor();
  await page.locator(".sources li").first().waitFor();
  for (const words of ["Stimmt", "Nicht erreichbar"]) await page.locator(".sources").getByText(words, { exact: true }).first().waitFor();
  await looks("due");
});

await check("a source is marked by one key as checked, and as broken", async () => {
  await page.locator("h1").click();
  await page.keyboard.press("o");
  await says("Quelle als geprüft vermerkt.");
  await page.locator(".sources").getByText(/geprüft am .* von/).waitFor();
  await page.keyboard.press("x");
  await says("Quelle als nicht erreichbar vermerkt.");
  await page.locator(".sources").getByText("nicht erreichbar am").waitFor();
});

await check("one key opens the next source", async () => {
  const opened = page.context().waitForEvent("page");
  await page.keyboard.press("q");
  await (await opened).close();
});

await check("a text that is still right is confirmed in one step, with its next review", async () => {
  const row = page.locator(".due > li.open"), title = await row.locator(".name").innerText();
  await page.getByLabel("Nächste Prüfung").fill("2031-02-03");
  await button("Der Text stimmt noch: Stand bestätigen").click();
  await page.getByText(`„${title}“ ist bestätigt. Nächste Prüfung am 03.02.2031.`).waitFor({ timeout: 60_000 });
  const { due } = await api("due?days=3000"), one = due.find((other) => other.title === title);
  expect(one?.review_by === "2031-02-03", JSON.stringify(one));
  expect(await page.locator(".due > li", { hasText: title }).count() === 0, "it is still listed");
});

await check("a confirmation can be taken back", async () => {
  await button("Rückgängig").click();
  await page.getByText(/ist wieder wie vor der Bestätigung/).waitFor({ timeout: 60_000 });
  const { due } = await api("due?days=3000");
  expect(due.every((one) => one.review_by !== "2031-02-03"), "it has still the new date");
});

await check("all knowledge is exported as an archive", async () => {
  await go("austausch", "Austausch");
  await looks("exchange");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Archiv herunterladen" }).click()]);
  const archive = readFileSync(await download.path());
  expect(archive.subarray(257, 262).toString() === "ustar", "it is no tar archive");
  expect(archive.includes("values.json"), "the values are not in it");
});

await check("the archive comes in again and changes nothing", async () => {
  const archive = await (await page.request.get("/api/editor/export".replace(/^/, new URL(page.url()).origin))).body();
  await page.locator("#f-files").setInputFiles({ name: "wissen.tar", mimeType: "application/x-tar", buffer: archive });
  await page.getByText("Alles ist schon so wie in diesen Dateien.").waitFor({ timeout: 60_000 });
  await button("Andere Dateien").click();
});

await check("broken files are told with what is wrong, and nothing is imported", async () => {
  await choose(["gut.md", entry.replace(/^title: .*$/m, 'title: "Wie läuft das Visumverfahren heute?"')], ["schlecht.md", entry.replace(/^slug: .*$/m, "slug: schlecht").replace(/^title: .*\n/m, "")], ["notiz.docx", "nichts"]);
  await page.getByText("1 Datei ist fehlerhaft.").waitFor({ timeout: 60_000 });
  await says("1 Datei anderer Art wird ausgelassen.");
  await page.locator(".import-files li", { hasText: "schlecht.md" }).locator(".fault").first().waitFor();
  await looks("broken");
  expect(await page.getByRole("button", { name: /importieren/ }).count() === 0, "it can be imported all the same");
  await button("Andere Dateien").click();
});

await check("a good file is shown as a change, and imported after asking", async () => {
  await choose(["gut.md", entry.replace(/^title: .*$/m, 'title: "Wie läuft das Visumverfahren heute?"')]);
  await page.locator(".import-files").getByText("entries/de/einreise/visumverfahren.md").waitFor({ timeout: 60_000 });
  await looks("dry", [[1280, 800], [768, 1024]]);
  await button("1 Änderung importieren").click();
  await dialog.getByRole("button", { name: "Importieren" }).click();
  await page.getByText("Importiert: 0 neu, 1 geändert, 0 entfernt.").waitFor({ timeout: 120_000 });
  const { entry: now } = await api("item?item=entries/de/visumverfahren");
  expect(now.title === "Wie läuft das Visumverfahren heute?", now.title);
});

await check("an import can be taken back, also after the page was closed, and first shows what that would change", async () => {
  await button("Import zurücknehmen").waitFor();
  await page.goto("about:blank");
  await go("austausch", "Austausch");
  const row = page.locator(".published > ol > li", { hasText: "entries/de/einreise/visumverfahren.md" });
  await row.getByText("1 Text").click();
  await row.getByRole("link", { name: "Wie läuft das Visumverfahren heute?" }).waitFor();
  await looks("published");
  await row.getByRole("button", { name: /^Zurücknehmen/ }).click();
  await page.getByText(/Das würde zurückgenommen: .*visumverfahren/).waitFor({ timeout: 60_000 });
  await page.locator(".import-files li", { hasText: "entries/de/einreise/visumverfahren.md" }).getByText("geändert").waitFor();
  expect(await page.locator(".import-files li .tag:not(:text-is('unverändert'))").count() === 1, "something else would change, too");
  await button("1 Änderung zurücknehmen").click();
  await looks("back", [[1280, 800]]);
  await dialog.getByRole("button", { name: "Zurücknehmen" }).click();
  await page.getByRole("heading", { name: "Zurückgenommen." }).waitFor({ timeout: 120_000 });
  const { entry: now } = await api("item?item=entries/de/visumverfahren");
  expect(now.title !== "Wie läuft das Visumverfahren heute?", now.title);
  await looks("stored");
});

await check("what an import brought new is gone when it is taken back, and what was published since stays", async () => {
  await button("Zurück").click();
  await choose(["neu.md", entry.replace(/^slug: .*$/m, "slug: probe-neu").replace(/^title: .*$/m, 'title: "Ist das neu?"')], ["alt.md", entry.replace(/^title: .*$/m, 'title: "Erst so?"')]);
  await button("2 Änderungen importieren").click({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "Importieren" }).click();
  await page.getByText("Importiert: 1 neu, 1 geändert, 0 entfernt.").waitFor({ timeout: 120_000 });
  await button("Andere Dateien").click();
  await choose(["alt.md", entry.replace(/^title: .*$/m, 'title: "Dann so?"')]);
  await button("1 Änderung importieren").click({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "Importieren" }).click();
  await page.getByText("Importiert: 0 neu, 1 geändert, 0 entfernt.").waitFor({ timeout: 120_000 });
  await button("Andere Dateien").click();
  await page.locator(".published > ol > li", { hasText: "1 neu, 1 geändert" }).getByRole("button", { name: /^Zurücknehmen/ }).click();
  await says("1 Text davon ist seither neu veröffentlicht worden und bleibt, wie er jetzt ist.");
  await button("1 Änderung zurücknehmen").click({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "Zurücknehmen" }).click();
  await page.getByRole("heading", { name: "Zurückgenommen." }).waitFor({ timeout: 120_000 });
  expect((await api("item?item=entries/de/probe-neu")).state === "archived", "the new one is still published");
  expect((await api("item?item=entries/de/visumverfahren")).entry.title === "Dann so?", "what was published since is gone");
});

await check("a table of questions and answers is understood", async () => {
  await button("Zurück").click();
  await choose(["fragen.tsv", "id\tquestion\tanswer\nprobe-eins\tWas ist eine Probe?\tEine Probe ist ein Versuch.\n"]);
  await page.locator(".import-files").getByText("probe-eins").waitFor({ timeout: 60_000 });
});

await check("what is no such file is refused with a sentence", async () => {
  await button("Andere Dateien").click();
  await choose(["bild.png", "x"]);
  await says("Darin ist keine Datei, die importiert werden kann");
});

process.exit(await end());
