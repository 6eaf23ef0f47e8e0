import { describe, expect, it } from "vitest";
import {
  fromSearch,
  NOTHING,
  question,
  scaled,
  type Shock,
  toSearch,
  withFactor,
  withName,
} from "./shock";

const SOME: Shock = {
  ...NOTHING,
  start: "covid_crash_2020",
  factors: { Market: -0.15, "Low Volatility": 0.02 },
  names: { AAPL: -0.3, "BRK.B": 0.1 },
  rate: 50,
  volatility: 12,
  mode: "stipulated",
  days: 10,
};

describe("a shock in the address", () => {
  it("comes back as it was", () => {
    expect(fromSearch(toSearch(SOME))).toEqual(SOME);
    expect(fromSearch(toSearch(NOTHING))).toEqual(NOTHING);
    expect(fromSearch({})).toEqual(NOTHING);
  });

  it("leaves out what the server would refuse", () => {
    expect(
      fromSearch({ shock: "Market:-2,Other:0.1,Value:x,Size:0.1", rate: 5000, days: 0 }),
    ).toEqual({ ...NOTHING, factors: { Size: 0.1 } });
  });
});

describe("what is asked", () => {
  it("is nothing where nothing is shocked", () => {
    expect(question(NOTHING)).toBeNull();
    expect(question({ ...NOTHING, days: 5 })).toBeNull();
  });

  it("keeps a shock of nothing that is stated", () => {
    expect(question(withFactor(NOTHING, "Market", 0))).toEqual({
      mode: "conditional",
      horizon_days: 21,
      factors: { Market: 0 },
    });
  });

  it("has only what is stated", () => {
    expect(question(withName({ ...NOTHING, rate: 0 }, "AAPL", -0.2))).toEqual({
      mode: "conditional",
      horizon_days: 21,
      names: { AAPL: -0.2 },
      rate_shift_bp: 0,
    });
    expect(withName(withName(NOTHING, "A", 0.1), "A", null)).toEqual(NOTHING);
    expect(withFactor(withFactor(NOTHING, "Size", 0.1), "Size", null)).toEqual(NOTHING);
  });
});

describe("a larger shock", () => {
  it("is every move times as much, up to what the server takes", () => {
    const twice = scaled(SOME, 2);
    expect(twice.factors).toEqual({ Market: -0.3, "Low Volatility": 0.04 });
    expect(twice.rate).toBe(100);
    expect(twice.volatility).toBe(24);
    expect(scaled(twice, 2).names["AAPL"]).toBe(-1);
    expect(scaled(scaled(SOME, 3), 1 / 3).factors["Market"]).toBe(-0.15);
  });

  it("is nothing if it is nothing times as much", () => {
    expect(Object.values(scaled(SOME, 0).factors).every((each) => each === 0)).toBe(true);
  });
});
