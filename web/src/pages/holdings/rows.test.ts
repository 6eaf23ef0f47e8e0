import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewNumber, ViewRow } from "../../api";
import { nameOfSymbol } from "../../lib/symbols";
import {
  contradictions,
  grouped,
  GROUPS,
  type Holding,
  holdings,
  inView,
  isIn,
  matches,
  portfolioOf,
  sorted,
  sums,
  textOf,
  typeOf,
} from "./rows";

function number(value: string | null): ViewNumber {
  return {
    value,
    unit: "currency",
    status: value === null ? "unavailable" : "ok",
    reason: null,
    reason_text: null,
    as_of: null,
    method: "",
    n: null,
    coverage: null,
    se: null,
    lo: null,
    hi: null,
    inputs: "",
  };
}
function row(
  key: string,
  texts: ViewRow["texts"],
  numbers: Record<string, string | null>,
): ViewRow {
  return {
    key,
    texts,
    numbers: Object.fromEntries(Object.entries(numbers).map(([name, v]) => [name, number(v)])),
  };
}
function holding(
  id: string,
  texts: ViewRow["texts"],
  value: string | null,
  tags: string[] = [],
): Holding {
  return {
    kind: "holding",
    key: id,
    id,
    row: row(id, texts, { market_value: value, weight: value }),
    tags: tags.map((name) => ({ id: name, name, color: "#000000" })),
  };
}

const some = fc.array(
  fc.record({
    sector: fc.constantFrom("A", "B", "C", ""),
    symbol: fc.constantFrom("X", "Y", "Z"),
    cents: fc.integer({ min: -1e9, max: 1e9 }),
    tags: fc.uniqueArray(fc.constantFrom("t", "u", "v"), { maxLength: 3 }),
  }),
  { maxLength: 60 },
);
const made = some.map((all) =>
  all.map((each, at) =>
    holding(
      String(at),
      { sector: each.sector, symbol: each.symbol },
      String(each.cents / 100),
      each.tags,
    ),
  ),
);

describe("groups", () => {
  it("have sums that add up to the sum of the rows, unless a row is in several", () => {
    fc.assert(
      fc.property(made, fc.constantFrom(...GROUPS), (all, group) => {
        const { lines, adds, overlaps } = grouped(all, group, new Set());
        const heads = lines.filter((line) => line.kind === "head");
        if (group !== "none" && !overlaps) {
          const total = heads.reduce((sum, head) => sum + (head.sums.market_value ?? 0), 0);
          expect(total).toBeCloseTo(sums(all).market_value ?? NaN, 2);
          expect(adds).toBe(true);
        }
        const shown = new Set(lines.flatMap((line) => (line.kind === "holding" ? line.id : [])));
        expect(shown.size).toBe(all.length);
        expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length);
      }),
    );
  });

  it("add up weights within a portfolio only", () => {
    const rows = [
      holding("1", { portfolio_id: "p", sector: "A" }, "0.6"),
      holding("2", { portfolio_id: "p", sector: "B" }, "0.3"),
      holding("3", { portfolio_id: "q", sector: "B" }, "0.9"),
    ];
    expect(sums(rows.slice(0, 2))).toMatchObject({ weight: 0.6 + 0.3, several: false });
    expect(sums(rows)).toMatchObject({ weight: null, several: true });
    expect(sums(rows).market_value).toBeCloseTo(1.8);
    const { lines, adds } = grouped(rows, "sector", new Set(["A", "B"]));
    expect(adds).toBe(true);
    expect(lines.map((line) => line.kind === "head" && line.sums.weight)).toEqual([null, 0.6]);
  });

  it("say that they overlap where a position has two tags", () => {
    const { overlaps, lines, adds } = grouped(
      [holding("1", {}, "10", ["t", "u"]), holding("2", {}, "5", ["t"])],
      "tag",
      new Set(),
    );
    expect(overlaps).toBe(true);
    expect(adds).toBe(false);
    expect(lines.filter((line) => line.kind === "holding")).toHaveLength(3);
  });

  it("keep their sum when they are folded", () => {
    const { lines } = grouped([holding("1", { sector: "A" }, "10")], "sector", new Set(["A"]));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ kind: "head", open: false, count: 1 });
  });

  it("put options with their underlying", () => {
    const { lines } = grouped(
      [
        holding("1", { symbol: "AAPL" }, "10"),
        holding("2", { symbol: "AAPL270521P00210000", underlying_symbol: "AAPL" }, "-1"),
      ],
      "underlying",
      new Set(),
    );
    expect(lines.filter((line) => line.kind === "head").map((head) => head.name)).toEqual(["AAPL"]);
  });
});

