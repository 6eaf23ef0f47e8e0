/* global DOMParser */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { runInThisContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "./site.mjs";

const folder = mkdtempSync(join(tmpdir(), "site"));
let pages;

const read = (page) =>
  new DOMParser().parseFromString(readFileSync(join(folder, page), "utf8"), "text/html");

beforeAll(() => {
  pages = new Map(build(folder).map((page) => [page, read(page)]));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** What an address of a page leads to, or null if it leaves the site. */
function target(page, address) {
  if (/^([a-z]+:|\/)/.test(address)) {
    return null;
  }
  const [path, anchor] = address.split("#");
  return { file: path === "" ? page : posix.join(posix.dirname(page), path), anchor };
}

function broken(selector, attribute) {
  const faults = [];
  for (const [page, document] of pages) {
    for (const element of document.querySelectorAll(selector)) {
      const address = element.getAttribute(attribute);
      const to = target(page, address);
      if (to === null) {
        continue;
      }
      const anchors = () => pages.get(to.file) ?? read(to.file);
      if (
        !existsSync(join(folder, to.file)) ||
        (to.anchor && anchors().getElementById(to.anchor) === null)
      ) {
        faults.push(`${page}: ${address}`);
      }
    }
  }
  return faults;
}

describe("the documentation site", () => {
  it("has all pages, each with a title and its place in the contents", () => {
    expect(pages.size).toBeGreaterThan(80);
    for (const [page, document] of pages) {
      expect(document.querySelectorAll("h1"), page).toHaveLength(1);
      expect(document.querySelectorAll("nav [aria-current]"), page).toHaveLength(1);
    }
  });

  it("has no link and no anchor that leads nowhere", () => {
    expect(broken("a[href]", "href")).toEqual([]);
  });

  it("has every picture, each with words for those who do not see it", () => {
    expect(broken("img", "src")).toEqual([]);
    expect(pages.get("index.html").querySelectorAll("main img[alt]").length).toBeGreaterThan(0);
    expect(
      [...pages.values()].flatMap((page) => [
        ...page.querySelectorAll("img:not([alt]), img[alt='']"),
      ]),
    ).toEqual([]);
  });

  it("finds its style and its script", () => {
    expect(broken("link", "href")).toEqual([]);
    expect(broken("script", "src")).toEqual([]);
  });

  it("shows formulas as they are written and no comments", () => {
    expect(pages.get("docs/methods/stress.html").querySelector("pre").textContent).toContain(
      "F(u) = Σus · Σss⁻¹ · s",
    );
    expect(pages.get("index.html").body.textContent).not.toContain("<!--");
  });

  it("finds sections by their words", () => {
    runInThisContext(readFileSync(join(folder, "search.js"), "utf8"));
    const found = globalThis.sections.filter((section) => section.text.includes("pg_restore"));
    expect(found.map((section) => section.address)).toContain(
      "docs/operations/database.html#looking-at-and-moving-databases",
    );
  });
});
