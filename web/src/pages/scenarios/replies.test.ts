import { describe, expect, it } from "vitest";
import type { ViewPage } from "../../api";
import { tableOf } from "../../shell/scope";
import all from "../../testing/replies/all-views-X-scenarios.json";
import empty from "../../testing/replies/empty-views-X-scenarios.json";
import one from "../../testing/replies/one-views-X-scenarios.json";
import partial from "../../testing/replies/partial-views-X-scenarios.json";
import { bySize, impactOf, libraryOf, placed, reach } from "./model";

const REPLIES = Object.entries({ one, all, empty, partial }).map(
  ([name, reply]) => [name, reply.body as unknown as ViewPage] as const,
);

describe.each(REPLIES)("what the server answers: %s", (_, page) => {
  const library = libraryOf(page);

  it("becomes a row for every scenario", () => {
    expect(library).toHaveLength(tableOf(page, "scenarios").length);
  });

  it("is sorted by size in both ways", () => {
    for (const mode of ["conditional", "stipulated"] as const) {
      const sizes = bySize(library, mode).flatMap((each) => {
        const impact = impactOf(each, mode);
        return impact === null ? [] : [Math.abs(impact)];
      });
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    }
  });

  it("fits on its axis", () => {
    const impacts = library.map((each) => impactOf(each, "conditional"));
    const most = reach(impacts);
    for (const impact of impacts) {
      const place = placed(impact ?? 0, most);
      expect(place >= 0 && place <= 1).toBe(true);
    }
  });
});
