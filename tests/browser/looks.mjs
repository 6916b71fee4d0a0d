// How a page looks and whether everybody can use it: axe, small screens, other colours, pictures.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const launch = () => chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** What axe finds; the page's context must bypass its CSP. */
export async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

/** What reaches beyond the screen, in the page and in every shadow root, and is not scrolled by a list of its own. */
export const tooWide = (page) => page.evaluate(() => {
  const wide = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const { right, width } = element.getBoundingClientRect();
      if (width > 1 && right > innerWidth + 1 && !element.closest("desk-tabs, .scroll")) wide.push(`${element.tagName.toLowerCase()}.${element.className} ${Math.round(right)}`);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  return wide;
});

export const sizes = [[1280, 800], [768, 1024], [320, 640]];

/** Pictures of the page in all sizes, and what axe and the sizes find. */
export async function looks(page, folder, name, these = sizes) {
  const found = [];
  for (const [width, height] of these) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
    found.push(...(await tooWide(page)).map((one) => `${name} at ${width}: ${one}`));
  }
  found.push(...(await findings(page)).map((one) => `${name}: ${one}`));
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}
