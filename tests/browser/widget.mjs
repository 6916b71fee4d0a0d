// The employer's side of the hand-over in a real browser: asking for a person, waiting, talking, leaving a message,
// and what is left to do afterwards. The advisors speak the protocol without a browser.
// Usage: node widget.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { readFileSync } from "node:fs";
import { expect } from "../program.mjs";
import { employer } from "./peers.mjs";
import { until, visitor } from "./visitor.mjs";

const [path, screenshots] = process.argv.slice(2);
const { v, program, config, check, done } = await visitor("widget", path, screenshots);
const button = (name) => v.button(name);
let anna, ben;

await v.visit();

/* ---- to the bot ------------------------------------------------------------------------- */

await check("what looks personal is held back from the bot, and can be edited", async () => {
  await v.asked();
  await v.say("Braucht unser Koch Amir Rezai, geb. 12.05.1994, Tel. 0171 2345678, ein Visum?");
  await v.page.getByText("Geburtsdatum und Telefonnummer").waitFor();
  await v.expectFocus("Bearbeiten");
  expect(await v.log.getByText("Amir Rezai").count() === 0, "it was sent");
  await v.good("personal");
  await v.page.keyboard.press("Enter");
  await v.expectFocus("Ihre Frage");
  expect((await v.composer().inputValue()).includes("Amir Rezai"), "the text is gone");
});

await check("it is sent all the same where one insists, and a plain question is not held back", async () => {
  await v.composer().press("Enter");
  await button("Trotzdem senden").click();
  await v.log.getByText("Amir Rezai").waitFor();
  await v.expectFocus("Ihre Frage");
  expect(await v.composer().inputValue() === "", "the text was left behind");
  await v.say("Was ist ein Berufssprachkurs?");
  await v.log.getByText("Was ist ein Berufssprachkurs?").first().waitFor();
});

await check("where the browser forbids storage the chat works without", async () => {
  const faults = [];
  await v.visit("", () => {
    v.page.on("pageerror", (error) => faults.push(error.message));
    return v.page.addInitScript(() => Object.defineProperty(globalThis, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
  });
  await v.asked();
  await button("English").click();
  await button("Talk to a person").first().click();
  await v.page.getByLabel("Company").fill("Muster GmbH");
  await v.page.keyboard.press("Escape");
  await button("New conversation").or(button("End conversation")).first().waitFor();
  expect(faults.length === 0, faults.join("; "));
});

await check("a conversation that could not be begun is begun a little later", async () => {
  let refused = 0;
  await v.visit("", () => v.page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      if (JSON.parse(text).type !== "start" || refused++) server.send(text);
      else socket.send(JSON.stringify({ type: "error", code: "not-stored", message: "Nicht gespeichert." }));
    });
  }));
  await v.say("Wie hoch ist die Gehaltsgrenze der Blauen Karte?");
  await v.log.getByText("50.700 Euro").first().waitFor({ timeout: 15_000 });
  expect(refused === 2, `begun ${refused} times`);
});

await check("who begins anew while a link cannot be followed is not torn away", async () => {
  let tries = 0;
  await v.visit("#kammerlotse=AAAAAAAAAAAAAAAAAAAAAAAAAAAA", () => v.page.route("**/api/reopen", (route) => { tries++; return route.abort(); }));
  await v.asked();
  const before = tries;
  await v.page.waitForTimeout(3500);                                /* longer than until the next try */
  expect(tries === before, `followed ${tries - before} times more`);
  expect(await v.log.getByText("50.700 Euro").count() > 0, "the conversation is gone");
});

await check("without a network it is told at once, and what is said then arrives once it is back", async () => {
  await v.visit();
  await v.asked();
  await v.page.context().setOffline(true);
  await v.page.getByRole("status").getByText("Gerade keine Verbindung.").waitFor();
  await v.say("Was ist ein Berufssprachkurs?");
  await v.log.getByText("Wird gesendet, sobald die Verbindung steht").waitFor();
  await v.good("offline");
  await v.page.context().setOffline(false);
  await v.log.locator(".bot").nth(1).waitFor({ timeout: 15_000 });
  expect(await v.page.getByText("Gerade keine Verbindung.").count() === 0, "it still says that there is no connection");
});

