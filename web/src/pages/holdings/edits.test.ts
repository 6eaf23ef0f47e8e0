import { describe, expect, it } from "vitest";
import type { Schemas } from "../../api";
import { marksOf } from "./marks";
import type { Holding } from "./rows";
import { apply, changesOf, markOf, reverse, type Step } from "./tagging";
import { faults, type Trade } from "./trade";

function tagged(id: string, ...tags: string[]): Holding {
  return {
    kind: "holding",
    key: id,
    id,
    row: { key: id, texts: { symbol: id.toUpperCase() }, numbers: {} },
    tags: tags.map((tag) => ({ id: tag, name: tag, color: "#000000" })),
  };
}

describe("tagging", () => {
  const chosen = [tagged("a", "x"), tagged("b", "x", "y"), tagged("c")];

  it("tells whether all, some or none carry a tag", () => {
    expect(markOf(chosen, "x")).toBe("some");
    expect(markOf(chosen.slice(0, 2), "x")).toBe("all");
    expect(markOf(chosen, "z")).toBe("none");
  });

  it("changes only positions that are not yet as wished", () => {
    const steps = changesOf(
      chosen,
      new Map([
        ["x", "all"],
        ["y", "none"],
      ]),
    );
    expect(steps).toEqual([
      { id: "b", symbol: "B", add: [], remove: ["y"] },
      { id: "c", symbol: "C", add: ["x"], remove: [] },
    ]);
    expect(reverse(steps)[1]).toEqual({ id: "c", symbol: "C", add: [], remove: ["x"] });
    expect(changesOf(chosen, new Map([["x", "some"]]))).toEqual([]);
  });

  it("does the rest when one fails, and names it", async () => {
    const steps: Step[] = Array.from({ length: 9 }, (_, at) => ({
      id: String(at),
      symbol: String(at),
      add: [],
      remove: [],
    }));
    const done: number[] = [];
    let most = 0;
    let running = 0;
    const failed = await apply(
      steps,
      (count) => done.push(count),
      async (step) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        if (step.id === "3") {
          throw new Error("refused");
        }
      },
    );
    expect(failed).toEqual([{ step: steps[3], message: "refused" }]);
    expect(done.at(-1)).toBe(9);
    expect(most).toBeLessThanOrEqual(4);
  });
});

describe("a typed trade", () => {
  const good: Trade = {
    portfolio: "p",
    kind: "BUY",
    symbol: "AAPL",
    quantity: "10",
    price: "0",
    fees: "",
    amount: "",
    numerator: "",
    denominator: "",
    date: "2026-11-20",
    note: "",
  };
  const wrong = (part: Partial<Trade>) =>
    Object.keys(faults({ ...good, ...part }, "2026-11-22", "en-US"));

  it("is right with what its kind needs", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ kind: "FEE", symbol: "", quantity: "", price: "", amount: "3" })).toEqual([]);
    expect(wrong({ kind: "INTEREST", amount: "-3" })).toEqual([]);
    expect(wrong({ kind: "SPLIT", numerator: "2", denominator: "1" })).toEqual([]);
  });

  it("has numbers in the format of the reader", () => {
    const german = (price: string) => faults({ ...good, price }, "2026-11-22", "de-DE").price;
    expect(german("120,50")).toBeUndefined();
    expect(german("1,234.50")).toMatch(/not in your number format/);
    expect(faults({ ...good, price: "12,50" }, "2026-11-22", "en-US").price).toMatch(
      /not in your number format/,
    );
    expect(faults({ ...good, price: "-1" }, "2026-11-22", "en-US").price).toBe("A price from 0.");
  });

  it("names each field that is wrong", () => {
    expect(wrong({ portfolio: "", symbol: "", quantity: "0", price: "x", fees: "-1" })).toEqual([
      "portfolio",
      "symbol",
      "quantity",
      "price",
      "fees",
    ]);
    expect(wrong({ date: "2026-11-23" })).toEqual(["date"]);
    expect(wrong({ kind: "FEE", amount: "-3" })).toEqual(["amount"]);
    expect(wrong({ kind: "SPLIT", numerator: "2", denominator: "0" })).toEqual(["denominator"]);
  });
});

describe("lines of the ledger on the chart", () => {
  const line = (date: string, kind: Schemas["Transaction"]["kind"]) =>
    ({ date, kind }) as Schemas["Transaction"];
  it("stand on their day or the next with a close, and point up or down", () => {
    const marks = marksOf(
      ["2026-01-02", "2026-01-05", "2026-01-06"],
      [1, null, 2],
      [
        line("2025-12-31", "BUY"),
        line("2026-01-02", "BUY"),
        line("2026-01-03", "SELL"),
        line("2026-01-06", "DIVIDEND"),
        line("2026-01-07", "BUY"),
      ],
    );
    expect(marks.map(({ at, sign }) => [at, sign])).toEqual([
      [0, 1],
      [2, -1],
      [2, 0],
    ]);
  });
});
