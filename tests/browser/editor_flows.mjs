// Guides in a real browser: the picture, editing question by question, a dead end that is refused, a walk.
// Usage: node editor_flows.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { expect } from "../program.mjs";
import { editing } from "./editing.mjs";

const { page, check, button, says, focused, go, looks, publish, api, end } = await editing(process.argv.slice(2), "editor-flows");
const FLOW = "wer-erkennt-an", saved = () => page.getByText("Als Entwurf gespeichert").waitFor();
const head = (name) => page.locator(`[id="box-${name}"]`);

await check("the guides are listed with what they hold", async () => {
  await go("wegweiser", "Wegweiser");
  await says(/22 Fragen, 38 Ergebnisse/);
  await looks("list", [[1280, 800], [768, 1024], [320, 640]]);
});

await check("a guide is drawn: every question a box, no box on another, every way in its box", async () => {
  for (const flow of ["wer-erkennt-an", "weg-zur-beschaeftigung", "darf-ich-beschaeftigen", "beschleunigtes-verfahren", "azubi-aus-dem-ausland"]) {
    const { flow: { steps, title } } = await api(`flow?flow=${flow}`);
    await go(`wegweiser/${flow}`, title.de);
    await page.locator(".flow-box").first().waitFor();
    const asked = Object.values(steps).filter((step) => step.ask);
    const boxes = await page.locator(".flow-box").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })));
    expect(boxes.length === asked.length, `${flow}: ${boxes.length} boxes for ${asked.length} questions`);
    const ways = asked.reduce((sum, step) => sum + (step.options ?? step.branches).length, 0);
    expect(await page.locator(".way").count() === ways, `${flow}: ${await page.locator(".way").count()} of ${ways} ways`);
    for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, `${flow}: two boxes overlap`);
  }
  await looks("picture");
  await button("Ganz zeigen").click();
  await looks("whole", [[1280, 800], [768, 1024]]);
});

await check("the keyboard goes from question to question, and there is a list for who sees no picture", async () => {
  await go(`wegweiser/${FLOW}`);
  await head("feld").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement?.id.startsWith("box-") && document.activeElement.id !== "box-feld");
  await page.keyboard.press("ArrowLeft");
  await focused('[id="box-feld"]');
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Frage feld" }).waitFor();
  await button("Liste").click();
  expect(await page.locator(".flow-list li").count() === 60, `${await page.locator(".flow-list li").count()} steps in the list`);
  await looks("as-list", [[1280, 800], [768, 1024]]);
  await button("Bild").click();
  await looks("step");
});

await check("typing is in the picture at once, saved as a draft, and can be taken back", async () => {
  await page.getByLabel("Frage auf Deutsch").fill("In welchem Feld hat sie gelernt?");
  await head("feld").getByText("In welchem Feld hat sie gelernt?").waitFor();
  await saved();
  const { flow } = await api(`flow?flow=${FLOW}`);
  expect(flow.steps.feld.ask.de === "In welchem Feld hat sie gelernt?", "the draft has not got it");
  await button("Rückgängig").first().click();
  await head("feld").getByText("In welchem Bereich").waitFor();
});

await check("a dead end is shown at its step, and refused on publishing", async () => {
  await button("Möglichkeit hinzufügen").isDisabled().then((full) => expect(full, "a ninth option can be added"));
  await head("hw-ziel").click();
  await button("Möglichkeit hinzufügen").click();
  await page.getByLabel("Möglichkeit 3, Deutsch").fill("Weiß ich noch nicht");
  await page.getByLabel("Möglichkeit 3, Englisch").fill("I do not know yet");
  await page.locator('[id="f-option-2-to"]').selectOption("+question");
  await page.getByRole("heading", { name: /^Frage frage/ }).waitFor();
  await page.getByLabel("Frage auf Deutsch").fill("Sackgasse?");
  await page.getByLabel("Frage auf Englisch").fill("Dead end?");
  await says(/Schritt muss noch in Ordnung gebracht werden/);
  await page.locator(".flow-box.bad").first().waitFor();
  await looks("dead-end");
  await saved();
  await button("Veröffentlichen …").press("Enter");
  await says("Bitte bringen Sie zuerst in Ordnung");
  const refused = await page.evaluate(async (flow) => {
    const { version } = await (await fetch(`/api/editor/flow?flow=${flow}`)).json();
    const answer = await fetch("/api/editor/publish", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ items: [{ item: `flows/${flow}.json`, version }], note: "" }) });
    return answer.status;
  }, FLOW);
  expect(refused >= 400, `the server answered ${refused}`);
});

await check("the way is mended by a new result, and every step is reached again", async () => {
  for (const i of [0, 1]) {
    await page.locator(`[id="f-option-${i}-to"]`).selectOption(await page.locator(`[id="f-option-${i}-to"] option`).evaluateAll((all) => all.find((one) => one.textContent.startsWith("●")).value));
  }
  await says("Alle Wege führen zu einem Ergebnis.");
  await head("hw-ziel").click();
  await button("Schritt löschen").isEnabled();
  await says("Hierher führen");
});

await check("a step that nothing leads to is told", async () => {
  await page.locator('[id="f-option-2-to"]').selectOption({ index: 1 });
  await says("Zu diesem Schritt führt kein Weg.");
  await page.keyboard.press("Escape");
  await button("Rückgängig").first().click();
  await says("Alle Wege führen zu einem Ergebnis.");
});

await check("the guide is walked as the widget shows it, its way marked in the picture", async () => {
  await page.locator(".tools").getByRole("button", { name: "Ausprobieren" }).click();
  await page.getByRole("button", { name: "Handwerk", exact: true }).click();
  await page.getByRole("button", { name: "Weiß ich noch nicht" }).click();
  await page.locator(".flow-box.now", { hasText: "Sackgasse?" }).waitFor();
  expect(await page.locator(".flow-box.walked").count() === 3, "the way is not marked");
  await looks("walk");
  await page.getByRole("button", { name: "Ja", exact: true }).click();
  await page.getByRole("heading", { name: "Ergebnis", level: 3 }).waitFor();
  await page.getByRole("button", { name: "Diesen Schritt bearbeiten" }).click();
  await page.getByRole("heading", { name: /^Ergebnis/, level: 2 }).waitFor();
  await looks("result", [[1280, 800], [768, 1024]]);
});

await check("it is published with a note", async () => {
  await saved();
  await publish("Eine Frage mehr");
  const { version } = await api(`flow?flow=${FLOW}`);
  expect(!version, "there is still a draft");
});

process.exit(await end());