await check("who is asked back twice without a choice is offered a person", async () => {
  await v.visit();
  const offer = v.log.getByText("Nichts Passendes dabei?");
  await v.say("darf mein koch aus indjen am montag anfangn");
  await v.log.locator(".choices").waitFor();
  expect(await offer.count() === 0, "it is offered at once");
  await v.say("und er kommt nächste woche");
  await offer.waitFor();
  await v.good("astray");
  await v.log.getByRole("button", { name: "Mit einer Person sprechen" }).click();
  await v.page.locator("kammerlotse-handoff h3:focus").waitFor();
});

/* ---- asking for a person ---------------------------------------------------------------- */

await check("the form for a person opens and closes by keyboard, and the focus goes with it", async () => {
  await v.visit();
  await v.asked();
  await button("Mit einer Person sprechen").focus();
  await v.page.keyboard.press("Enter");
  await v.page.locator("kammerlotse-handoff h3:focus").waitFor();
  expect(await v.page.evaluate(() => !document.querySelector("kammerlotse-widget").shadowRoot.querySelector("kammerlotse-panel").hidden), "the panel is closed");
  await v.good("handoff");
  await v.page.keyboard.press("Escape");
  await v.expectFocus("Mit einer Person sprechen");
  await v.openHandoff();
  await v.tabTo("Zurück zum Gespräch");
  await v.page.keyboard.press("Enter");
  await v.expectFocus("Mit einer Person sprechen");
});

await check("who asks for a person gets the form at once, but not again when the page comes back", async () => {
  await v.visit();
  await v.say("Ich möchte mit einem Menschen sprechen.");
  await v.expectFocus("Mit einer Person sprechen");
  await v.page.locator("kammerlotse-handoff").waitFor();
  await v.page.keyboard.press("Escape");
  await v.page.locator("kammerlotse-handoff").waitFor({ state: "detached" });
  await v.reload();
  await v.log.getByText("Ich möchte mit einem Menschen sprechen.").waitFor();
  await v.expectFocus("Ihre Frage");
  expect(await v.page.locator("kammerlotse-handoff").count() === 0, "the form has opened again");
  await v.visit();
  await v.asked();
});

await check("consent is asked for where a name is given, and faults are told at their fields", async () => {
  await v.openHandoff();
  expect(await v.page.getByRole("checkbox").count() === 0, "consent is asked for nothing");
  await v.tabTo("Name (freiwillig)");
  await v.page.keyboard.type("Petra Muster");
  await v.page.getByRole("checkbox", { name: "Ich bin einverstanden, dass die IHK Musterregion" }).waitFor();
  await v.tabTo("E-Mail (freiwillig)");
  await v.page.keyboard.type("petra@");
  await v.page.keyboard.press("Enter");
  await v.page.getByRole("alert").getByText("2 Angaben fehlen noch oder stimmen nicht.").waitFor();
  await v.expectFocus("E-Mail");
  const told = await v.page.getByLabel("E-Mail").evaluate((field) => field.getRootNode().getElementById(field.getAttribute("aria-describedby").split(" ")[0]).innerText);
  expect(told.includes("name@firma.de"), `the field says "${told}"`);
  await v.good("handoff-faults");
  await v.goodInOtherColours("handoff-faults");
});

await check("what was written survives a reload", async () => {
  await v.reload();
  await v.page.getByRole("heading", { name: "Mit einer Person sprechen" }).waitFor();
  expect(await v.page.getByLabel("Name").inputValue() === "Petra Muster", "the name is gone");
});

await check("with the form sent one waits, is told so, and can go on asking", async () => {
  anna = await v.comes("anna");
  await v.page.getByLabel("Was ist Ihnen wichtig?").fill("Es eilt etwas.");
  await v.page.getByLabel("E-Mail").fill("petra@firma.example");
  await v.page.getByRole("checkbox").check();
  await v.page.getByLabel("E-Mail").press("Enter");
  await v.page.getByText("Sie warten auf eine Person.").first().waitFor();
  await v.page.getByText("Platz 1").waitFor();
  await v.expectFocus("Ihre Frage");
  await v.log.getByText("Es eilt etwas.").waitFor();
  expect(!/Minute/.test(await v.page.locator("kammerlotse-status").innerText()), "a time nobody measured is told");
  await v.say("Was ist ein Berufssprachkurs?");
  await v.log.getByText("Berufssprachkurs").nth(1).waitFor();
  await v.good("waiting");
});