describe("sums", () => {
  it("are unknown when a term is", () => {
    expect(sums([holding("1", {}, "10"), holding("2", {}, null)]).market_value).toBeNull();
    expect(sums([holding("1", {}, "10")]).pnl_day).toBeNull();
    expect(sums([]).market_value).toBe(0);
  });

  it("are held against what the server says", () => {
    const whole = sums([holding("1", {}, "10"), holding("2", {}, "5.5")]);
    expect(contradictions({ market_value: number("15.50") }, whole, 2)).toEqual([]);
    expect(contradictions({ market_value: number("16.50") }, whole, 2)).toEqual(["market value"]);
    expect(contradictions({ market_value: number(null) }, whole, 2)).toEqual([]);
  });
});

describe("order", () => {
  it("puts what is unknown last either way and loses nothing", () => {
    const all = [holding("1", {}, null), holding("2", {}, "5"), holding("3", {}, "7")];
    const value = (each: Holding) => {
      const text = each.row.numbers["market_value"]?.value;
      return text === null || text === undefined ? null : Number(text);
    };
    expect(sorted(all, value, true).map((each) => each.id)).toEqual(["3", "2", "1"]);
    expect(sorted(all, value, false).map((each) => each.id)).toEqual(["2", "3", "1"]);
  });
});

describe("views and filter", () => {
  const put = holding(
    "p",
    {
      symbol: "AAPL270521P00210000",
      name: "Apple Inc.",
      position_type: "SP",
      investment_class: "OPTIONS",
    },
    "-1",
    ["Overlay"],
  );
  it("tell long, short, options and private apart", () => {
    expect(inView(put, "all")).toBe(true);
    expect(inView(put, "long")).toBe(false);
    expect(inView(put, "short")).toBe(true);
    expect(inView(put, "options")).toBe(true);
    expect(inView(put, "private")).toBe(false);
  });

  it("know the kind from sign and symbol where it is not told", () => {
    const of = (symbol: string, quantity: string) => typeOf(row("x", { symbol }, { quantity }));
    expect(of("AAPL270521P00210000", "-1")).toBe("SP");
    expect(of("AAPL270521C00210000", "1")).toBe("LC");
    expect(of("AAPL", "1")).toBe("LONG");
    expect(of("AAPL", "-1")).toBe("SHORT");
  });

  it("find every word somewhere in the row", () => {
    expect(matches(put, "apple overlay")).toBe(true);
    expect(matches(put, "apple tesla")).toBe(false);
    expect(matches(put, nameOfSymbol(textOf(put.row, "symbol")))).toBe(true);
    expect(matches(put, "  ")).toBe(true);
  });

  it("are of a sector, known or not", () => {
    const sector = textOf(put.row, "sector");
    expect(isIn(put, { sector: sector || "No sector known" })).toBe(true);
    expect(isIn(put, { sector: "Elsewhere" })).toBe(false);
  });

  it("are of just their tags, in any order", () => {
    const two = {
      ...put,
      tags: ["b", "a"].map((name) => ({ id: name, name, color: "#000000" })),
    };
    expect(isIn(two, { tag: "a, b" })).toBe(true);
    expect(isIn(two, { tag: "a" })).toBe(false);
    expect(isIn({ ...put, tags: [] }, { tag: "Without a tag" })).toBe(true);
    expect(isIn(two, {})).toBe(true);
    expect(isIn(two, { tagged: "a" })).toBe(true);
    expect(isIn(two, { tagged: "c" })).toBe(false);
  });
});

describe("rows of the view", () => {
  it("carry their tags and the portfolio an edit is about", () => {
    const [first] = holdings({
      scope: "all",
      view: "holdings",
      available: true,
      as_of: null,
      data_through: null,
      quality: "FINAL",
      quality_reason: null,
      reason: null,
      figures: {},
      tables: [
        { id: "positions", rows: [row("1", { symbol: "X", portfolio_id: "P" }, {})] },
        { id: "tags", rows: [row("T", { position_id: "1", name: "t", color: "#fff" }, {})] },
      ],
    });
    expect(first?.tags).toEqual([{ id: "T", name: "t", color: "#fff" }]);
    expect(portfolioOf(first?.row ?? row("", {}, {}), "all")).toBe("P");
    expect(portfolioOf(row("1", {}, {}), "S")).toBe("S");
    expect(portfolioOf(row("1", {}, {}), "all")).toBe("");
  });
});
