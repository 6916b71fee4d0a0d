// The whole story in two browsers: question, answer, a person, a killed server, the end.
// Usage: node story.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Program, checks, expect } from "../program.mjs";

const [path, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const program = new Program(path);
const password = "ein langes Passwort";
mkdirSync(screenshots, { recursive: true });

let shot = 0;
const { check, report } = checks(async (number) => {
  await advisor.screenshot({ path: join(screenshots, `failed-${number}-desk.png`) }).catch(() => {});
  await employer.screenshot({ path: join(screenshots, `failed-${number}-employer.png`) }).catch(() => {});
});

async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

async function picture(page, name) {
  shot++;
  for (const [width, height] of [[1280, 800], [320, 640]]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(screenshots, `${String(shot).padStart(2, "0")}-${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

program.addUser("anna", "Anna Beispiel", password);
await program.start();
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
// axe is injected as a script, which the pages' own policy rightly forbids
const employer = await (await browser.newContext({ bypassCSP: true })).newPage();
const advisor = await (await browser.newContext({ bypassCSP: true })).newPage();
for (const page of [employer, advisor]) page.setDefaultTimeout(5000);

const log = employer.getByRole("log");
const question = employer.getByLabel("Ihre Frage");
async function ask(text) {
  await question.fill(text);
  await employer.getByRole("button", { name: "Senden" }).click();
}
const reply = advisor.getByLabel("Ihre Nachricht");
async function write(text) {
  await reply.fill(text);
  await advisor.getByRole("button", { name: "Senden" }).click();
}

await check("before the first use nothing is stored and no socket is open", async () => {
  const sockets = [];
  employer.on("websocket", (socket) => sockets.push(socket.url()));
  await employer.goto(program.address);
  await employer.getByRole("button", { name: "Chat öffnen" }).waitFor();
  const stored = await employer.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  expect(JSON.stringify(stored) === '["",0,0]', `stored: ${JSON.stringify(stored)}`);
  expect(sockets.length === 0, `sockets: ${sockets}`);
  await picture(employer, "demo");
});

await check("a question is answered with its legal date and source", async () => {
  await employer.getByRole("button", { name: "Chat öffnen" }).click();
  await ask("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
  await log.getByText("50.700 Euro").first().waitFor();
  await log.getByText("19. August 2026").first().waitFor();
  await log.getByRole("link", { name: /18g/ }).first().waitFor({ state: "attached" });
  await picture(employer, "answer");
});

await check("the widget has no accessibility findings", async () => {
  const found = await findings(employer);
  expect(found.length === 0, found.join("; "));
});

await check("a question out of scope gets a signpost and the offer of a person", async () => {
  await ask("Warum ist mein IHK-Beitrag so hoch?");
  await log.getByText("Beitragsabteilung").waitFor();
  await picture(employer, "out-of-scope");
});

await check("the wish for a person brings the employer into the queue", async () => {
  await employer.getByRole("button", { name: "Mit einer Person sprechen" }).last().click();
  await employer.getByText("Sie warten auf eine Person.").first().waitFor();
  await picture(employer, "waiting");
});

await check("the advisor signs in and sees who waits", async () => {
  await advisor.goto(`${program.address}/desk`);
  await advisor.getByLabel("Benutzername").fill("anna");
  await advisor.getByLabel("Passwort").fill(password);
  await advisor.getByRole("button", { name: "Anmelden" }).click();
  await advisor.getByText("Wie hoch ist die Gehaltsgrenze").first().waitFor();
  await picture(advisor, "desk-board");
});

await check("the advisor takes the conversation and reads the story so far", async () => {
  await advisor.getByText("Wie hoch ist die Gehaltsgrenze").first().click();
  await advisor.getByRole("button", { name: "Übernehmen" }).first().click();
  await reply.waitFor();
  await advisor.getByText("50.700 Euro").first().waitFor();
  await picture(advisor, "desk-taken");
});

await check("the desk has no accessibility findings", async () => {
  const found = await findings(advisor);
  expect(found.length === 0, found.join("; "));
});

await check("both write and read each other, and the bot is silent", async () => {
  await employer.getByText("Anna Beispiel").first().waitFor();
  await write("Guten Tag, wie kann ich helfen?");
  await log.getByText("Guten Tag, wie kann ich helfen?").waitFor();
  await ask("Wir haben eine Ingenieurin aus Indien.");
  await advisor.getByText("Wir haben eine Ingenieurin aus Indien.").first().waitFor();
});

await check("both go on by themselves after the server was killed", async () => {
  await program.kill();
  await ask("Das schreibe ich ohne Verbindung.");
  await program.start();
  await log.getByText("Das schreibe ich ohne Verbindung.").first().waitFor();
  await advisor.getByText("Das schreibe ich ohne Verbindung.").first().waitFor({ timeout: 40000 });
  await write("Ich habe es erhalten.");
  await log.getByText("Ich habe es erhalten.").waitFor({ timeout: 40000 });
  await picture(employer, "after-restart");
});

await check("nothing is lost or doubled and the order is kept", async () => {
  const wanted = ["Wie hoch ist die Gehaltsgrenze der Blauen Karte?", "Warum ist mein IHK-Beitrag so hoch?",
    "Guten Tag, wie kann ich helfen?", "Wir haben eine Ingenieurin aus Indien.",
    "Das schreibe ich ohne Verbindung.", "Ich habe es erhalten."];
  await employer.reload();
  await employer.getByRole("button", { name: "Chat öffnen" }).click();
  await log.getByText(wanted.at(-1)).waitFor();
  const text = await log.innerText();
  let at = -1;
  for (const sentence of wanted) {
    const count = text.split(sentence).length - 1;
    expect(count === 1, `"${sentence}" stands ${count} times`);
    expect(text.indexOf(sentence) > at, `"${sentence}" is out of order`);
    at = text.indexOf(sentence);
  }
});

await check("the advisor closes the conversation and the employer is told", async () => {
  await advisor.getByRole("button", { name: "Beenden", exact: true }).first().click();
  await advisor.getByRole("dialog").getByRole("button", { name: "Beenden", exact: true }).click();
  await employer.getByText("Das Gespräch ist beendet.").first().waitFor();
  await picture(employer, "closed");
  await picture(advisor, "desk-closed");
});

await browser.close();
await program.remove();
process.exit(report());