await check("who stops waiting and asks again need not type anything again", async () => {
  await button("Nicht mehr warten").click();
  await v.log.getByText("Sie warten nicht mehr auf eine Person").waitFor();
  await button("Mit einer Person sprechen").last().click();
  expect(await v.page.getByLabel("Name").inputValue() === "Petra Muster", "the name is gone");
  expect(await v.page.getByLabel("E-Mail").inputValue() === "petra@firma.example", "the address is gone");
  expect(await v.page.getByRole("checkbox").count() === 0, "consent is asked for twice");
  await button("Person anfragen").click();
  await v.page.getByText("Sie warten auf eine Person.").first().waitFor();
});

/* ---- with an advisor -------------------------------------------------------------------- */

await check("an advisor comes, and is named at the top and in the log", async () => {
  const row = await v.takes(anna);
  expect(row.name === "Petra Muster" && row.email === "petra@firma.example", `the board has ${JSON.stringify(row)}`);
  await v.page.locator("kammerlotse-header").getByText("Anna Beispiel ist für Sie da").waitFor();
  await v.log.getByText("Anna Beispiel ist für Sie da").waitFor();
  await v.good("taken");
});

await check("both write, and what the advisor inserts has its Stand and source", async () => {
  await anna.say("say", { text: "Guten Tag, ich habe gelesen, worum es geht. Was steht im Vertrag?" });
  await v.log.getByText("Was steht im Vertrag?").waitFor();
  await v.page.getByText("Im Gespräch mit Anna Beispiel").waitFor();
  anna.send({ type: "typing", conversation: anna.conversation, on: true });
  await v.page.getByText("Anna Beispiel schreibt …").waitFor();
  await v.say("Geboren ist sie am 12.05.1994.");                    /* to a person one may say so */
  await v.log.getByText("12.05.1994").waitFor();
  const { event } = await anna.event("said", ({ body }) => body.text.includes("12.05.1994"));
  const own = v.log.locator(".item.employer").last();
  await own.getByText(/Gesendet|Zugestellt/).waitFor();
  anna.send({ type: "seen", conversation: anna.conversation, delivered: event.seq, read: event.seq });
  await own.getByText("Gelesen").waitFor();
  await until(() => anna.heard.findLast((m) => m.type === "marks" && m.who === "employer")?.read > 0, "what the employer has read");
  await anna.say("insert-value", { value: "blaue-karte-regel" });
  await v.log.locator(".value").getByText("50.700").waitFor();
  await v.log.locator(".advisor").last().getByText("Quelle:").waitFor();
  await v.good("value");
  await anna.say("insert-entry", { entry: "blaue-karte" });
  await v.log.locator(".advisor kammerlotse-answer").getByText("Stand:").waitFor();
  await v.good("inserted");
});

await check("what was put aside says with whom it is, and goes on", async () => {
  await anna.say("hold", { note: "nur intern" });
  await v.page.getByText("Ihre Anfrage liegt bei Anna Beispiel. Sie bekommen hier Bescheid.").waitFor();
  expect(await v.page.getByText("nur intern").count() === 0, "a note for colleagues is shown");
  await v.good("hold");
  await anna.say("resume");
  await v.log.getByText("Es geht weiter").waitFor();
});

await check("a colleague takes over, and who vanishes is said calmly: nothing is lost", async () => {
  ben = await v.comes("ben");
  await anna.until((m) => m.type === "people" && m.people.length === 2, "the colleague");
  await anna.say("transfer", { to: "ben", note: "nur intern" });
  await v.log.getByText("Ben Muster übernimmt Ihre Anfrage").waitFor();
  await v.page.locator("kammerlotse-header").getByText("Ben Muster ist für Sie da").waitFor();
  v.goes(ben);
  await v.log.getByText("Ben Muster ist gerade nicht erreichbar. Sie stehen wieder ganz vorn").waitFor({ timeout: 20_000 });
  await v.page.getByText("Sie warten auf eine Person.").first().waitFor();
  expect(await v.page.getByText("nur intern").count() === 0, "a note for colleagues is shown");
  await v.good("returned");
  await v.takes(anna);
  await v.page.locator("kammerlotse-header").getByText("Anna Beispiel ist für Sie da").waitFor();
});

/* ---- afterwards ------------------------------------------------------------------------- */

