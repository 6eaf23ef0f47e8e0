import { describe, expect, it } from "vitest";
import { readAmount } from "./amount";

describe("a typed amount of money", () => {
  it("is what stands there in the number format of the reader", () => {
    expect(readAmount("1.234,50", "de-DE")).toEqual({ value: 1234.5, fault: null });
    expect(readAmount("$1,234.50", "en-US")).toEqual({ value: 1234.5, fault: null });
  });

  it("is refused with what is wrong", () => {
    expect(readAmount("12,50", "en-US").fault).toMatch(/not in your number format/);
    expect(readAmount("", "en-US").fault).toBe("An amount of more than 0.");
    expect(readAmount("0", "en-US").fault).toBe("An amount of more than 0.");
    expect(readAmount("1.005", "en-US").fault).toBe("At most 2 decimals: cents.");
  });
});
