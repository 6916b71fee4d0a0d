// Builds all that browsers load: node build.mjs --out DIR. Fails if a part is over its budget.
import { build, transform } from "esbuild";
import { cp, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? process.argv[flag + 1] : join(here, "dist");

// A style sheet imported by a script is text in it; one loaded by a page is a bundle of its own.
const bundles = [
  { from: "widget/loader.ts", to: "widget.js", format: "iife", budget: 5_000 },
  { from: "widget/panel.ts", to: "widget/panel.js", format: "esm", budget: 35_000 },
  { from: "desk/main.ts", to: "desk.js", format: "esm" },
  { from: "desk/pulse.ts", to: "desk-pulse.js", format: "iife" },
  { from: "desk/desk.css", to: "desk.css" },
  { from: "editor/main.ts", to: "editor.js", format: "esm" },
  { from: "editor/editor.css", to: "editor.css" },
  { from: "demo/demo.css", to: "demo.css" },
  { from: "pages/pages.css", to: "pages.css" },
];
const copies = [
  ["demo/index.html", "index.html"], ["editor/editor.html", "editor.html"],
  ["desk/desk.html", "desk.html"], ["icon.svg", "icon.svg"],
];

// A style sheet that becomes text is made small all the same. On other people's pages a rem is whatever their
// style sheet makes of it: the widget's are pixels, of the usual 16.
const pixels = (css) => css.replace(/(\d*\.?\d+)rem\b/g, (_, rems) => `${+(rems * 16).toFixed(2)}px`);
const sheets = (change) => ({ name: "sheets", setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path }) =>
  ({ contents: change((await transform(await readFile(path, "utf8"), { loader: "css", minify: true })).code), loader: "text" })) });

let failed = false;
await mkdir(out, { recursive: true });
for (const { from, to, format, budget } of bundles) {
  const outfile = join(out, to);
  await build({ entryPoints: [join(here, from)], outfile, format, bundle: true, minify: true,
                plugins: from.endsWith(".ts") ? [sheets(from.startsWith("widget/") ? pixels : (css) => css)] : [], target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning" });
  const size = gzipSync(await readFile(outfile)).length;
  console.log(`${to}: ${size} bytes gzip`);
  if (budget && size > budget) {
    console.error(`${to} is over its budget of ${budget} bytes`);
    failed = true;
  }
}
for (const [from, to] of copies)
  await cp(join(here, from), join(out, to));
process.exit(failed ? 1 : 0);