await check("when it has ended the transcript can be copied, saved and printed", async () => {
  await anna.say("close");
  await v.log.getByText("Das Gespräch ist beendet.").waitFor();
  await v.good("after");
  await button("Kopieren").click();
  await button("Kopiert").waitFor();
  const copied = await v.page.evaluate(() => navigator.clipboard.readText());
  expect(copied.includes("Was steht im Vertrag?") && copied.includes("Es eilt etwas."), `copied: ${copied.slice(0, 200)}`);
  const [file] = await Promise.all([v.page.waitForEvent("download"), button("Herunterladen").click()]);
  expect(/^Gespräch-\d{4}-\d\d-\d\d\.txt$/.test(file.suggestedFilename()), `the file is called ${file.suggestedFilename()}`);
  expect(readFileSync(await file.path(), "utf8") === copied, "the file says something else");
  await v.page.evaluate(() => {                                     // without a printer, what would be printed
    const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", { get() {
      const view = get.call(this);
      view.print = () => { globalThis.printed = view.document.body.innerText; };
      return view;
    } });
  });
  await button("Drucken").click();
  const printed = await (await v.page.waitForFunction(() => globalThis.printed)).jsonValue();
  expect(printed.trim() === copied.trim(), `printed: ${printed.slice(0, 200)}`);
});

await check("it can be sent by mail, to an address that is one", async () => {
  await button("Per E-Mail").click();
  await v.expectFocus("E-Mail-Adresse für den Verlauf");
  const field = v.page.getByLabel("E-Mail-Adresse für den Verlauf");
  expect(await field.inputValue() === "petra@firma.example", "the address has to be typed again");
  await field.fill("petra");
  await field.press("Enter");
  await v.page.getByText("Bitte prüfen Sie die E-Mail-Adresse").waitFor();
  await field.fill("petra@firma.example");
  await field.press("Enter");
  await v.page.getByText("Der Verlauf ist unterwegs an petra@firma.example.").waitFor();
});

await check("one question rates it, by keyboard, and is not asked twice", async () => {
  await v.page.getByRole("radio", { name: "Nein", exact: true }).focus();
  await v.page.keyboard.press("ArrowRight");
  for (let i = 0; i < 3; i++) await v.page.keyboard.press("ArrowRight");
  expect(await v.page.getByRole("radio", { name: "Ja, sehr" }).isChecked(), "the arrows do not choose");
  await v.tabTo("Was können wir besser machen?");
  await v.page.keyboard.type("Weiter so.");
  await v.good("rating");
  await v.tabTo("Rückmeldung senden");
  await v.page.keyboard.press("Enter");
  await v.page.getByText("Danke für Ihre Rückmeldung.").waitFor();
  await v.expectFocus("Danke");
  const { event } = await anna.event("rated");
  expect(event.body.score === 5 && event.body.text === "Weiter so.", `rated: ${JSON.stringify(event.body)}`);
  expect(await v.page.getByRole("radio").count() === 0, "it is asked again");
});

let link;
await check("one's own link back is shown once, with how long it works", async () => {
  await button("Link zum Gespräch").click();
  await v.expectFocus("Ihr Link zu diesem Gespräch");
  link = await v.page.getByLabel("Ihr Link zu diesem Gespräch").inputValue();
  expect(new RegExp(`^${program.address}/#kammerlotse=[\\w-]{20,}$`).test(link), `the link is ${link}`);
  await v.page.getByText(/Er gilt bis \d+\. \S+ \d{4}/).waitFor();
  await v.good("link");
  await v.page.locator("kammerlotse-after .entry").getByRole("button", { name: "Kopieren" }).click();
  await v.page.locator("kammerlotse-after .entry").getByRole("button", { name: "Kopiert" }).waitFor();
  expect(await v.page.evaluate(() => navigator.clipboard.readText()) === link, "another link was copied");
  await v.reload();
  await button("Link zum Gespräch").waitFor();
  expect(await v.page.getByText(link).count() === 0 && await v.page.locator(`input[value="${link}"]`).count() === 0, "the link is shown again");
});

await check("the link opens the conversation elsewhere, and is gone from the address at once", async () => {
  await anna.say("wrap-up", { topic: "blaue-karte", kind: "auskunft", solved: true });
  await v.visit(new URL(link).hash);
  await v.log.getByText("Was steht im Vertrag?").waitFor();
  await v.log.getByText("Das Gespräch ist wieder offen").waitFor();
  expect(v.page.url() === `${program.address}/`, `the address is ${v.page.url()}`);
  await v.say("Was ist die Blaue Karte?");
  await v.log.getByText("Was ist die Blaue Karte?").first().waitFor();
});

