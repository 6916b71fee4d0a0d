// The widget on other people's pages: what it keeps to itself until it is used, the options and window.Kammerlotse,
// and pages that would break it. Usage: node embed.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { launch } from "./looks.mjs";
import { advisor, password } from "./peers.mjs";

const [path, screenshots] = process.argv.slice(2);
const salary = "Wie hoch ist die Gehaltsgrenze der Blauen Karte?";
mkdirSync(screenshots, { recursive: true });

/* ---- the site of a chamber, on another origin than the server --------------------------- */

const pages = new Map();
const site = createServer((request, response) => {
  const { body, headers } = pages.get(request.url) ?? {};
  response.writeHead(body ? 200 : 404, { "Content-Type": request.url.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8", ...headers });
  response.end(body);
});
await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
const home = `http://localhost:${site.address().port}`;

const program = new Program(path, { chamber: { name: "IHK Musterregion" }, allowed_origins: [home], limits: { start: 0, grace: 1 } });
program.addUser("anna", "Anna Beispiel", password);
await program.start();
const browser = await launch();

const tag = (attributes = "") => `<script src="${program.address}/widget.js" ${attributes} async></script>`;
const html = (head, body = "") => `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Kammer</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head>
  <body><h1>Fachkräfte</h1><p>Wir beraten Betriebe.</p><button id="mine">Fragen stellen</button>${body}</body></html>`;

let page, seen;
const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-embed-${number}.png`) }).catch(() => {}));

/** A page of the chamber, as somebody opens it who has never been there. */
async function visit(head, { body = "", headers = {} } = {}) {
  await page?.context().close();
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(8000);
  seen = { requests: [], sockets: [], warnings: [], errors: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("websocket", (socket) => seen.sockets.push(socket.url()));
  page.on("console", (message) => { if (message.type() === "warning") seen.warnings.push(message.text()); if (message.type() === "error") seen.errors.push(message.text()); });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  pages.set("/", { body: html(head, body), headers });
  await page.goto(`${home}/`);
  await page.waitForFunction(() => globalThis.Kammerlotse?.destroy);
}
const button = () => page.getByRole("button", { name: /^(Fragen\? Chat öffnen|Questions\? Open chat)$/ });
const dialog = () => page.getByRole("dialog");
const log = () => page.getByRole("log");
const answered = () => log().getByText("50.700 Euro").first().waitFor();
const lotse = (run, given) => page.evaluate(run, given);
const accentOf = () => button().evaluate((element) => getComputedStyle(element).backgroundColor);
const shot = (name) => page.screenshot({ path: join(screenshots, `embed-${name}.png`) });
const told = () => lotse(() => globalThis.told);
/** Before the tag: notes every event, by the queue. */
const listening = `<script>window.told = []; window.Kammerlotse = window.Kammerlotse || { q: [] };
  for (const name of ["ready", "open", "close", "asked", "answered", "handoff", "ended"])
    Kammerlotse.q.push(["on", name, (event) => told.push(event.type)]);</script>`;
async function hears(...wanted) {
  for (let i = 0; i < 100 && (await told()).join() !== wanted.join(); i++) await page.waitForTimeout(50);
  expect((await told()).join() === wanted.join(), `heard: ${await told()}; wanted: ${wanted}`);
}

/* ---- privacy ---------------------------------------------------------------------------- */

/** Everything a page can have left in the browser. */
async function stored() {
  const { cookies, origins } = await page.context().storageState();
  const local = await page.evaluate(async () => ({ cookie: document.cookie, session: Object.keys(sessionStorage), local: Object.keys(localStorage),
    databases: await indexedDB.databases(), caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length }));
  return { cookies, origins, ...local };
}

await check("before the first use nothing is stored, no line is open and only the loader was asked for", async () => {
  await visit(`${listening}${tag('data-lotse-lang="de" data-lotse-accent="#7a1f3d" data-lotse-side="left"')}`);
  await hears("ready");
  await lotse(() => { Kammerlotse.setLocale("en"); Kammerlotse.setTheme({ accent: "#0f4c81" }); Kammerlotse.close(); });
  await button().hover();
  await page.waitForTimeout(1000);
  const nothing = { cookies: [], origins: [], cookie: "", session: [], local: [], databases: [], caches: [], workers: 0 };
  expect(JSON.stringify(await stored()) === JSON.stringify(nothing), `stored: ${JSON.stringify(await stored())}`);
  const wanted = [`${home}/`, `${program.address}/widget.js`];
  const asked = seen.requests.filter((url) => !url.startsWith("data:"));
  expect(asked.join() === wanted.join(), `requests: ${asked}`);
  expect(seen.sockets.length === 0, `sockets: ${seen.sockets}`);
});

await check("with the first question there are a line and a key that ends with the tab, and still no cookie", async () => {
  await lotse((text) => Kammerlotse.ask(text), salary);
  await answered();
  const after = await stored();
  expect(seen.sockets.length === 1 && after.session.includes("kammerlotse"), `the test is blind: ${seen.sockets} ${after.session}`);
  expect(after.cookies.length === 0 && after.local.length === 0 && after.databases.length === 0, JSON.stringify(after));
  expect(seen.requests.every((url) => url.startsWith(home) || url.startsWith(program.address) || url.startsWith("data:")), `requests: ${seen.requests}`);
});

/* ---- options and the API ---------------------------------------------------------------- */

await check("calls made before the script is there are made up for, in their order", async () => {
  await visit(`${listening}<script>Kammerlotse.q.push(["setLocale", "en"], ["ask", "What is the EU Blue Card?"]);</script>${tag()}`);
  await hears("ready", "open", "asked", "answered");
  await page.getByLabel("Your question").waitFor();
  await log().getByText("What is the EU Blue Card?").first().waitFor();
  await lotse(() => Kammerlotse.q.push(["close"]));
  await hears("ready", "open", "asked", "answered", "close");
  await page.getByRole("button", { name: "Questions? Open chat" }).waitFor();
});

await check("it opens, closes and toggles, and the focus goes back to where one was", async () => {
  await visit(`${listening}${tag()}`);
  await page.getByRole("button", { name: "Fragen stellen" }).focus();
  await lotse(() => { Kammerlotse.open(); Kammerlotse.open(); });
  await dialog().waitFor();
  await page.getByLabel("Ihre Frage").and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#mine:focus").waitFor();
  await hears("ready", "open", "close");
  await lotse(() => Kammerlotse.toggle());
  await dialog().waitFor();
  await lotse(() => Kammerlotse.toggle());
  await dialog().waitFor({ state: "hidden" });
  await lotse(() => { Kammerlotse.toggle(); Kammerlotse.toggle(); });
  expect(!await dialog().isVisible(), "two toggles are not none");
  expect(await page.locator("kammerlotse-panel").count() === 1, "there are several panels");
});

await check("closed before it was loaded it stays closed", async () => {
  await visit(`${listening}${tag()}`);
  await lotse(() => { Kammerlotse.open(); Kammerlotse.close(); });
  await page.locator("kammerlotse-panel").waitFor({ state: "attached" });
  await page.waitForTimeout(200);
  expect(!await dialog().isVisible() && await button().isVisible(), "it is open");
  await hears("ready");
});

await check("a page hears of questions, answers, the hand-over and the end, until it has heard enough, and never what was said", async () => {
  const anna = await advisor(program, "anna");
  const here = () => anna.send({ type: "presence", status: "available" });
  here();
  const heart = setInterval(here, 10_000);
  await visit(`${listening}${tag()}`);
  await lotse(() => {
    globalThis.off = Kammerlotse.on("asked", (...all) => { globalThis.given = JSON.stringify(all); globalThis.count = (globalThis.count ?? 0) + 1; });
    Kammerlotse.on("asked", () => { throw new Error("the page's own fault"); });
  });
  await lotse((text) => Kammerlotse.ask(text), salary);
  await answered();
  expect(await lotse(() => globalThis.given) === '[{"type":"asked"}]', `the page was given ${await lotse(() => globalThis.given)}`);
  await lotse(() => globalThis.off());
  await page.getByLabel("Ihre Frage").fill("Was ist die Chancenkarte?");
  await page.keyboard.press("Enter");
  await hears("ready", "open", "asked", "answered", "asked", "answered");
  expect(await lotse(() => globalThis.count) === 1, "it still hears");
  await page.getByRole("button", { name: "Mit einer Person sprechen" }).last().click();
  await page.getByRole("button", { name: "Person anfragen" }).click();
  await hears("ready", "open", "asked", "answered", "asked", "answered", "handoff");
  await page.getByRole("button", { name: "Nicht mehr warten" }).click();
  await page.getByRole("button", { name: "Gespräch beenden" }).click();
  await page.getByRole("button", { name: "Ja, beenden" }).click();
  await hears("ready", "open", "asked", "answered", "asked", "answered", "handoff", "ended");
  clearInterval(heart);
  anna.ws.close();
});

await check("what is asked after the end begins a new conversation, on the next page too", async () => {
  await page.reload();
  await page.waitForFunction(() => globalThis.Kammerlotse?.destroy);
  await lotse(() => Kammerlotse.ask("Was ist die Blaue Karte?"));
  await hears("ready", "open", "asked", "answered");
  await lotse((text) => Kammerlotse.ask(text), salary);
  await hears("ready", "open", "asked", "answered", "asked", "answered");
  expect(await page.getByRole("alert").count() === 0, "something was refused");
});

await check("what looks personal is held back from the bot, though a page asks it", async () => {
  await visit(tag());
  await lotse(() => Kammerlotse.ask("Braucht Amir Rezai, Tel. 0171 2345678, ein Visum?"));
  await page.getByRole("button", { name: "Trotzdem senden" }).waitFor();
  expect(seen.sockets.length === 0, "it was sent");
});

await check("language, colour and side are chosen in the tag and changed at any time", async () => {
  await visit(tag('data-lotse-lang="en" data-lotse-accent="#7A1F3D" data-lotse-side="left"'));
  await page.getByRole("button", { name: "Questions? Open chat" }).waitFor();
  expect(await accentOf() === "rgb(122, 31, 61)", `the button is ${await accentOf()}`);
  const { x } = await button().boundingBox();
  expect(x === 20, `the button is at ${x}`);
  await button().click();
  await page.getByLabel("Your question").waitFor();
  const send = page.locator("kammerlotse-composer button");
  await page.getByLabel("Your question").fill("x");
  expect((await dialog().boundingBox()).x === 20, "the panel is not on the left");
  await shot("theme");
  await lotse(() => { Kammerlotse.setLocale("de"); Kammerlotse.setTheme({ accent: "#066" }); });
  await page.getByLabel("Ihre Frage").waitFor();
  const colour = await send.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(colour === "rgb(0, 102, 102)", `the button that sends is ${colour}`);
  expect((await dialog().boundingBox()).x === 20, "the side was forgotten");
  await lotse(() => Kammerlotse.setTheme({ side: "right" }));
  expect((await dialog().boundingBox()).x > 500, "the panel is not on the right");
  await page.setViewportSize({ width: 400, height: 700 });
  await lotse(() => Kammerlotse.setTheme({ side: "left" }));
  const small = await dialog().boundingBox();
  expect(small.x === 0 && small.width === 400, `on a phone it is at ${JSON.stringify(small)}`);
  expect(seen.warnings.length === 0, `warnings: ${seen.warnings}`);
});

await check("unknown options and wrong values are named in one warning, and the rest counts", async () => {
  await visit(tag('data-lotse-lang="fr" data-lotse-colour="red" data-lotse-side="left" data-cfasync="false"'));
  expect(seen.warnings.length === 1, `warnings: ${seen.warnings.join(" | ")}`);
  for (const part of ["lang=fr is not de or en", "colour=red is unknown (known: accent, side, lang)"])
    expect(seen.warnings[0].includes(part), seen.warnings[0]);
  expect(!seen.warnings[0].includes("cfasync") && !seen.warnings[0].includes("side="), seen.warnings[0]);
  expect((await button().boundingBox()).x === 20, "the good one does not count");
});

for (const [what, call, part] of [
  ["a number for a question", () => Kammerlotse.ask(42), "ask takes a text, not 42"],
  ["an empty question", () => Kammerlotse.ask("  "), "ask takes a text"],
  ["another language", () => Kammerlotse.setLocale("fr"), "setLocale: fr is not de or en"],
  ["no theme", () => Kammerlotse.setTheme("red"), "setTheme takes an object, not red"],
  ["wrong members of a theme", () => Kammerlotse.setTheme({ accent: 7, radius: 3 }), "accent=7 is not a colour as #0f4c81; radius=3 is unknown (known: accent, side)"],
  ["an event that is none", () => Kammerlotse.on("closed", () => {})(), "on(event, function) knows the events ready, open, close, asked, answered, handoff, ended, not closed"],
  ["no function", () => Kammerlotse.on("open", "me"), "not open with string"],
  ["a call that is none, in the queue", () => Kammerlotse.q.push(["shout", 1]), "there is no shout; there are open, close, toggle, ask, setLocale, setTheme, on, destroy"],
])
  await check(`one warning names ${what}`, async () => {
    await visit(tag());
    await lotse(call);
    await page.waitForTimeout(100);
    expect(seen.warnings.length === 1 && seen.warnings[0].includes(part), `warnings: ${seen.warnings.join(" | ")}`);
    expect(!await dialog().isVisible() && seen.errors.length === 0, `errors: ${seen.errors}`);
  });

/* White on #767676 has 4.54:1, on #777777 4.48:1. */
for (const [colour, shown, part] of [
  ["#767676", "rgb(118, 118, 118)"],
  ["#777777", "rgb(15, 76, 129)", "too light: white text on it has a contrast of 4.4:1, and 4.5:1 is needed"],
  ["#fc0", "rgb(15, 76, 129)", "contrast of 1.5:1"],
  ["rebeccapurple", "rgb(15, 76, 129)", "is not a colour as #0f4c81"],
  ["#0f4c81}*{color:red", "rgb(15, 76, 129)", "is not a colour as #0f4c81"],
])
  await check(`as an accent ${colour} ${part ? "is refused, and the usual one stays" : "is taken"}`, async () => {
    await visit(tag(`data-lotse-accent="${colour}"`));
    expect(await accentOf() === shown, `the button is ${await accentOf()}`);
    await lotse((accent) => { Kammerlotse.setTheme({ accent: "#0f4c81" }); Kammerlotse.setTheme({ accent }); }, colour);
    expect(await accentOf() === shown, `by setTheme the button is ${await accentOf()}`);
    expect(seen.warnings.length === (part ? 2 : 0) && seen.warnings.every((one) => one.includes(part)), `warnings: ${seen.warnings.join(" | ")}`);
  });

await check("destroyed it is gone, line and all, and can be loaded again", async () => {
  await visit(tag());
  await lotse((text) => Kammerlotse.ask(text), salary);
  await answered();
  const dropped = new Promise((resolve) => page.context().pages()[0].on("websocket", (socket) => socket.on("close", resolve)));
  await page.reload();
  await page.waitForFunction(() => globalThis.Kammerlotse?.destroy);
  await lotse(() => { Kammerlotse.open(); });
  await answered();
  await lotse(() => { globalThis.old = Kammerlotse; Kammerlotse.destroy(); old.open(); old.destroy(); });
  await dropped;
  expect(await page.locator("kammerlotse-widget, kammerlotse-panel").count() === 0, "something is left");
  expect(await lotse(() => !("Kammerlotse" in globalThis)), "the API is left");
  await page.addScriptTag({ url: `${program.address}/widget.js` });
  await button().click();
  await answered();
  expect(seen.errors.length === 0 && seen.warnings.length === 0, `${seen.errors} ${seen.warnings}`);
});

await check("destroyed while it is loaded nothing comes after", async () => {
  await visit(tag());
  await lotse(() => { Kammerlotse.open(); Kammerlotse.destroy(); });
  await page.waitForTimeout(500);
  expect(await page.locator("kammerlotse-widget, kammerlotse-panel").count() === 0 && seen.sockets.length === 0, "something came");
});

await check("where the chat cannot be loaded the page is told why, and the next click tries again", async () => {
  await visit(tag());
  await page.route("**/widget/*/panel.js", (route) => route.abort());
  await button().click();
  await page.waitForTimeout(300);
  expect(seen.errors.some((one) => one.includes(`the chat cannot be loaded from ${program.address}/`)), `errors: ${seen.errors}`);
  await page.unroute("**/widget/*/panel.js");
  await button().click();
  await dialog().waitFor();
});

/* ---- hostile pages ---------------------------------------------------------------------- */

/** How everything in the widget is drawn. Times have other digits each time: no widths of words. */
const drawn = () => page.evaluate(() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const style = getComputedStyle(element), { height } = element.getBoundingClientRect();
      if (element.tagName !== "STYLE")
        found.push([element.tagName, element.className.baseVal ?? element.className, Math.round(height), style.fontSize, style.fontFamily, style.color,
          style.backgroundColor, style.display, style.textAlign, style.direction, style.letterSpacing, style.textTransform].join(" "));
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.querySelector("kammerlotse-launcher, kammerlotse-widget").shadowRoot);
  return found;
});
/** Opens by a click, asks, closes by Escape; how it was drawn. */
async function used(name) {
  await button().waitFor();
  await shot(`${name}-button`);
  const closed = await button().boundingBox();
  await button().click();
  await page.getByLabel("Ihre Frage").waitFor();
  await page.getByLabel("Ihre Frage").fill(salary);
  await page.keyboard.press("Enter");
  await answered();
  await page.locator(".dots").waitFor({ state: "detached" });
  await page.waitForTimeout(200);
  await shot(name);
  const open = await drawn(), box = await dialog().boundingBox();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "hidden" });
  await button().waitFor();
  expect(seen.errors.length === 0, `errors: ${seen.errors.join(" | ")}`);
  return [JSON.stringify(closed), JSON.stringify(box), ...open];
}

let plain;
await check("on a plain page it opens, answers and closes", async () => {
  await visit(tag());
  plain = await used("plain");
  expect(plain.length > 50, `only ${plain.length} elements are drawn`);
});

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, sources] = /^ {4}(script-src .*)$/m.exec(readme), [, types] = /also `(trusted-types [^`]+)`/.exec(readme);
const ours = sources.replaceAll("wss://lotse.example", program.address.replace("http", "ws")).replaceAll("https://lotse.example", program.address);
const policy = `default-src 'none'; ${ours}; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; ${types}`;
const hostile = [
  ["resets", "whose style sheet unsets everything", `<style>* { all: unset !important }</style>`],
  ["loud", "with a huge font, in capitals, from right to left, and no buttons", `<style>html { font: 900 44px/3 fantasy; letter-spacing: .4em; text-transform: uppercase; direction: rtl; word-spacing: 1em; color: red; text-align: center }
    body { visibility: visible } button { display: none } * { box-sizing: content-box; font-size: 44px !important; --accent: red !important; --deep: red !important; --brand: red !important; --paper: lime !important } p, h2, div { margin: 40px !important; background: yellow !important }
    kammerlotse-widget { opacity: .1; transform: rotate(5deg) } .said, .top { display: none !important }</style>`],
  ["prototypes", "whose scripts extend the prototypes of everything", `<script>for (const kind of [Object, Array, String, Function, Element])
    for (const name of ["each", "extend", "last", "accent", "lang", "link", "destroy", "q"]) kind.prototype[name] = function () { return "mine"; };</script>`],
  ["referrer", "that sends no referrer", `<meta name="referrer" content="no-referrer">`],
  ["namesake", "that has an element of our name already", `<script>for (const name of ["kammerlotse-widget", "kammerlotse-chat"])
    customElements.define(name, class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: "open" }).innerHTML = "<i>mine</i>"; } connectedCallback() { this.remove(); } });</script>`],
  ["policy", "with a strict policy, as the README has it", "", { headers: { "Content-Security-Policy": policy } }],
  ["twice", "that loads the script twice", tag()],
];
for (const [name, what, head, options] of hostile)
  await check(`on a page ${what} it opens, answers, closes and looks the same`, async () => {
    await visit(`${head}${tag()}`, options);
    await lotse(() => Kammerlotse.setTheme({ side: "right" }));
    const found = await used(name);
    const at = found.findIndex((line, i) => line !== plain[i]);
    expect(at < 0 && found.length === plain.length, `${found.length} elements, not ${plain.length}; drawn: ${found[at]}\nplain: ${plain[at]}`);
    expect(await page.locator("kammerlotse-widget, kammerlotse-launcher").count() === 1, "there is not one widget");
    expect(seen.warnings.length === (name === "twice" ? 1 : 0), `warnings: ${seen.warnings.join(" | ")}`);
  });

await browser.close();
await program.remove();
site.close();
process.exit(report());
