import { useCallback, useMemo } from "react";
import { axis, Chart, tip, type Colours } from "../../../chart/Chart";
import type { ViewPage, ViewRow } from "../../../api";
import { basisOf } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import styles from "../Risk.module.css";
import { useChoice } from "../choice";
import { cellOf, valueOf } from "../rows";
import { strongest, track } from "./factors";

/** What the betas were, every second week of the past year. */
export function History({ page, rows }: { page: ViewPage; rows: readonly ViewRow[] }) {
  const format = useFormat();
  const names = useMemo(() => Object.keys(rows[0]?.numbers ?? {}), [rows]);
  const [name, choose] = useChoice<string>("tilt", names, strongest(rows, names));
  const option = useCallback(
    (colours: Colours, written: Format) => draw(rows, name, colours, written),
    [rows, name],
  );
  const table = useMemo(
    () => ({
      columns: [{ label: "Day" }, ...names.map((label) => ({ label, numeric: true }))],
      rows: rows.map((row) => [
        row.key,
        ...names.map((each) => cellOf(row.numbers[each], format, { kind: "beta", signed: true })),
      ]),
    }),
    [rows, names, format],
  );
  const known = track(rows, name).filter((each) => each !== null);
  const [first, last] = [known[0], known.at(-1)];
  const say =
    first === undefined || last === undefined
      ? `${name} was not known on any of these days.`
      : `${name} was ${format.plain(first, { signed: true })} at the beginning and is ${format.plain(last, { signed: true })} now, between ${format.plain(Math.min(...known), { signed: true })} and ${format.plain(Math.max(...known), { signed: true })}.`;
  return (
    <Chart
      title="How the tilts were"
      id="tilts"
      asOf={page.as_of}
      basis={basisOf(rows.map((row) => row.numbers[name]))}
      note={`${say} Each point is what was computed on its day, of what was held then. The market beta over 90 sessions and the provider's are not kept by day.`}
      summary={`Beta to ${name} on ${String(rows.length)} days. ${say}`}
      file="tilts"
      height={220}
      option={option}
      table={table}
      actions={
        <label className="row">
          <span className="sr-only">Tilt</span>
          <select
            className={styles.tilt}
            value={name}
            onChange={(event) => {
              choose(event.target.value);
            }}
          >
            {names.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      }
      empty={rows.length < 2 ? "There are results of one day only." : undefined}
    />
  );
}

function draw(rows: readonly ViewRow[], name: string, colours: Colours, format: Format) {
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 8 },
    tooltip: {
      trigger: "axis",
      formatter: (at: { dataIndex: number }[]) => {
        const row = rows[at[0]?.dataIndex ?? 0];
        return row === undefined
          ? ""
          : tip(format.day(row.key), [[name, format.plain(valueOf(row, name), { signed: true })]]);
      },
    },
    xAxis: axis(colours, {
      type: "category",
      data: rows.map((row) => row.key),
      boundaryGap: false,
      splitLine: { show: false },
      axisLabel: {
        color: colours.muted,
        hideOverlap: true,
        alignMaxLabel: "right",
        formatter: (day: string) => format.day(day),
      },
    }),
    yAxis: axis(colours, {
      type: "value",
      axisLabel: { color: colours.muted, formatter: (value: number) => format.plain(value) },
    }),
    series: [
      {
        type: "line",
        symbolSize: 5,
        connectNulls: false,
        data: track(rows, name),
        lineStyle: { color: colours.plus, width: 2 },
        itemStyle: { color: colours.plus },
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colours.lineStrong, type: "solid", width: 1 },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  };
}

/** The same as a line in a table; its ends are told in words. */
export function Spark({ rows, name }: { rows: readonly ViewRow[]; name: string }) {
  const format = useFormat();
  const values = track(rows, name);
  const known = values.filter((each) => each !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) {
    return null;
  }
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  const place = (value: number) => 18 - ((value - low) / (high - low || 1)) * 16;
  const path = values
    .map((value, at) =>
      value === null
        ? ""
        : `${at === 0 || values[at - 1] === null ? "M" : "L"}${String((at / (values.length - 1)) * 72 + 2)} ${String(place(value))}`,
    )
    .join("");
  return (
    <svg
      width={76}
      height={20}
      role="img"
      aria-label={`Past year: from ${format.plain(first, { signed: true })} to ${format.plain(last, { signed: true })}`}
    >
      <line x1={2} x2={74} y1={place(0)} y2={place(0)} stroke="var(--line-strong)" />
      <path d={path} fill="none" stroke="var(--muted)" strokeWidth={1.5} />
    </svg>
  );
}
