import { describe, expect, it } from "vitest";
import {
  borrowed,
  consistent,
  fault,
  type Figure,
  question,
  read,
  shownChange,
  type Trade,
  worst,
  written,
} from "./trades";

const SOME: Trade[] = [
  { symbol: "AAPL", side: "sell", amount: 10, price: null },
  { symbol: "MSFT", side: "weight", amount: 0.1, price: null },
  { symbol: "BRK.B", side: "buy", amount: 2.5, price: 410.25 },
  { symbol: "SPY", side: "weight", amount: -0.05, price: null },
];

function figure(group: string, id: string, before: number | null, after: number | null): Figure {
  return {
    group,
    id,
    unit: "currency",
    before,
    after,
    difference: before === null || after === null ? null : after - before,
    reason_before: null,
    reason_after: null,
  };
}

describe("trades in the address", () => {
  it("come back as they were", () => {
    expect(read(written(SOME))).toEqual(SOME);
    expect(written([])).toBeUndefined();
    expect(read(undefined)).toEqual([]);
  });

  it("leave out what is none, and keep one of each symbol", () => {
    expect(read("AAPL*x,*5,MSFT,aapl*1,TSLA*5@-3,SPY*0")).toEqual([]);
    expect(read("AAPL*5,AAPL*-6")).toEqual([
      { symbol: "AAPL", side: "sell", amount: 6, price: null },
    ]);
  });
});

describe("what is asked", () => {
  it("has signs for sides", () => {
    expect(question(SOME, 5)).toEqual({
      cost_bps: 5,
      trades: [
        { symbol: "AAPL", quantity: -10 },
        { symbol: "MSFT", target_weight: 0.1 },
        { symbol: "BRK.B", quantity: 2.5, price: 410.25 },
        { symbol: "SPY", target_weight: -0.05 },
      ],
    });
    expect(question([], 5)).toBeNull();
  });

  it("is refused here where the server would refuse it", () => {
    expect(fault({ symbol: "A", side: "buy", amount: 0, price: null })).not.toBeNull();
    expect(fault({ symbol: "A", side: "weight", amount: 11, price: null })).not.toBeNull();
    expect(fault({ symbol: "A", side: "weight", amount: 0, price: null })).toBeNull();
  });
});

describe("what comes back", () => {
  const figures = [
    figure("stress", "market_down_10", -100, -300),
    figure("stress", "rates_up_100bp", -200, -150),
    figure("stress", "unknown", null, null),
    figure("stress_stipulated", "market_down_10", -900, -900),
  ];

  it("has a worst scenario before and after", () => {
    expect(worst(figures, "before")).toEqual({ id: "rates_up_100bp", amount: -200 });
    expect(worst(figures, "after")).toEqual({ id: "market_down_10", amount: -300 });
    expect(worst([], "after")).toBeNull();
  });

  it("differs by the difference", () => {
    expect(figures.every(consistent)).toBe(true);
    expect(consistent({ ...figure("value", "nav", 1, 2), difference: 5 })).toBe(false);
  });
});

describe("what trades would borrow", () => {
  const cash = (before: number | null, after: number | null) =>
    [{ group: "value", id: "cash_balance", before, after }] as Figure[];

  it("is what they cost beyond the cash there is", () => {
    expect(borrowed(cash(2, -210))).toBe(210);
    expect(borrowed(cash(-5, -12))).toBe(7);
  });

  it("is nothing while cash remains, or when a loan becomes smaller", () => {
    expect(borrowed(cash(10, 0))).toBeNull();
    expect(borrowed(cash(-10, -5))).toBeNull();
    expect(borrowed(cash(10, null))).toBeNull();
    expect(borrowed([])).toBeNull();
  });
});

describe("a change beside what it is the change of", () => {
  it("has the digits of what is shown, and is their difference", () => {
    expect(shownChange(2.35, 2.36, 2)).toEqual({ digits: 2, change: 0.01 });
    expect(shownChange(1.004, 2.006, 2)).toEqual({ digits: 2, change: 1.01 });
    expect(shownChange(2, 2, 2)).toEqual({ digits: 2, change: 0 });
  });

  it("gets more digits where it would be nothing", () => {
    expect(shownChange(2.3478, 2.352, 2)).toEqual({ digits: 3, change: 0.004 });
    expect(shownChange(0.5, 0.4998, 2)).toEqual({ digits: 4, change: -0.0002 });
    expect(shownChange(0.5, 0.5 + 1e-9, 2)).toEqual({ digits: 2, change: 0 });
  });
});
