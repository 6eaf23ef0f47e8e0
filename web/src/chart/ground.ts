/**
 * The ground of the chart library: it comes while the first page waits for its figures, for nearly
 * every page draws. What a chart needs beyond it comes with the chart.
 */
export { CanvasRenderer } from "echarts/renderers";
export { graphic, helper } from "echarts/core";
