import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewPage, ViewRow } from "../../api";
import { BY, gathered, split, sumOf } from "./profit";

function number(value: string | null, unit = "currency", why: string | null = null): ViewNumber {
  return {
    value,
    unit,
    status: value === null ? "unavailable" : "ok",
    reason: value === null ? "UNKNOWN" : null,
    reason_text: why,
    as_of: "2026-01-14",
    method: "returns-and-performance/3",
    n: 2,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "docs/methods/returns-and-performance.md",
  };
}

function row(
  key: string,
  texts: Record<string, string | null>,
  pnl: string | null,
  why: string | null = null,
): ViewRow {
  const share = pnl === null ? null : String(Number(pnl) / 10_072);
  return {
    key,
    texts,
    numbers: { pnl: number(pnl, "currency", why), contribution: number(share, "ratio", why) },
  };
}

function position(key: string, symbol: string, pnl: string | null, more = {}, why?: string) {
  const texts = { kind: "position", symbol, sector: null, open: "true", portfolio_id: "p" };
  return row(key, { ...texts, ...more }, pnl, why);
}

function other(kind: string, pnl: string) {
  return row(kind, { kind, name: kind }, pnl);
}

/** The ledger of the documentation: 44 − 4 − 6 + 12 + 5 − 2 = 49. */
const ROWS = [
  position("1", "WPDOWN", "-4.00"),
  position("2", "WPGONE", "-6.00", { sector: "Utilities", open: "false" }),
  position("3", "WPNEW", "12.00", { sector: "Energy" }),
  position("4", "WPUP", "14.00", { sector: "Energy", open: "false" }),
  position("5", "WPUP", "30.00", { sector: "Energy" }),
  other("income", "5.00"),
  other("fees", "-2.00"),
  other("rest", "0.00"),
];

function tag(position_id: string, name: string): ViewRow {
  return { key: `tag-${name}`, texts: { position_id, name, color: "#000000" }, numbers: {} };
}

function page(rows: readonly ViewRow[], tags: readonly ViewRow[] = [], total = "49.00"): ViewPage {
  return {
    scope: "p",
    view: "performance",
    available: true,
    as_of: "2026-01-14",
    data_through: "2026-01-14",
    quality: "FINAL",
    quality_reason: null,
    figures: { window_profit: number(total) },
    tables: [
      { id: "contributions", rows: [...rows] },
      { id: "contribution_tags", rows: [...tags] },
    ],
    reason: null,
  };
}

const values = (made: ReturnType<typeof split>) =>
  Object.fromEntries(made.parts.map((part) => [part.label, part.value]));

describe("who made the profit", () => {
  it("is told by symbol, gains first, with its lots as one", () => {
    const made = split(page(ROWS), "position");
    expect(made.parts.map(({ label, value }) => [label, value])).toEqual([
      ["WPUP", 44],
      ["WPNEW", 12],
      ["WPDOWN", -4],
      ["WPGONE", -6],
      ["Dividends and interest", 5],
      ["Fees", -2],
    ]);
    expect(made.parts[0]?.contribution).toBeCloseTo(44 / 10_072, 12);
    expect(made.total).toBe(49);
  });

  it("adds up to the profit of the window by position and by sector", () => {
    for (const by of ["position", "sector"] as const) {
      expect(sumOf(split(page(ROWS), by).parts)).toBe(49);
    }
    expect(values(split(page(ROWS), "sector"))).toEqual({
      Energy: 56,
      Unclassified: -4,
      Utilities: -6,
      "Dividends and interest": 5,
      Fees: -2,
    });
  });

  it("counts a position in each of its tags, and says that these do not add up", () => {
    const tags = [tag("3", "Core"), tag("3", "Growth"), tag("2", "Core")];
    const made = split(page(ROWS, tags), "tag");
    expect(values(made)).toMatchObject({ Core: 6, Growth: 12, Untagged: 40 });
    expect(made.several).toBe(1);
    expect(sumOf(made.parts)).toBe(49 + 12);
    const single = split(page(ROWS, [tag("3", "Core")]), "tag");
    expect(single.several).toBe(0);
    expect(sumOf(single.parts)).toBe(49);
  });

  it("names what is unknown, and never takes it for nothing", () => {
    const why = "No value of WPUP is stored at the close of 2026-01-12.";
    const rows = ROWS.filter((each) => each.texts["symbol"] !== "WPUP");
    const unknown = position("5", "WPUP", null, { sector: "Energy" }, why);
    const left = rows.map((each) => (each.key === "rest" ? other("rest", "44.00") : each));
    const made = split(page([...left, unknown]), "position");
    expect(made.unknown).toEqual([{ label: "WPUP", why }]);
    expect(values(made)["WPUP"]).toBeUndefined();
    expect(values(made)["Not known by position"]).toBe(44);
    expect(sumOf(made.parts)).toBe(49);
  });

  it("has no share of a value that is not known at the start", () => {
    const bare = ROWS.map((each) => ({
      ...each,
      numbers: { ...each.numbers, contribution: number(null, "ratio", "not positive") },
    }));
    expect(split(page(bare), "sector").parts.every((each) => each.contribution === null)).toBe(
      true,
    );
  });
});

describe("a bar", () => {
  const target = (by: (typeof BY)[number], label: string, tags: readonly ViewRow[] = []) =>
    split(page(ROWS, tags), by).parts.find((part) => part.label === label)?.target;

  it("leads to the page of the position, and to that of an open lot if there is one", () => {
    expect(target("position", "WPUP")).toEqual({
      to: "holding",
      id: "5",
      portfolio: "p",
      closed: false,
    });
    expect(target("position", "WPGONE")).toMatchObject({ id: "2", closed: true });
    expect(target("position", "Fees")).toBeNull();
  });

  it("leads to the holdings of a sector or a tag, if any are held", () => {
    expect(target("sector", "Energy")).toEqual({ to: "holdings", sector: "Energy" });
    expect(target("sector", "Unclassified")).toEqual({
      to: "holdings",
      sector: "No sector known",
    });
    expect(target("sector", "Utilities")).toBeNull();
    expect(target("tag", "Core", [tag("3", "Core")])).toEqual({ to: "holdings", tagged: "Core" });
    expect(target("tag", "Untagged")).toEqual({ to: "holdings", tag: "Without a tag" });
  });

  it("says of which portfolio a symbol is that several have", () => {
    const both = ["One", "Other"].map((name) =>
      position(name, "WPNEW", "1.00", { portfolio_id: name, portfolio_name: name }),
    );
    expect(split(page(both), "position").parts.map((part) => part.label)).toEqual([
      "WPNEW in One",
      "WPNEW in Other",
    ]);
  });

  it("holds what is left of many, and keeps the sum", () => {
    const many = Array.from({ length: 40 }, (_, place) =>
      position(String(place), `S${String(place)}`, String((place * 101 - 1313) / 100)),
    );
    const { parts } = split(page([...many, other("fees", "-0.07")]), "position");
    const shown = gathered(parts, 14);
    expect(shown).toHaveLength(14 + 1 + 1);
    expect(sumOf(shown)).toBe(sumOf(parts));
    expect(shown.find((part) => part.label === "Other (26)")?.positions).toBe(26);
    expect(gathered(parts.slice(0, 15), 14)).toHaveLength(15);
  });
});
