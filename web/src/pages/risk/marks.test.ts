import { describe, expect, it } from "vitest";
import { folded, short } from "./marks";

describe("labels", () => {
  it("are cut where they do not fit", () => {
    expect(short("abcdef", 4)).toBe("abc\u2026");
    expect(short("abcd", 4)).toBe("abcd");
  });

  it("are folded where bars need the width", () => {
    expect(folded("SPY C495 2027-05-21")).toBe("SPY C495\n2027-05-21");
    expect(folded("Communication Services")).toBe("Communication\nServices");
    expect(folded("Other (16)")).toBe("Other (16)");
    expect(folded("META")).toBe("META");
    expect(folded("A name that goes on and on and on")).toBe("A name that\ngoes on and o\u2026");
    expect(folded("Abcdefghijklmnopqrst")).toBe("Abcdefghijklm\u2026");
  });
});
