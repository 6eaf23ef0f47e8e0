/** The chart library, loaded piece by piece: its ground, and the parts that a drawing needs. */
import type { EChartsCoreOption, ECharts } from "echarts/core";

type Part = "axes" | "custom" | "heat" | "legend" | "marks" | "scatter" | "treemap" | "zoom";

const LOAD = {
  axes: () => import("./parts/axes"),
  custom: () => import("./parts/custom"),
  heat: () => import("./parts/heat"),
  legend: () => import("./parts/legend"),
  marks: () => import("./parts/marks"),
  scatter: () => import("./parts/scatter"),
  treemap: () => import("./parts/treemap"),
  zoom: () => import("./parts/zoom"),
};

const SERIES: Record<string, Part> = {
  custom: "custom",
  heatmap: "heat",
  scatter: "scatter",
  treemap: "treemap",
};

/** Which parts a drawing needs besides axes, bars, lines and tooltips, which all have. */
export function partsOf(option: EChartsCoreOption): Part[] {
  const parts = new Set<Part>(["axes"]);
  const series: unknown = option["series"];
  for (const each of (Array.isArray(series) ? series : [series]) as Record<string, unknown>[]) {
    const part = SERIES[String(each?.["type"])];
    if (part) {
      parts.add(part);
    }
    if (each?.["markLine"] || each?.["markArea"] || each?.["markPoint"]) {
      parts.add("marks");
    }
  }
  if (option["legend"]) {
    parts.add("legend");
  }
  if (option["dataZoom"]) {
    parts.add("zoom");
  }
  if (option["visualMap"]) {
    parts.add("heat");
  }
  return [...parts];
}

const here = new Set<Part>();

/** A drawing, and the parts that it knows: those that were there when it began. */
export interface Begun {
  chart: ECharts;
  knows: ReadonlySet<Part>;
}

/**
 * A drawing in an element that can show the content: the one given, or one begun anew where that
 * knows too little. Parts that are missing are loaded first; `wanted` is asked after that.
 *
 * @throws Error if a part does not come
 * @returns null if nobody wants it any more
 */
export async function drawingFor(
  content: EChartsCoreOption,
  element: HTMLElement,
  wanted: () => boolean,
  old: () => Begun | null,
): Promise<Begun | null> {
  const needed = partsOf(content);
  const [core, ...parts] = await Promise.all([
    import("./core"),
    ...needed.map((part) => LOAD[part]()),
  ]);
  if (!wanted()) {
    return null;
  }
  core.use([core.CanvasRenderer, ...parts.flatMap((part) => part.default)]);
  for (const part of needed) {
    here.add(part);
  }
  const begun = old();
  if (begun !== null && needed.every((part) => begun.knows.has(part))) {
    return begun;
  }
  begun?.chart.dispose();
  return {
    chart: core.init(element, null, { renderer: "canvas" }),
    knows: new Set(here),
  };
}
