// Makes a static site of the documentation: node site.mjs FOLDER
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";

const here = dirname(fileURLToPath(import.meta.url));
const repository = resolve(here, "../..");

const groups = [
  [
    "",
    [
      "README.md",
      "docs/architecture.md",
      "docs/web.md",
      "docs/performance.md",
      "CHANGELOG.md",
      "CONTRIBUTING.md",
    ],
  ],
  ["Methods", "docs/methods"],
  ["Operations", "docs/operations"],
  ["API", "docs/api"],
  ["Problems", "docs/problems"],
  ["Schema", "docs/schema"],
  ["Decisions", "docs/decisions"],
  [
    "Modules",
    ["kernel", "quant", "market", "database", "core", "assistant", "app", "benchmarks"].map(
      (name) => `${name}/README.md`,
    ),
  ],
];

/** The pages of a group; its own first page before all others. */
function pagesOf(group) {
  if (typeof group !== "string") {
    return group;
  }
  const names = readdirSync(join(repository, group)).filter((name) => name.endsWith(".md"));
  const rest = names.filter((name) => name !== "README.md").sort();
  return [...names.filter((name) => name === "README.md"), ...rest].map(
    (name) => `${group}/${name}`,
  );
}

const outputOf = (page) => page.replace(/README\.md$/, "index.html").replace(/\.md$/, ".html");

const relative = (from, to) => posix.relative(posix.dirname(from), to);

const textOf = (node) =>
  node.type === "text" ? node.value : (node.children ?? []).map(textOf).join("");

const isHeading = (node) => /^h[1-6]$/.test(node.tagName ?? "");

/** The name of a heading, as GitHub gives it. */
function slug(text, taken) {
  const base = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replaceAll(" ", "-");
  const count = taken.get(base) ?? 0;
  taken.set(base, count + 1);
  return count === 0 ? base : `${base}-${count}`;
}

/** Breaks are kept of HTML in the text, comments and everything else left out. */
function remarkPlain() {
  const clean = (node) => {
    node.children = node.children?.flatMap((child) => {
      if (child.type === "html") {
        return /^<br ?\/?>$/.test(child.value) ? [{ type: "break" }] : [];
      }
      clean(child);
      return [child];
    });
  };
  return clean;
}

/** Names headings, notes their sections for the search, points links to the pages of the site, and lets tables scroll. */
function rehypePage({ page, sections, follow }) {
  const element = (tagName, properties, children) => ({
    type: "element",
    tagName,
    properties,
    children,
  });
  return (tree) => {
    const taken = new Map();
    for (const node of tree.children) {
      if (isHeading(node)) {
        const title = textOf(node);
        node.properties.id = slug(title, taken);
        sections.push({ title, anchor: node.properties.id, text: "" });
        node.children.push(
          element(
            "a",
            { className: "anchor", href: `#${node.properties.id}`, ariaLabel: `Link to ${title}` },
            [],
          ),
        );
      } else if (sections.length > 0) {
        sections.at(-1).text += ` ${textOf(node)}`;
      }
    }
    const visit = (node) => {
      node.children = node.children?.map((child) => {
        visit(child);
        if (child.tagName === "a") {
          child.properties.href = follow(page, child.properties.href);
        } else if (child.tagName === "img") {
          child.properties.src = follow(page, child.properties.src);
        }
        return child.tagName === "table"
          ? element("div", { className: "table", tabIndex: 0 }, [child])
          : child;
      });
    };
    visit(tree);
  };
}

