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

/** Loads what the drawing needs; what is there already is not loaded again. */
export async function prepare(option: EChartsCoreOption): Promise<void> {
  const [core, ...parts] = await Promise.all([
    import("./core"),
    ...partsOf(option).map((part) => LOAD[part]()),
  ]);
  core.use([core.CanvasRenderer, ...parts.flatMap((part) => part.default)]);
}

/**
 * An empty drawing in an element, with all parts that its first content needs: a drawing only knows
 * what was there when it began.
 */
export async function begin(element: HTMLElement, first: EChartsCoreOption): Promise<ECharts> {
  await prepare(first);
  const { init } = await import("./core");
  return init(element, null, { renderer: "canvas" });
}
