import { describe, expect, it } from "vitest";
import { askedFor, changeOverYear, nameOfPeriod } from "./statements";

interface P {
  period_date: string;
  currency: string;
  x: number | null;
}
const p = (period_date: string, x: number | null, currency = "USD"): P => ({
  period_date,
  x,
  currency,
});
const of = (period: P) => period.x;

describe("the change over a year", () => {
  it("compares fiscal years that follow each other", () => {
    const years = [p("2025-09-27", 110), p("2024-09-28", 100)];
    expect(changeOverYear(years, 0, of, "a")).toBeCloseTo(0.1, 12);
    expect(changeOverYear(years, 1, of, "a")).toBeNull();
  });

  it("compares a quarter with the same a year before", () => {
    const dates = ["2025-06-30", "2025-03-31", "2024-12-31", "2024-09-30", "2024-06-30"];
    const quarters = dates.map((date, index) => p(date, 100 - 10 * index));
    expect(changeOverYear(quarters, 0, of, "q")).toBeCloseTo(100 / 60 - 1, 12);
    expect(changeOverYear(quarters, 1, of, "q")).toBeNull();
  });

  it("says nothing over a gap, from a loss, of the unknown, or in another currency", () => {
    expect(changeOverYear([p("2025-12-31", 1), p("2023-12-31", 1)], 0, of, "a")).toBeNull();
    expect(changeOverYear([p("2025-12-31", 1), p("2024-12-31", -1)], 0, of, "a")).toBeNull();
    expect(changeOverYear([p("2025-12-31", 1), p("2024-12-31", 0)], 0, of, "a")).toBeNull();
    expect(changeOverYear([p("2025-12-31", null), p("2024-12-31", 1)], 0, of, "a")).toBeNull();
    expect(changeOverYear([p("2025-12-31", 1), p("2024-12-31", 1, "EUR")], 0, of, "a")).toBeNull();
  });

  it("has a year before each of the four that are shown", () => {
    expect(askedFor("a")).toBe(5);
    expect(askedFor("q")).toBe(8);
  });
});

describe("a period", () => {
  it("is named by its fiscal year and quarter", () => {
    const period = { fiscal_year: 2025, fiscal_quarter: 3, period_date: "2025-06-28" };
    expect(nameOfPeriod(period, "q")).toBe("Q3 2025");
    expect(nameOfPeriod(period, "a")).toBe("2025");
    expect(nameOfPeriod({ ...period, fiscal_year: null, fiscal_quarter: null }, "a")).toBe("2025");
    expect(nameOfPeriod({ ...period, fiscal_quarter: null }, "q")).toBe("2025-06-28");
  });
});