/** Where a link of a page leads on the site; files that are no pages come along. */
function follower(pages, folders, files) {
  return (page, address) => {
    if (/^([a-z]+:|#|\/)/.test(address)) {
      return address;
    }
    const [target, anchor] = address.split("#");
    const path = posix.join(posix.dirname(page), target);
    const source = join(repository, path);
    if (!existsSync(source)) {
      throw new Error(`${page} links to ${address}, which does not exist`);
    }
    let output = path;
    if (statSync(source).isDirectory()) {
      output = posix.join(path, "index.html");
      folders.add(posix.normalize(path));
    } else if (pages.has(path)) {
      output = outputOf(path);
    } else {
      files.add(path);
    }
    return relative(outputOf(page), output) + (anchor === undefined ? "" : `#${anchor}`);
  };
}

const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function navigation(output, contents) {
  const link = (page) => {
    const here = outputOf(page.path) === output ? ' aria-current="page"' : "";
    return `<li><a href="${relative(output, outputOf(page.path))}"${here}>${escape(page.title)}</a></li>`;
  };
  return contents
    .map(({ name, pages }) => {
      const list = `<ul>${pages.map(link).join("")}</ul>`;
      const open = pages.some((page) => outputOf(page.path) === output) ? " open" : "";
      return name === "" ? list : `<details${open}><summary>${name}</summary>${list}</details>`;
    })
    .join("\n");
}

function frame(output, title, body, contents) {
  const root = relative(output, "index.html").replace(/index\.html$/, "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · SigmaSight</title>
<link rel="stylesheet" href="${root}site.css">
<script defer src="${root}site.js" data-root="${root}"></script>
</head>
<body>
<header>
<a class="home" href="${root}index.html">SigmaSight</a>
<a class="skip" href="#contents">Contents</a>
<form role="search"><input type="search" placeholder="Search" aria-label="Search the documentation" autocomplete="off"><ol hidden></ol></form>
</header>
<main>
${body}
</main>
<nav id="contents" aria-label="Contents">
${navigation(output, contents)}
</nav>
</body>
</html>
`;
}

/** Writes the site and tells its pages. */
export function build(target) {
  const contents = groups.map(([name, group]) => ({
    name,
    pages: pagesOf(group).map((path) => ({
      path,
      text: readFileSync(join(repository, path), "utf8"),
      sections: [],
    })),
  }));
  const all = contents.flatMap((group) => group.pages);
  const folders = new Set();
  const files = new Set();
  const follow = follower(new Set(all.map((page) => page.path)), folders, files);
  for (const page of all) {
    page.html = renderToStaticMarkup(
      createElement(
        Markdown,
        {
          remarkPlugins: [remarkGfm, remarkPlain],
          rehypePlugins: [[rehypePage, { page: page.path, sections: page.sections, follow }]],
          urlTransform: (address) => address,
        },
        page.text,
      ),
    );
    page.title = page.sections[0]?.title ?? page.path;
  }
  rmSync(target, { recursive: true, force: true });
  const write = (output, text) => {
    mkdirSync(dirname(join(target, output)), { recursive: true });
    writeFileSync(join(target, output), text);
  };
  for (const page of all) {
    write(outputOf(page.path), frame(outputOf(page.path), page.title, page.html, contents));
  }
  for (const folder of [...folders].filter(
    (each) => !all.some((page) => page.path === `${each}/README.md`),
  )) {
    const output = `${folder}/index.html`;
    const inside = all.filter((page) => posix.dirname(page.path) === folder);
    const links = inside.map(
      (page) =>
        `<li><a href="${relative(output, outputOf(page.path))}">${escape(page.title)}</a></li>`,
    );
    write(output, frame(output, folder, `<h1>${folder}</h1><ul>${links.join("")}</ul>`, contents));
  }
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(repository, file), join(target, file));
  }
  copyFileSync(join(here, "site/site.css"), join(target, "site.css"));
  copyFileSync(join(here, "site/site.js"), join(target, "site.js"));
  const entries = all.flatMap((page) =>
    page.sections.map(({ title, anchor, text }) => ({
      page: page.title,
      title,
      address: `${outputOf(page.path)}#${anchor}`,
      text: text.replace(/\s+/g, " ").trim(),
    })),
  );
  write("search.js", `globalThis.sections = ${JSON.stringify(entries)};\n`);
  return all.map((page) => outputOf(page.path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = process.argv[2];
  if (target === undefined) {
    throw new Error("site.mjs FOLDER");
  }
  const pages = build(resolve(target));
  console.log(`${pages.length} pages in ${resolve(target)}; open index.html`);
}
