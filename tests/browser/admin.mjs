// The administration in a real browser: every tab, what is refused, what is noted, by keyboard and on a small screen.
// Usage: node admin.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { findings, launch, looks as lookAt } from "./looks.mjs";

const [path, screenshots] = process.argv.slice(2);
const password = "ein langes Passwort";
const program = new Program(path);
mkdirSync(screenshots, { recursive: true });
program.addUser("ada", "Ada Amt", password, "administrator");
await program.start();
const browser = await launch();
// axe is injected as a script, which the pages' own policy rightly forbids
const page = await (await browser.newContext({ bypassCSP: true, locale: "de-DE" })).newPage();
page.setDefaultTimeout(8000);
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
page.on("console", (message) => { if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) faults.push(message.text()); });

const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-${number}-admin.png`) }).catch(() => {}));
const looks = async (name) => { const found = await lookAt(page, screenshots, `admin-${name}`, [[1280, 800], [320, 640]]); expect(found.length === 0, found.join("; ")); };
const button = (name, exact = true) => page.getByRole("button", { name, exact });
const tab = (name) => page.getByRole("navigation", { name: "Verwaltung" }).getByRole("link", { name });
const says = (text) => page.getByText(text).first().waitFor();
const saved = () => page.locator(".notice", { hasText: "Gespeichert." }).first().waitFor();
const dialog = page.getByRole("dialog");
const focused = (selector) => page.waitForFunction((one) => document.activeElement?.matches(one), selector);
/** What is told at a field, by the field itself. */
const toldAt = async (field, text) => {
  const ids = (await field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  const told = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()));
  expect(told.some((one) => one.includes(text)), `the field says ${JSON.stringify(told)}, not "${text}"`);
};

async function signIn(login, word) {
  await page.goto(`${program.address}/desk`);
  await page.getByLabel("Benutzername").fill(login);
  await page.getByLabel("Passwort").fill(word);
  await button("Anmelden").click();
  await page.locator("desk-header .account").waitFor();
}

await check("the account's menu leads to the administration, by keyboard, and back", async () => {
  await signIn("ada", password);
  await page.locator("desk-header .account").press("Enter");
  await page.getByRole("link", { name: "Verwaltung" }).press("Enter");
  await page.getByRole("heading", { name: "Verwaltung", level: 1 }).waitFor();
  await focused(".admin h1");
  expect(await page.locator("desk-board").isHidden(), "the desk is still shown behind it");
  await page.getByRole("link", { name: "Zurück zum Beratungsplatz" }).press("Enter");
  await page.locator("desk-board").waitFor();
  await focused("desk-header .account");
  await page.goBack();
  await page.getByRole("heading", { name: "Teams", level: 2 }).waitFor();
});

await check("a team is changed, what is wrong is told at its field", async () => {
  await says("Einwanderung und Beschäftigung");
  await looks("teams");
  await button("Neues Team").click();
  await focused("#f-team");
  expect(await page.locator(".checks input").count() === 8, "not all areas of the knowledge are there");
  await page.getByLabel("Kurzname").fill("Förderung");
  await button("Speichern").click();
  const field = page.getByLabel("Kurzname");
  await page.locator("#f-team[aria-invalid=true]").waitFor();
  await toldAt(field, "Nur Kleinbuchstaben");
  await focused("#f-team");
  await looks("team-form");
  await field.fill("foerderung");
  await page.getByLabel("Name auf Deutsch").fill("Förderung");
  await page.getByLabel("Name auf Englisch").fill("Funding");
  await page.getByRole("checkbox", { name: "Förderung" }).check();
  await page.getByLabel("Adresse für Alarme").fill("team@ihk.example");
  await page.keyboard.press("Enter");
  await saved();
  await page.locator(".item", { hasText: "team@ihk.example" }).waitFor();
  await focused("#add");
});

await check("an unsaved change is not lost without asking", async () => {
  await button("Ausbildung ändern").click();
  await page.getByLabel("Name auf Deutsch").fill("Lehre");
  await tab("Zeiten").click();
  await dialog.getByText("nicht gespeichert").waitFor();
  await looks("unsaved");
  await page.keyboard.press("Escape");
  expect(await page.getByLabel("Name auf Deutsch").inputValue() === "Lehre", "the change is gone");
  expect(page.url().endsWith("#admin/teams"), `the address is ${page.url()}`);
  await page.goBack();
  await dialog.getByText("nicht gespeichert").waitFor();
  await dialog.getByRole("button", { name: "Weiter bearbeiten" }).click();
  await tab("Zeiten").click();
  await dialog.getByRole("button", { name: "Verwerfen" }).click();
  await page.getByRole("heading", { name: "Wochenzeiten" }).waitFor();
});

await check("without hours it says what that means, and usual ones are a click", async () => {
  await says("gilt immer als erreichbar");
  await looks("hours-empty");
  await button("Übliche Zeiten eintragen").click();
  expect(await page.locator(".span").count() === 9, "the usual hours are not there");
  await button("Speichern").click();
  await saved();
});

await check("several spans a day, up to midnight, and overlapping ones are told at their field", async () => {
  await button("Freitag: Zeit hinzufügen").click();
  await page.waitForFunction(() => document.activeElement?.closest("#day-5") !== null);
  const friday = page.getByRole("group", { name: "Freitag" });
  expect(await friday.locator("input").nth(2).inputValue() === "13:00", "no later time is proposed");
  await friday.locator("input").nth(2).fill("11:00");
  await button("Speichern").click();
  await page.locator("#day-5 input[aria-invalid=true]").waitFor();
  await toldAt(friday.locator("input").nth(2), "überschneidet sich");
  await looks("hours-overlap");
  await friday.locator("input").nth(2).fill("20.00");
  await friday.locator("input").nth(3).fill("24");
  await button("Freitag, 09:00–12:00 entfernen").click();
  await button("Speichern").click();
  await saved();
  const { week } = await (await page.request.get(`${program.address}/api/desk/admin/hours`)).json();
  expect(JSON.stringify(week.filter((span) => span.weekday === 5)) === '[{"weekday":5,"from":"20:00","to":"24:00"}]', JSON.stringify(week));
});

await check("Monday's hours are taken for the other days", async () => {
  await button("Montag, 13:00–16:00 entfernen").click();
  await button("Montag für Dienstag bis Freitag übernehmen").click();
  expect(await page.locator(".span").count() === 5, "the days do not have Monday's hours");
  await button("Abbrechen").click();
  expect(await page.locator(".span").count() === 9, "cancelling does not bring back what is stored");
});

await check("a closure is entered and deleted, and the holidays of two years are listed", async () => {
  await says("Keine Schließtage eingetragen");
  await button("Schließtage eintragen").click();
  await page.locator("#f-first[aria-invalid=true]").waitFor();
  await toldAt(page.getByLabel("Erster Tag"), "Bitte ausfüllen.");
  await page.getByLabel("Erster Tag").fill("2030-12-24");
  await page.getByLabel("Letzter Tag").fill("2030-12-31");
  await page.getByLabel("Anlass").fill("Zwischen den Jahren");
  await button("Schließtage eintragen").click();
  await page.locator("admin-closures .item", { hasText: "24. Dezember 2030" }).waitFor();
  expect(await page.locator("admin-closures .years dt").count() === 22, "there are not 22 holidays");
  await says("Weltkindertag");
  await looks("hours");
  await page.locator("admin-closures h3").first().scrollIntoViewIfNeeded();
  await looks("closures");
  await page.locator("admin-closures .item").getByRole("button").click();
  await dialog.getByRole("button", { name: "Abbrechen" }).click();
  await page.locator("admin-closures .item").getByRole("button").click();
  await dialog.getByRole("button", { name: "Löschen" }).click();
  await says("Keine Schließtage eingetragen");
});

await check("a ready-made reply is written with variables and shown as the firm reads it", async () => {
  await tab("Textbausteine").click();
  await says("Noch kein Textbaustein");
  await looks("replies-empty");
  await button("Neuer Textbaustein").click();
  await page.getByLabel("Titel").fill("Begrüßung");
  await page.getByLabel("Text", { exact: true }).fill("Guten Tag ");
  await button("Name").click();
  await page.keyboard.type(", hier ist ");
  await button("Ihr Name").click();
  await says("Guten Tag Frau Schmidt, hier ist Ada Amt");
  await looks("reply-form");
  await page.keyboard.type(" {{vorname}}");
  await button("Speichern").click();
  await page.locator("#f-text[aria-invalid=true]").waitFor();
  await toldAt(page.getByLabel("Text", { exact: true }), "{{vorname}}");
  await page.getByLabel("Text", { exact: true }).fill("Guten Tag {{name}}, hier ist {{advisor}}.");
  await button("Speichern").click();
  await saved();
  await button("Begrüßung ändern").waitFor();
});

let made = "";
await check("a new account gets a password that is shown once", async () => {
  await tab("Konten").click();
  await says("Bisher gibt es nur Ihr Konto");
  await button("Neues Konto").click();
  await page.getByLabel("Benutzername").fill("ada");
  await page.getByLabel("Name", { exact: true }).fill("Lea Leitung");
  await page.getByRole("radio", { name: "Leitung" }).check();
  await page.getByRole("checkbox", { name: "Anerkennung" }).check();
  await button("Speichern").click();
  await page.locator("#f-login[aria-invalid=true]").waitFor();
  await toldAt(page.getByLabel("Benutzername"), "gibt es schon");
  await looks("account-form");
  await page.getByLabel("Benutzername").fill("lea");
  await button("Speichern").click();
  const shown = page.getByRole("region", { name: "Passwort für „Lea Leitung“" });
  made = await shown.locator("code").innerText();
  expect(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/.test(made), `the password is ${made}`);
  await looks("password");
  await button("Ich habe es weitergegeben").click();
  expect(!(await page.content()).includes(made), "the password is still in the page");
  await looks("accounts");
});

await check("an account is disabled after asking, and enabled again; one's own cannot be", async () => {
  await button("Sperren: Lea Leitung").click();
  await dialog.getByRole("button", { name: "Sperren" }).click();
  await says("Das Konto ist gesperrt.");
  await button("Freigeben: Lea Leitung").click();
  await says("Das Konto ist freigegeben.");
  expect(await button("Sperren: Ada Amt").count() === 0, "one's own account can be disabled");
  await button("Ada Amt ändern").click();
  await page.getByRole("radio", { name: "Beratung" }).check();
  await button("Speichern").click();
  await says("Das ist das letzte Konto mit der Rolle „Verwaltung“.");
  await button("Abbrechen").click();
  await dialog.getByRole("button", { name: "Verwerfen" }).click();
});

await check("the log says what was changed, from what to what", async () => {
  await tab("Protokoll").click();
  await says("Konto freigegeben: lea");
  await says("Wochenzeiten geändert");
  await says("Fr 20:00–24:00");
  expect(!(await page.content()).includes(made), "the log has a password");
  await looks("audit");
});

await check("it has no accessibility findings in dark and in forced colours", async () => {
  const found = [];
  for (const media of [{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
    await page.emulateMedia(media);
    for (const name of ["Teams", "Zeiten", "Textbausteine", "Konten", "Protokoll"]) {
      await tab(name).click();
      await page.getByRole("heading", { name, level: 2 }).waitFor();
      await page.waitForTimeout(200);
      found.push(...(await findings(page)).map((one) => `${name}: ${one}`));
    }
    await page.screenshot({ path: join(screenshots, `admin-${media.forcedColors ? "forced" : "dark"}-1280.png`) });
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  expect(found.length === 0, found.join("; "));
});

await check("what cannot be saved is told, and what was typed stays", async () => {
  await tab("Textbausteine").click();
  await button("Begrüßung ändern").click();
  await page.getByLabel("Titel").fill("Gruß");
  await page.route("**/api/desk/admin/reply", (route) => route.abort());
  await button("Speichern").click();
  await says("Der Server antwortet nicht.");
  expect(await page.getByLabel("Titel").inputValue() === "Gruß", "what was typed is gone");
  await page.unroute("**/api/desk/admin/reply");
  faults.length = 0;                                            /* the aborted request is one, on purpose */
  await button("Speichern").click();
  await saved();
});

await check("in English too", async () => {
  await page.locator("desk-header .account").click();
  await button("English").click();
  await page.getByRole("heading", { name: "Ready-made replies" }).waitFor();
  await button("New ready-made reply").click();
  await button("Save").click();
  await says("Please fill this in.");
  await looks("english");
  await button("Cancel").click();
  await page.locator("desk-header .account").click();
  await button("Deutsch").click();
});

await check("a head has no accounts, and an advisor no administration", async () => {
  await page.context().clearCookies();
  await signIn("lea", made);
  await page.goto(`${program.address}/desk#admin/accounts`);
  await page.getByRole("heading", { name: "Teams", level: 2 }).waitFor();
  expect(await tab("Konten").count() === 0, "a head sees the accounts");
  program.addUser("bea", "Bea Beratung", password);
  await page.context().clearCookies();
  await page.goto("about:blank");
  await signIn("bea", password);
  await page.locator("desk-header .account").click();
  await button("Abmelden").waitFor();
  expect(await page.getByRole("link", { name: "Verwaltung" }).count() === 0, "an advisor sees the administration");
  await page.goto(`${program.address}/desk#admin/teams`);
  await page.locator("desk-board").waitFor();
  expect(await page.locator(".admin").count() === 0, "an advisor is in the administration");
  expect(faults.length === 0, faults.join("; "));
});

await browser.close();
await program.remove();
process.exit(report());
