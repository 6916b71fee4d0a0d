// The colours and the sign of a chamber, in a real browser: widget, pages and desk alike, under the strict policy.
// Usage: node look.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Program, checks, expect } from "../program.mjs";
import { findings, launch } from "./looks.mjs";

const [path, screenshots] = process.argv.slice(2);
const chamber = { name: "IHK Musterregion", imprint: "https://www.ihk.example/impressum" };
const program = new Program(path, { chamber, look: { accent: "#7a1f3d", accent_dark: "#9c3357", logo: "IHK" } });
const light = "rgb(122, 31, 61)", dark = "rgb(156, 51, 87)", usual = "rgb(15, 76, 129)";
mkdirSync(screenshots, { recursive: true });
await program.start();
const browser = await launch();
const page = await (await browser.newContext()).newPage();
page.setDefaultTimeout(10_000);
const complaints = [];
page.on("console", (message) => { if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text()); });
const { check, report } = checks((number) => page.screenshot({ path: join(screenshots, `failed-look-${number}.png`) }).catch(() => {}));
const open = (where) => page.goto(program.address + where);
const colour = (locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);
const background = async (locator, wanted, what) => {
  await locator.waitFor();
  const found = await colour(locator);
  expect(found === wanted, `${what} is ${found}, not ${wanted}`);
};

for (const [scheme, wanted] of [["light", light], ["dark", dark]])
  await check(`${scheme}: the widget, the pages and the desk wear the chamber's accent`, async () => {
    await page.emulateMedia({ colorScheme: scheme });
    await open("/");
    await background(page.getByRole("button", { name: "Fragen? Chat öffnen" }), wanted, "the button on the page");
    await page.getByRole("button", { name: "Fragen? Chat öffnen" }).click();
    await page.locator("kammerlotse-composer textarea").fill("Hallo");
    await background(page.locator("kammerlotse-composer").getByRole("button", { name: "Senden" }), wanted, "the button to send");
    await page.screenshot({ path: join(screenshots, `look-widget-${scheme}.png`) });
    await open("/frage");
    await background(page.getByRole("button", { name: "Antwort suchen" }), wanted, "the button of the page");
    await page.screenshot({ path: join(screenshots, `look-page-${scheme}.png`) });
    await open("/desk");
    await background(page.getByRole("button", { name: "Anmelden" }), wanted, "the button of the desk");
    await page.screenshot({ path: join(screenshots, `look-desk-${scheme}.png`) });
  });

await check("the sign is on the pages and at the desk", async () => {
  await page.emulateMedia({ colorScheme: "light" });
  for (const where of ["/wissen", "/desk"]) {
    await open(where);
    const sign = page.locator("img[src='/icon.svg']").first();
    await sign.waitFor();
    expect(await sign.evaluate((image) => image.complete && image.naturalWidth > 0), `${where}: the picture cannot be shown`);
  }
});

await check("what a page chooses for the widget counts more", async () => {
  await open("/");
  await page.evaluate(() => window.Kammerlotse.setTheme({ accent: "#14532d" }));
  await background(page.getByRole("button", { name: "Fragen? Chat öffnen" }), "rgb(20, 83, 45)", "the button on the page");
});

await check("the widget links the statement and the privacy notice of its server", async () => {
  await open("/");
  await page.getByRole("button", { name: "Fragen? Chat öffnen" }).click();
  for (const [name, where] of [["Barrierefreiheit", "/barrierefreiheit"], ["Datenschutz", "/datenschutz-hinweis"]]) {
    const link = page.locator("kammerlotse-panel").getByRole("link", { name });
    expect(await link.evaluate((a) => a.href) === program.address + where, `${name} leads elsewhere`);
    expect((await page.request.get(program.address + where)).ok(), `${where} is not there`);
  }
});

await check("nothing of it breaks the policy", async () => expect(complaints.length === 0, complaints.join("\n     ")));

await check("axe has nothing to say to the colours of the chamber", async () => {
  const seen = await (await browser.newContext({ bypassCSP: true })).newPage(), found = [];
  for (const colorScheme of ["light", "dark"]) {
    await seen.emulateMedia({ colorScheme });
    for (const where of ["/wissen/absolventen", "/frage", "/nachricht", "/wegweiser/darf-ich-beschaeftigen?a=Indien", "/desk"]) {
      await seen.goto(program.address + where);
      await seen.waitForTimeout(200);
      found.push(...(await findings(seen)).map((one) => `${where} ${colorScheme}: ${one}`));
    }
    await seen.goto(program.address);
    await seen.getByRole("button", { name: "Fragen? Chat öffnen" }).click();
    await seen.locator("kammerlotse-composer").waitFor();
    found.push(...(await findings(seen)).map((one) => `widget ${colorScheme}: ${one}`));
  }
  expect(found.length === 0, found.join("\n     "));
});

await check("a colour that is too light is not worn", async () => {
  await program.kill();
  program.configure({ chamber, look: { accent: "#ffcc00" } });
  await program.start();
  const fresh = await browser.newPage();               // the script may be kept for five minutes
  await fresh.goto(`${program.address}/frage`);
  await background(fresh.getByRole("button", { name: "Antwort suchen" }), usual, "the button of the page");
  await fresh.goto(program.address);
  await background(fresh.getByRole("button", { name: "Fragen? Chat öffnen" }), usual, "the button on the page");
});

await browser.close();
await program.remove();
process.exit(report());
