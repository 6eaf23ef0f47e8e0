// Adds up what a browser loads, gzip, and fails beyond the budget: node scripts/budget.mjs
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** A source file and all it imports before it runs. */
function sources(file, found = new Set()) {
  const path = [file, `${file}.ts`, `${file}.tsx`, `${file}/index.ts`, `${file}/index.tsx`].find(
    (each) => existsSync(each) && statSync(each).isFile(),
  );
  if (path && /\.tsx?$/.test(path) && !found.has(path)) {
    found.add(path);
    for (const [, from] of readFileSync(path, "utf8").matchAll(
      /^(?:import|\}) .*?from "(\.[^"]+)";/gm,
    )) {
      sources(join(dirname(path), from), found);
    }
  }
  return found;
}

const PARTS = [
  [/type: "custom"/, "custom"],
  [/type: "heatmap"|visualMap:/, "heat"],
  [/type: "scatter"/, "scatter"],
  [/type: "treemap"/, "treemap"],
  [/dataZoom:/, "zoom"],
  [/legend:/, "legend"],
  [/mark(Line|Area|Point):/, "marks"],
];

/** The parts of the chart library that a page draws with. */
function partsOf(page) {
  const files = [...sources(page)].filter((file) => !file.includes("/src/chart/"));
  const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
  return /<Chart\b/.test(text)
    ? [
        "src/chart/core.ts",
        "src/chart/parts/axes.ts",
        ...PARTS.filter(([sign]) => sign.test(text)).map(
          ([, part]) => `src/chart/parts/${part}.ts`,
        ),
      ]
    : [];
}

const initial = closure("index.html");
closure("src/chart/ground.ts", initial);
closure("src/shell/Shell.tsx", initial);
let over = kilobytes(initial) > INITIAL;
console.log(`initial ${kilobytes(initial).toFixed(1)} kB of ${INITIAL}`);

/** The pages of the router, and the tabs of the risk page, which have addresses of their own. */
const pages = ["router.tsx", "pages/risk/index.tsx"].flatMap((file) =>
  [...readFileSync(src + file, "utf8").matchAll(/import\("(\.[^"]+)"\)/g)].map(([, from]) =>
    join(dirname(`src/${file}`), from),
  ),
);

const rows = [];
for (const page of pages) {
  const key = [`${page}/index.tsx`, `${page}.tsx`].find((each) => manifest[each]);
  const needed = closure(key);
  for (const part of partsOf(src + key.slice(4))) {
    closure(part, needed);
  }
  rows.push([page.slice(10), kilobytes([...needed].filter((each) => !initial.has(each)))]);
}
for (const [path, more] of rows.sort((a, b) => b[1] - a[1])) {
  over ||= more > ROUTE;
  console.log(`${more > ROUTE ? "OVER " : ""}${path} ${more.toFixed(1)} kB of ${ROUTE}`);
}
process.exitCode = over ? 1 : 0;
