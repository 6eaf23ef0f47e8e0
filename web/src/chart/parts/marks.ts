import { MarkAreaComponent, MarkLineComponent, MarkPointComponent } from "echarts/components";

export default [MarkAreaComponent, MarkLineComponent, MarkPointComponent];
