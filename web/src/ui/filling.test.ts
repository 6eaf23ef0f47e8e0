import { describe, expect, test } from "vitest";
import { next } from "./filling";

const SIGHT = ["a", "b", "c", "d", "e", "f", "g"];

describe("rows that come into sight", () => {
  test("are drawn from the middle on, so many at a time", () => {
    expect([...next(SIGHT, new Set(), 3)].sort()).toEqual(["c", "d", "e"]);
  });

  test("stay drawn, and are forgotten out of sight", () => {
    expect(next(SIGHT, new Set(["a", "gone"]), 1)).toEqual(new Set(["a", "d"]));
  });

  test("are all drawn after a few frames, whatever their number", () => {
    let drawn = new Set<string>();
    let frames = 0;
    while (drawn.size < SIGHT.length) {
      drawn = next(SIGHT, drawn, 3);
      frames += 1;
    }
    expect(frames).toBe(3);
  });
});