await check("a link that is not known says so, and one can begin anew", async () => {
  await v.visit("#kammerlotse=AAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  await v.page.getByText("Dieser Link ist unbekannt oder abgelaufen.").waitFor();
  await v.good("link-unknown");
  await v.asked();
});

/* ---- nobody can come -------------------------------------------------------------------- */

const text = () => v.page.getByLabel("Ihre Nachricht", { exact: true });
let reference;
await check("where nobody is there it says so, and the form for a message has what was asked", async () => {
  v.goes(anna);
  await new Promise((resolve) => setTimeout(resolve, 2500));      // the grace is over
  await v.visit();
  await v.asked();
  await v.openHandoff();
  await v.tabTo("Firma");
  await v.page.keyboard.type("Muster GmbH");
  await v.page.keyboard.press("Enter");
  await v.page.getByRole("heading", { name: "Nachricht hinterlassen" }).waitFor();
  await v.expectFocus("Nachricht hinterlassen");
  await v.log.getByText("gerade niemand da").waitFor();
  expect((await text().inputValue()).includes("Wie hoch ist die Gehaltsgrenze der Blauen Karte?"), `prefilled: ${await text().inputValue()}`);
  expect(await v.page.getByLabel("Firma").inputValue() === "Muster GmbH", "the firm has to be typed again");
  await v.good("message");
  await v.goodInOtherColours("message");
});

await check("what is missing in a message is said at its field, and the text is counted", async () => {
  await text().focus();
  await v.page.keyboard.press("End");
  await v.page.keyboard.type(" Danke!");
  await text().fill(`${await text().inputValue()}${"x".repeat(2000)}`);
  await v.page.getByText("Zeichen zu viel").waitFor();
  await button("Nachricht senden").press("Enter");
  await v.expectFocus("Ihre Nachricht");
  await v.page.getByText("Der Text ist zu lang.").waitFor();
  await text().fill("Wir stellen eine Ingenieurin ein. Reicht das Gehalt?");
  await button("Nachricht senden").press("Enter");
  await v.expectFocus("E-Mail");
  await v.page.getByText("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.").waitFor();
  await v.page.getByText("Ohne Ihr Einverständnis").waitFor();
  await v.good("message-faults");
});

await check("the draft survives a reload and a dead server, and is stored once", async () => {
  await v.page.getByLabel("E-Mail").fill("petra@firma.example");
  await v.reload();
  expect(await text().inputValue() === "Wir stellen eine Ingenieurin ein. Reicht das Gehalt?", "the text is gone");
  expect(await v.page.getByLabel("E-Mail").inputValue() === "petra@firma.example", "the address is gone");
  await program.kill();
  await v.page.getByText("Gerade keine Verbindung").waitFor();
  await v.page.getByRole("checkbox").check();
  await button("Nachricht senden").press("Enter");
  await v.page.getByRole("button", { name: "Wird gesendet, sobald die Verbindung steht" }).waitFor();
  await button("Wird gesendet, sobald die Verbindung steht").press("Enter");        /* twice */
  program.configure({ ...config, limits: { ...config.limits, waiting: 4 } });
  await program.start();
  await v.page.locator("kammerlotse-receipt").waitFor({ timeout: 40_000 });
  reference = await v.page.locator("kammerlotse-receipt strong").innerText();
  expect(/^KL-[A-Z0-9]{4}-[A-Z0-9]{2}$/.test(reference), `the reference is ${reference}`);
  expect(await v.page.locator("kammerlotse-receipt").count() === 1, "it was stored twice");
  await v.page.getByText("antwortet Ihnen per E-Mail an petra@firma.example.").waitFor();
  await v.page.getByText("Eine Bestätigung ist per E-Mail an Sie unterwegs.").waitFor();
  await v.expectFocus("Ihre Frage");
  await v.good("receipt");
  await v.page.locator("kammerlotse-receipt").getByRole("button", { name: "Kopieren" }).click();
  await v.page.locator("kammerlotse-receipt").getByRole("button", { name: "Kopiert" }).waitFor();
  expect(await v.page.evaluate(() => navigator.clipboard.readText()) === reference, "something else was copied");
});

await check("the answer by mail is in the log as well", async () => {
  anna = await v.comes("anna");
  const row = await until(() => anna.heard.findLast((m) => m.type === "board")?.conversations.find((one) => one.reference === reference), "the message");
  anna.conversation = row.conversation;
  await anna.say("assign", { to: "anna" });
  await anna.say("answer", { by: "mail", text: "Ja, mit 52.000 Euro liegen Sie über der Grenze." });
  await v.log.getByText("Ja, mit 52.000 Euro liegen Sie über der Grenze.").waitFor();
  await v.log.getByText(`Antwort per E-Mail, Vorgang ${reference}`).waitFor();
  await v.page.locator("kammerlotse-header").getByText("Ihre Nachricht ist beantwortet").waitFor();
  await v.good("answered");
});

await check("who has waited too long is offered the form, with a time only where it was measured", async () => {
  for (let i = 0; i < 6; i++) {                                   // waits to be measured
    const one = await employer(program, "Was ist die Blaue Karte?");
    await v.takes(anna);
    await anna.say("close");
    await anna.say("wrap-up", { topic: "blaue-karte", kind: "auskunft", solved: true });
    one.ws.close();
  }
  await v.visit();
  await v.asked();
  await button("Mit einer Person sprechen").click();
  await button("Person anfragen").click();
  await v.page.getByText(/Meist (eine Minute|\d+ Minuten)/).waitFor();
  await v.log.getByText("Es dauert heute länger").waitFor({ timeout: 15_000 });
  await v.page.getByRole("heading", { name: "Nachricht hinterlassen" }).waitFor();
  await v.good("waited");
  await v.page.keyboard.press("Escape");
  await v.log.getByRole("button", { name: "Nachricht hinterlassen" }).waitFor();
});

await check("who prefers a message before the server has heard of the wait goes on writing when it has", async () => {
  let held = null;
  anna = await v.comes("anna");
  await v.visit("", () => v.page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => { if (JSON.parse(text).type === "ask-person") held = () => server.send(text); else server.send(text); });
  }));
  await v.asked();
  await button("Mit einer Person sprechen").click();
  await button("Person anfragen").click();
  await button("Lieber eine Nachricht hinterlassen").click();
  await v.expectFocus("Nachricht hinterlassen");
  await text().fill("Mein Entwurf");
  await until(() => held, "the wish for a person");
  held();
  await v.page.getByText("Sie warten auf eine Person.").waitFor();
  expect((await v.focused()).startsWith("Ihre Nachricht"), `"${await v.focused()}" has taken the focus`);
  expect(await text().inputValue() === "Mein Entwurf", "what was written is gone");
  await v.page.keyboard.press("Escape");
  await button("Nicht mehr warten").click();
  await v.log.getByText("Sie warten nicht mehr auf eine Person").waitFor();
  v.goes(anna);
});

