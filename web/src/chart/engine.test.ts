import { describe, expect, it } from "vitest";
import { partsOf } from "./engine";

describe("the parts of a drawing", () => {
  it("are axes alone for bars and lines", () => {
    expect(partsOf({ series: [{ type: "bar" }, { type: "line" }] })).toEqual(["axes"]);
  });

  it("are what its series and components name, each once", () => {
    expect(
      partsOf({
        series: [{ type: "custom" }, { type: "custom" }, { type: "scatter" }],
        dataZoom: [{}],
        visualMap: {},
      }),
    ).toEqual(["axes", "custom", "scatter", "zoom", "heat"]);
    expect(partsOf({ series: { type: "treemap" } })).toEqual(["axes", "treemap"]);
    expect(partsOf({ legend: {}, series: [{ type: "line", markLine: {} }] })).toEqual([
      "axes",
      "marks",
      "legend",
    ]);
    expect(partsOf({})).toEqual(["axes"]);
  });
});
