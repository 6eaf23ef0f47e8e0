import { describe, expect, it } from "vitest";
import { readTarget } from "./target";

describe("a typed target price", () => {
  it("is what stands there in the number format of the reader", () => {
    expect(readTarget("1,234.50", "en-US").value).toBe(1234.5);
    expect(readTarget("900,50", "de-DE").value).toBe(900.5);
    expect(readTarget(" ", "en-US")).toEqual({ value: null, fault: null });
  });

  it("is never another number than was meant", () => {
    expect(readTarget("12,50", "en-US").fault).toMatch(/not in your number format/);
    expect(readTarget("1.234,56", "en-US").fault).toMatch(/not in your number format/);
  });

  it("is more than 0, or at least 0 in a bad case", () => {
    expect(readTarget("0", "en-US").fault).toMatch(/^A target price is more than 0\./);
    expect(readTarget("-3", "en-US").fault).toMatch(/^A target price is more than 0\./);
    expect(readTarget("0", "en-US", true).value).toBe(0);
    expect(readTarget("-3", "en-US", true).fault).toBe("A target price is not negative.");
  });
});