await check("a message is preferred while waiting, and an advisor who comes meanwhile takes nothing away", async () => {
  program.configure(config);
  await program.kill();
  await program.start();
  anna = await v.comes("anna");
  await v.visit();
  await v.asked();
  await button("Mit einer Person sprechen").click();
  await button("Person anfragen").click();
  await v.page.getByText("Sie warten auf eine Person.").waitFor();
  await button("Lieber eine Nachricht hinterlassen").click();
  await v.expectFocus("Nachricht hinterlassen");
  await text().fill("Mein Entwurf");
  await v.good("message-while-waiting");
  await v.takes(anna);
  await v.page.getByRole("alert").getByText("Anna Beispiel ist jetzt für Sie da. Ihr Entwurf bleibt erhalten.").waitFor();
  await v.expectFocus("Ihre Nachricht");
  await v.good("talk-instead");
  await button("Zum Gespräch").press("Enter");
  await v.expectFocus("Ihre Nachricht");
  await v.say("Guten Tag!");
  await anna.event("said", ({ by, body }) => by === "employer" && body.text === "Guten Tag!");
});

await check("out of hours the next opening is told, in English too", async () => {
  v.closeTheOffice();
  await v.visit();
  await button("English").click();
  await v.page.getByLabel("Your question").fill("What is the EU Blue Card?");
  await v.page.keyboard.press("Enter");
  await v.log.getByText("Blue Card").nth(1).waitFor();
  await button("Talk to a person").first().click();
  await v.good("english-handoff");
  await button("Ask for a person").click();
  await v.log.getByText(/closed right now\. We are back: [A-Z][a-z]+, 9 a\.m\.(?!\.)/).waitFor();
  await v.page.getByLabel("Phone").fill("0361 12345");
  await v.page.getByRole("checkbox").check();
  await v.good("english-closed");
  await button("Send message").press("Enter");
  await v.log.getByText("an advisor will answer you by phone at 0361 12345.").waitFor();
  await button("End conversation").click();
  await button("Yes, end it").click();
  await button("New conversation").waitFor();
  expect(await v.page.getByRole("radio").count() === 0, "what is not answered yet is to be rated");
  await v.good("english-ended");
});

v.goes(anna);
await done();
