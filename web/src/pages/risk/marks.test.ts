import { describe, expect, it } from "vitest";
import { named, short } from "./marks";

describe("labels", () => {
  it("write options as people do", () => {
    expect(named("SPY270521C00495000")).toBe("SPY C495 2027-05-21");
    expect(named("F270521P00012500")).toBe("F P12.5 2027-05-21");
    expect(named("BRK-B")).toBe("BRK-B");
  });
  it("are cut where they do not fit", () => {
    expect(short("abcdef", 4)).toBe("abc\u2026");
    expect(short("abcd", 4)).toBe("abcd");
  });
});
