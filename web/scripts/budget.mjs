// Adds up what a browser loads, gzip, and fails beyond the budget: node scripts/budget.mjs
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";

const INITIAL = 250;
const ROUTE = 150;
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const src = fileURLToPath(new URL("../src/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));

/** A chunk with all it imports before it runs. */
function closure(key, found = new Set()) {
  if (!found.has(key) && manifest[key]) {
    found.add(key);
    (manifest[key].imports ?? []).forEach((each) => closure(each, found));
  }
  return found;
}

const sizes = new Map();
function kilobytes(keys) {
  let sum = 0;
  for (const key of keys) {
    const file = manifest[key].file;
    if (!sizes.has(file)) {
      sizes.set(file, gzipSync(readFileSync(dist + file), { level: 9 }).length / 1000);
    }
    sum += sizes.get(file);
  }
  return sum;
}

/** The parts of the chart library that the sources of a page name. */
function partsOf(folder) {
  const text = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes(".test."),
    )
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"))
    .join("\n");
  const parts = new Set();
  if (/<Chart\b/.test(text)) {
    parts.add("src/chart/core.ts").add("src/chart/parts/axes.ts");
    for (const [pattern, part] of [
      [/type: "custom"/, "custom"],
      [/type: "heatmap"|visualMap/, "heat"],
      [/type: "scatter"/, "scatter"],
      [/type: "treemap"/, "treemap"],
      [/dataZoom/, "zoom"],
      [/legend:/, "legend"],
      [/mark(Line|Area|Point):/, "marks"],
    ]) {
      if (pattern.test(text)) {
        parts.add(`src/chart/parts/${part}.ts`);
      }
    }
  }
  return parts;
}

const initial = closure("index.html");
closure("src/chart/ground.ts", initial);
closure("src/shell/Shell.tsx", initial);
let over = kilobytes(initial) > INITIAL;
console.log(`initial ${kilobytes(initial).toFixed(1)} kB of ${INITIAL}`);

const rows = [];
for (const key of Object.keys(manifest)) {
  const page = /^src\/pages\/(.+)\/index\.tsx$|^src\/pages\/(.+)\.tsx$/.exec(key);
  if (!manifest[key].isDynamicEntry || page === null) {
    continue;
  }
  const path = page[1] ?? page[2];
  const folder = page[1] ? src + "pages/" + path : src + "pages/" + path.split("/")[0];
  const needed = closure(key);
  for (const part of partsOf(folder)) {
    closure(part, needed);
  }
  const more = kilobytes([...needed].filter((each) => !initial.has(each)));
  rows.push([path, more]);
}
for (const [path, more] of rows.sort((a, b) => b[1] - a[1])) {
  over ||= more > ROUTE;
  console.log(`${more > ROUTE ? "OVER " : ""}${path} ${more.toFixed(1)} kB of ${ROUTE}`);
}
process.exitCode = over ? 1 : 0;
