// What the widget costs a page, as a ratio to an empty page in the same browser on the same machine.
// Usage: node tests/bench/widget.mjs PROGRAM [ROUNDS]
import { createServer } from "node:http";
import { Program } from "../program.mjs";
import { launch } from "../browser/looks.mjs";

const [path, rounds = "15"] = process.argv.slice(2);
const QUESTION = "Welche Gehaltsgrenze gilt für die Blaue Karte?";

const pages = createServer((request, response) => {
  const script = request.url === "/widget" ? `<script src="${program.address}/widget.js" async></script>` : "";
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><html lang="de"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Seite</title>${script}</head><body><h1>Seite</h1></body></html>`);
}).listen(0, "127.0.0.1");
await new Promise((resolve) => pages.once("listening", resolve));
const site = `http://127.0.0.1:${pages.address().port}`;
const program = new Program(path, { allowed_origins: [site] });
await program.start();
const browser = await launch();

/** Milliseconds the main thread has been at work since the page began. */
async function work(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

/** A fresh browser context, so that nothing is cached. */
async function visit(where, run) {
  const context = await browser.newContext(), page = await context.newPage(), cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.goto(site + where, { waitUntil: "load" });
  const load = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventStart);
  const found = { load, ...await run(page, () => work(cdp)) };
  await context.close();
  return found;
}

/** Runs in the page, which has the clock: milliseconds from `begin` until `done` in a frame that is painted. */
const timed = (page, begin, done, given) => page.evaluate(async ([first, last, text]) => {
  const root = () => document.querySelector("kammerlotse-widget").shadowRoot;
  const go = new Function("root", "text", first), there = new Function("root", last), from = performance.now();
  go(root, text);
  while (!there(root))
    await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - from;
}, [begin, done, given]);

const composer = "root().querySelector('kammerlotse-panel')?.shadowRoot.querySelector('kammerlotse-composer')?.shadowRoot";

const empty = () => visit("/", async (page, worked) => {
  await page.waitForTimeout(300);
  return { work: await worked() };
});

const widget = () => visit("/widget", async (page, worked) => {
  await page.waitForTimeout(300);
  const closed = await worked();
  await page.evaluate(() => {
    globalThis.blocked = 0;
    new PerformanceObserver((list) => { for (const task of list.getEntries()) globalThis.blocked += task.duration - 50; }).observe({ entryTypes: ["longtask"] });
  });
  const open = await timed(page, "root().querySelector('button').click()",
    `const field = ${composer}?.querySelector('textarea'); return field && ${composer}.activeElement === field`);
  await page.waitForTimeout(300);
  const opened = await worked();
  const answer = await timed(page, `const field = ${composer}.querySelector('textarea');
      field.value = text; field.dispatchEvent(new Event('input', { bubbles: true }));
      setTimeout(() => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true })))`,
    "return root().querySelector('kammerlotse-panel').shadowRoot.querySelector('kammerlotse-answer')", QUESTION);
  await page.waitForTimeout(300);
  return { work: closed, open, answer, opening: opened - closed, answering: await worked() - opened, blocked: await page.evaluate(() => globalThis.blocked) };
});

const median = (all, name) => all.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)];
const bare = [], full = [];
await empty();
await widget();                       // the first of each warms the browser up
for (let i = 0; i < Number(rounds); i++) {
  bare.push(await empty());
  full.push(await widget());
}
await browser.close();
await program.remove();
pages.close();

const load = median(bare, "load"), idle = median(bare, "work");
const rows = [
  ["load of the page with the button", median(full, "load"), load], ["first open until one can type", median(full, "open"), load],
  ["Enter until the answer is there", median(full, "answer"), load],
  ["main thread: page with the button", median(full, "work"), idle], ["main thread: opening", median(full, "opening"), idle],
  ["main thread: asking and answering", median(full, "answering"), idle],
];
console.log(`an empty page: load ${load.toFixed(1)} ms, main thread ${idle.toFixed(1)} ms (medians of ${rounds})`);
for (const [name, time, base] of rows)
  console.log(`${name.padEnd(36)} ${(time / base).toFixed(2).padStart(6)}   ${time.toFixed(1)} ms`);
console.log(`blocked beyond 50 ms a task, opening and answering: ${median(full, "blocked").toFixed(0)} ms`);
