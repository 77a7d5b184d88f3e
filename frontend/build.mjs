// Builds theme, islands, workers and icons into src/decreta/ui. Called by tools/frontend.py,
// which installs packages and cuts the fonts before.
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const modules = path.join(root, "node_modules");
const source = path.join(root, "frontend/src");
const out = path.join(root, "src/decreta/ui/static/decreta");
const symbols = path.join(root, "src/decreta/ui/symbols");

// Browsers of an office: two years back, no further.
const target = ["chrome115", "firefox115", "safari16.4"];

await Promise.all([theme(), scripts(), pdf(), icons()]);

/** The style sheet of every page, and the one with the Japanese faces; fonts are named relative to it. */
async function theme() {
  await sheet(path.join(source, "theme/decreta.scss"), "decreta.css");
  await sheet(path.join(root, "frontend/build/japanese.scss"), "decreta-ja.css");
}

async function sheet(from, name) {
  const compiled = sass.compile(from, {
    loadPaths: [modules, path.join(root, "frontend"), source],
    style: "expanded",
    quietDeps: true,
    // Bootstrap 5.3 is written with @import; its own next version leaves it behind.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const small = await esbuild.transform(compiled.css, { loader: "css", minify: true, target });
  await writeFile(path.join(out, name), small.code);
}

/** The page script, the workers of the live connection and of what a device keeps, the PDF viewer, each one file. */
async function scripts() {
  await esbuild.build({
    entryPoints: {
      decreta: path.join(source, "decreta.ts"),
      "live-worker": path.join(source, "islands/live/worker.ts"),
      pdf: path.join(source, "islands/pdf/pdf.ts"),
    },
    outdir: out,
    bundle: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    target,
    nodePaths: [modules],
    // The viewer's library has branches for Node that no browser enters.
    external: ["module", "fs", "url", "path", "http", "https", "canvas", "@napi-rs/canvas"],
  });
  await esbuild.build({
    entryPoints: { "offline-worker": path.join(source, "offline/worker.ts") },
    outdir: out,
    bundle: true,
    // Names of its own: the server writes a line before it (`ui.views.device`).
    format: "iife",
    minify: true,
    legalComments: "none",
    target,
  });
  await cp(path.join(modules, "htmx.org/dist/htmx.min.js"), path.join(out, "htmx.js"));
  await cp(path.join(source, "shapes/mark.svg"), path.join(out, "mark.svg"));
  for (const size of [180, 192, 512]) {
    await cp(path.join(source, `shapes/mark-${size}.png`), path.join(out, `mark-${size}.png`));
  }
}

/** What the PDF viewer fetches while it runs: worker, character maps, fonts, decoders. */
async function pdf() {
  const from = path.join(modules, "pdfjs-dist");
  const to = path.join(out, "pdfjs");
  await mkdir(to, { recursive: true });
  await cp(path.join(from, "build/pdf.worker.min.mjs"), path.join(to, "pdf.worker.js"));
  for (const folder of ["cmaps", "standard_fonts", "iccs"]) {
    await cp(path.join(from, folder), path.join(to, folder), { recursive: true });
  }
  await mkdir(path.join(to, "wasm"), { recursive: true });
  for (const name of await readdir(path.join(from, "wasm"))) {
    // QuickJS runs scripts inside PDFs, which the viewer refuses: it stays out.
    if (!name.startsWith("quickjs")) {
      await cp(path.join(from, "wasm", name), path.join(to, "wasm", name));
    }
  }
}

/** All icons and state shapes as one file for the template tags: name → [viewBox, content]. */
async function icons() {
  const result = {};
  const folder = path.join(modules, "lucide-static/icons");
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith(".svg")) continue;
    const text = await readFile(path.join(folder, file), "utf8");
    const inner = text.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>[\s\S]*$/, "");
    result[`i-${file.slice(0, -4)}`] = ["0 0 24 24", inner.replace(/\s+/g, " ").trim()];
  }
  const shapes = await readFile(path.join(source, "shapes/shapes.svg"), "utf8");
  for (const [, id, box, inner] of shapes.matchAll(/<symbol id="([^"]+)" viewBox="([^"]+)">([\s\S]*?)<\/symbol>/g)) {
    result[id] = [box, inner.trim()];
  }
  await writeFile(path.join(symbols, "symbols.json"), JSON.stringify(result));
}
