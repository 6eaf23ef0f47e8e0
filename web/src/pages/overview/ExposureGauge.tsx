import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ViewPage } from "../../api";
import { axis, Chart, type Colours, tip } from "../../chart/Chart";
import type { Format } from "../../lib/taste";
import { useFormat } from "../../lib/taste";
import { Chip, Segments } from "../../ui";
import { Ask } from "./Ask";
import { basisOf } from "../../figure/basis";
import { type Basis, gauge } from "./exposure";

/** How big, and how tilted: long, short, net and gross on one axis. */
export function ExposureGauge({ page }: { page: ViewPage }) {
  const navigate = useNavigate();
  const format = useFormat();
  const search: { exposure?: string } = useSearch({ strict: false });
  const basis: Basis = search.exposure === "delta" ? "delta" : "market";
  const shown = useMemo(() => gauge(page.figures, basis), [page, basis]);

  const option = useCallback(
    (colours: Colours, written: Format) => {
      const bars = [...(shown?.bars ?? [])].reverse();
      const colour = { long: colours.plus, short: colours.minus, net: colours.text, gross: "" };
      return {
        grid: { left: 4, right: 96, top: 4, bottom: 4, outerBoundsMode: "same" },
        tooltip: {
          trigger: "item",
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const bar = bars[dataIndex];
            return bar === undefined
              ? ""
              : tip(bar.label, [
                  ["Amount", written.money(bar.amount)],
                  ["Of net asset value", written.percent(bar.share)],
                ]);
          },
        },
        xAxis: axis(colours, {
          type: "value",
          axisLabel: {
            color: colours.muted,
            fontSize: 11.5,
            hideOverlap: true,
            formatter: (value: number) => written.percent(value, { digits: 0 }),
          },
        }),
        yAxis: axis(colours, {
          type: "category",
          data: bars.map((bar) => bar.label),
          axisLabel: { color: colours.text, fontSize: 12.5 },
        }),
        series: [
          {
            type: "bar",
            barWidth: 22,
            data: bars.map((bar) => ({
              value: bar.share,
              itemStyle: {
                color: bar.id === "gross" ? colours.line : colour[bar.id],
                borderColor: bar.id === "gross" ? colours.lineStrong : colour[bar.id],
                borderWidth: 1,
              },
              label: {
                show: true,
                position: "right",
                color: colours.text,
                fontSize: 12,
                formatter: `${written.percent(bar.share, { digits: 0 })}  ${written.money(bar.amount, { compact: true })}`,
              },
            })),
            markLine: {
              silent: true,
              symbol: "none",
              label: { show: false },
              lineStyle: { color: colours.lineStrong, type: "solid" },
              data: [{ xAxis: 0 }, { xAxis: 1, lineStyle: { type: "dashed" } }],
            },
          },
        ],
      };
    },
    [shown],
  );

  const sentence =
    shown === null
      ? ""
      : shown.bars
          .map((bar) => `${bar.label} ${format.percent(bar.share)} (${format.money(bar.amount)})`)
          .join(", ");
  return (
    <Chart
      id="exposure"
      title="Exposure"
      asOf={page.as_of}
      basis={basisOf(
        ["long", "short", "gross", "net"].map(
          (name) => page.figures[`${basis === "delta" ? "delta_" : ""}${name}_exposure`],
        ),
      )}
      file="exposure"
      height={264}
      note={
        basis === "delta"
          ? "Options count by what they move like in shares (delta). Shares of the net asset value; the dashed line is 100 %."
          : "Options count at their market value. Shares of the net asset value; the dashed line is 100 %."
      }
      summary={`Exposure as a share of the net asset value: ${sentence}.`}
      option={option}
      table={{
        columns: [
          { label: "Exposure" },
          { label: "Amount", numeric: true },
          { label: "Of net asset value", numeric: true },
        ],
        rows: (shown?.bars ?? []).map((bar) => [
          bar.label,
          { text: format.money(bar.amount), raw: bar.amount, amount: true },
          { text: format.percent(bar.share), raw: bar.share },
        ]),
      }}
      empty={
        shown === null
          ? basis === "delta"
            ? "The delta of an option is unknown, so this cannot be added up. Market value can."
            : "Long or short is unknown."
          : shown.base === null
            ? "The net asset value is unknown or not positive, so there are no shares of it."
            : undefined
      }
      actions={
        <>
          {shown !== null && !shown.adds && (
            <Chip tone="warning" title="Gross is long and short together; net is their difference.">
              Does not add up
            </Chip>
          )}
          <Segments<Basis>
            label="What options count as"
            value={basis}
            options={[
              { id: "market", label: "Market value" },
              { id: "delta", label: "Delta" },
            ]}
            onChange={(next) => {
              void navigate({
                to: ".",
                replace: true,
                search: (old: object) => ({
                  ...old,
                  exposure: next === "market" ? undefined : next,
                }),
              });
            }}
          />
          <Ask widget="exposure" question="Is my exposure too large for my net asset value?" />
        </>
      }
    />
  );
}
