import { describe, expect, it } from "vitest";
import { short } from "./marks";

describe("labels", () => {
  it("are cut where they do not fit", () => {
    expect(short("abcdef", 4)).toBe("abc\u2026");
    expect(short("abcd", 4)).toBe("abcd");
  });
});
