import { describe, expect, it } from "vitest";
import type { ViewPage } from "../../api";
import { tableOf } from "../../shell/scope";
import all from "../../testing/replies/all-views-X-performance.json";
import empty from "../../testing/replies/empty-views-X-performance.json";
import one from "../../testing/replies/one-views-X-performance.json";
import partial from "../../testing/replies/partial-views-X-performance.json";
import { bridge, chains, compared, daysOf, PRESETS, startOf, within, yearsOf } from "./model";

const REPLIES = Object.entries({ one, all, empty, partial }).map(
  ([name, reply]) => [name, reply.body as unknown as ViewPage] as const,
);

describe.each(REPLIES)("what the server answers: %s", (_, page) => {
  const days = daysOf(page);

  it("explains every change of value by profit and flows", () => {
    for (let place = 1; place < days.length; place++) {
      expect(bridge(days.slice(place - 1, place + 1)).rounding).toBe(true);
    }
    if (days.length > 0) {
      expect(bridge(days).rounding).toBe(true);
    }
  });

  it("has falls at or below nothing", () => {
    const falls = days.flatMap((day) => (day.drawdown === null ? [] : [day.drawdown]));
    expect(falls.every((fall) => fall <= 0)).toBe(true);
  });

  it("has months that chain to their year", () => {
    expect(yearsOf(tableOf(page, "months")).every(chains)).toBe(true);
  });

  it("is only filtered by a window, and level where the window begins", () => {
    for (const preset of PRESETS) {
      const from = startOf(days, preset);
      const shown = within(days, from);
      expect(shown.every((day) => days.includes(day))).toBe(true);
      const first = days.findIndex((day) => day === shown[0]);
      if (first >= 0) {
        expect(compared(days, first).own[first]).toBe(0);
      }
    }
  });
});
