// Builds all that browsers load: node build.mjs --out DIR. Fails if a part is over its budget.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const flag = process.argv.indexOf("--out");
const out = flag > 0 ? process.argv[flag + 1] : join(here, "dist");

// A style sheet imported by a script is text in it; one loaded by a page is a bundle of its own.
const bundles = [
  { from: "widget/loader.ts", to: "widget.js", format: "iife", budget: 5_000 },
  { from: "widget/panel.ts", to: "widget/panel.js", format: "esm", budget: 35_000 },
  { from: "widget/part-feedback.ts", to: "widget/feedback.js", format: "esm", part: true, budget: 4_000 },
  { from: "widget/part-forms.ts", to: "widget/forms.js", format: "esm", part: true, budget: 8_000 },
  { from: "widget/part-guide.ts", to: "widget/guide.js", format: "esm", part: true, budget: 5_000 },
  { from: "widget/part-keep.ts", to: "widget/keep.js", format: "esm", part: true, budget: 8_000 },
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

// Parts of the panel come after it, and have what they share with it (widget/kit.ts) from its element: so nothing is
// loaded twice, and a part of another build than the panel's is refused.
const files = async (folder) => (await readdir(join(here, folder), { withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(here, folder, one.name)).sort();
const hash = createHash("sha256");
for (const file of [...await files("widget"), ...await files("shared"), join(here, "package-lock.json")])
  hash.update(await readFile(file));
const define = { BUILD: JSON.stringify(hash.digest("hex").slice(0, 16)) };
const common = { bundle: true, minify: true, metafile: true, target: "es2022", charset: "utf8", legalComments: "none", logLevel: "warning", define };
const kit = await build({ ...common, entryPoints: [join(here, "widget/kit.ts")], format: "esm", write: false, outdir: here, plugins: [sheets(pixels)] });
const names = Object.values(kit.metafile.outputs)[0].exports.filter((name) => name !== "build");
const fromPanel = { name: "kit", setup: (part) => {
  part.onResolve({ filter: /\/kit\.js$/ }, () => ({ path: "kit", namespace: "kit" }));
  part.onLoad({ filter: /.*/, namespace: "kit" }, () => ({ contents: `const { kit } = customElements.get("kammerlotse-panel");
    if (kit.build !== ${define.BUILD}) throw new Error("the server has been renewed: load the page again");
    export const { ${names.join(", ")} } = kit;` }));
} };

// Writes FILE.gz beside it; how many bytes that is.
const pack = async (file) => {
  const packed = gzipSync(await readFile(file), { level: constants.Z_BEST_COMPRESSION });
  await writeFile(`${file}.gz`, packed);
  return packed.length;
};

let failed = false, inPanel = [];
await mkdir(out, { recursive: true });
for (const { from, to, format, budget, part } of bundles) {
  const outfile = join(out, to), change = from.startsWith("widget/") ? pixels : (css) => css;
  const plugins = [...part ? [fromPanel] : [], ...from.endsWith(".ts") ? [sheets(change)] : []];
  const { metafile } = await build({ ...common, entryPoints: [join(here, from)], outfile, format, plugins });
  const made = Object.keys(metafile.inputs), twice = part ? made.filter((file) => inPanel.includes(file)) : [];
  if (to === "widget/panel.js")
    inPanel = made;
  if (twice.length) {
    console.error(`${to} repeats what the panel has; take it from widget/kit.ts: ${twice.join(", ")}`);
    failed = true;
  }
  const size = await pack(outfile);
  console.log(`${to}: ${size} bytes gzip`);
  if (budget && size > budget) {
    console.error(`${to} is over its budget of ${budget} bytes`);
    failed = true;
  }
}
for (const [from, to] of copies) {
  await cp(join(here, from), join(out, to));
  await pack(join(out, to));
}
process.exit(failed ? 1 : 0);
