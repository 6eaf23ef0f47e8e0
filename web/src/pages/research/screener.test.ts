import { describe, expect, it } from "vitest";
import {
  bandOf,
  capOf,
  namesOf,
  narrowed,
  pageOf,
  questionOf,
  rangeOf,
  sortOf,
  toggled,
} from "./screener";
import { url } from "../../api/client";

const RANGES = [
  { label: "Mega", min_value: 200e9, max_value: null },
  { label: "Large", min_value: 10e9, max_value: 200e9 },
  { label: "Mid", min_value: 2e9, max_value: 10e9 },
  { label: "Small", min_value: 300e6, max_value: 2e9 },
  { label: "Micro", min_value: null, max_value: 300e6 },
];

describe("sizes", () => {
  it("filter by what their band says, open ends included", () => {
    for (const range of RANGES) {
      const cap = capOf(bandOf(range));
      expect(cap.from ?? null).toBe(range.min_value);
      expect(cap.to ?? null).toBe(range.max_value);
      const question = questionOf({ cap: bandOf(range) });
      expect(question["min_market_cap"]).toBe(range.min_value ?? undefined);
      expect(question["max_market_cap"]).toBe(range.max_value ?? undefined);
    }
  });

  it("are ignored when misspelt", () => {
    expect(capOf("big")).toEqual({});
    expect(capOf(undefined)).toEqual({});
  });
});

describe("names", () => {
  it("are put in and taken out", () => {
    expect(toggled(undefined, "Energy")).toBe("Energy");
    expect(toggled("Energy", "Utilities")).toBe("Energy,Utilities");
    expect(toggled("Energy,Utilities", "Energy")).toBe("Utilities");
    expect(toggled("Energy", "Energy")).toBeUndefined();
    expect(namesOf("Energy, Energy,,Utilities")).toEqual(["Energy", "Utilities"]);
  });
});

describe("the question", () => {
  it("is the whole address", () => {
    expect(
      questionOf({
        q: " ap ",
        sectors: "Technology,Energy",
        industry: "Semiconductors",
        pe_from: 0,
        pe_to: "25",
        period: "last_year",
        sort: "factor_value",
        dir: "asc",
        page: 3,
      }),
    ).toEqual({
      query: "ap",
      sectors: ["Technology", "Energy"],
      industries: ["Semiconductors"],
      min_market_cap: undefined,
      max_market_cap: undefined,
      min_pe_ratio: 0,
      max_pe_ratio: 25,
      period: "last_year",
      sort_by: "factor_value",
      sort_order: "asc",
      limit: 50,
      offset: 100,
    });
  });

  it("falls back where the address makes no sense", () => {
    const question = questionOf({ period: "never", sort: "colour", page: -2, pe_from: "x" });
    expect(question).toMatchObject({ period: "ttm", sort_by: "market_cap", offset: 0 });
    expect(question["min_pe_ratio"]).toBeUndefined();
    expect(sortOf({})).toEqual({ id: "market_cap", desc: true });
    expect(pageOf("2.9")).toBe(2);
  });

  it("sends several sectors as several", () => {
    const address = url("/api/v1/equity-search", { query: questionOf({ sectors: "A,B & C" }) });
    expect(new URLSearchParams(address.split("?")[1]).getAll("sectors")).toEqual(["A", "B & C"]);
  });
});

describe("pages", () => {
  it("say which rows they show", () => {
    expect(rangeOf(1, 50, 59)).toEqual([1, 50]);
    expect(rangeOf(2, 9, 59)).toEqual([51, 59]);
    expect(rangeOf(3, 0, 59)).toEqual([0, 0]);
  });

  it("count what narrows", () => {
    expect(narrowed({})).toBe(0);
    expect(narrowed({ q: "a", pe_from: 0, sort: "fcf" })).toBe(2);
  });
});
