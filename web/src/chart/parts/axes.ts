import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";

export default [BarChart, LineChart, GridComponent, TooltipComponent, LabelLayout];
