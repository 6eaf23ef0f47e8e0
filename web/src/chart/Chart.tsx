/** The one frame of all charts: what it is, of when, as a table, as a file. */
import type { EChartsCoreOption, ECharts } from "echarts/core";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { Download, Image, Table2 } from "lucide-react";
import type { Basis } from "../figure/basis";
import { Computed } from "../figure/Computed";
import { exact, HIDDEN, type Amount } from "../lib/format";
import { type Format, isDark, useFormat, useTaste } from "../lib/taste";
import { Button, Card, Empty, IconButton } from "../ui";
import { save } from "../lib/save";
import { type Begun, drawingFor } from "./engine";
import styles from "./Chart.module.css";

/** The colours of the theme, for what the chart library draws. */
export interface Colours {
  text: string;
  muted: string;
  line: string;
  lineStrong: string;
  page: string;
  card: string;
  accent: string;
  gain: string;
  loss: string;
  plus: string;
  minus: string;
  warning: string;
  series: readonly string[];
  dark: boolean;
}

/** A cell of the table beside a chart: how it reads, and the value a file gets. */
export interface Cell {
  text: string;
  /** the value itself, unrounded; for files and for sorting */
  raw: Amount;
  /** an amount of money, which the privacy mode keeps out of files */
  amount?: boolean;
}

export interface ChartTable {
  columns: readonly { label: string; numeric?: boolean }[];
  rows: readonly (readonly (Cell | string)[])[];
}

export interface ChartProps {
  title: string;
  /** what the chart shows, in a sentence with its main figures: all a screen reader gets of it */
  summary: string;
  asOf?: string | null | undefined;
  /** what its figures rest on; null where they only count what happened */
  basis: Basis | null;
  note?: ReactNode;
  /** name of the file without ending */
  file: string;
  height?: number;
  option?: (colours: Colours, format: Format) => EChartsCoreOption;
  /** a drawing of one's own where there is no option; it hands over how its picture is taken */
  drawing?: (ready: (picture: (() => string) | null) => void) => ReactNode;
  table: ChartTable;
  actions?: ReactNode;
  /** why there is nothing to draw */
  empty?: ReactNode;
  onPick?: (target: { name: string; dataIndex: number; seriesName?: string }) => void;
  /** told when the reader moves the window of a chart, as fractions 0 to 1 */
  onZoom?: (start: number, end: number) => void;
  id?: string;
  /** without the box around it, for a chart inside a card */
  bare?: boolean;
}

function variable(style: CSSStyleDeclaration, name: string): string {
  return style.getPropertyValue(`--${name}`).trim();
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string) => variable(style, name);
  return {
    text: of("text"),
    muted: of("muted"),
    line: of("line"),
    lineStrong: of("line-strong"),
    page: of("page"),
    card: of("card"),
    accent: of("accent"),
    gain: of("gain"),
    loss: of("loss"),
    plus: of("plus"),
    minus: of("minus"),
    warning: of("warning"),
    series: [1, 2, 3, 4, 5, 6].map((n) => of(`series-${String(n)}`)),
    dark: isDark(),
  };
}

/** A tooltip built of elements, for a strict content security policy allows no markup with styles. */
export function tip(title: string, lines: readonly (readonly [string, string])[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "chart-tip";
  const head = document.createElement("strong");
  head.textContent = title;
  box.append(head);
  for (const [name, value] of lines) {
    const line = document.createElement("div");
    const left = document.createElement("span");
    const right = document.createElement("span");
    left.textContent = name;
    right.textContent = value;
    line.append(left, right);
    box.append(line);
  }
  return box;
}

/** What every chart has unless it says otherwise. */
export function base(colours: Colours): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: "inherit", color: colours.text },
    grid: { left: 8, right: 16, top: 16, bottom: 8, outerBoundsMode: "same" },
    tooltip: {
      confine: true,
      backgroundColor: colours.page,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12.5 },
      extraCssText: "",
    },
  };
}

/** An axis in the colours of the theme. */
export function axis(colours: Colours, more: Record<string, unknown> = {}) {
  return {
    axisLine: { lineStyle: { color: colours.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 11.5, hideOverlap: true },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.muted },
    ...more,
  };
}

/** A table as a file; amounts stay out of it in the privacy mode. */
export function csv(table: ChartTable, hidden: boolean): string {
  const quote = (value: string) => {
    // a spreadsheet takes what begins like a formula for one
    const safe = /^[=+@\t]/.test(value) || /^-[^\d.]/.test(value) ? `'${value}` : value;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const line = (cells: readonly string[]) => cells.map(quote).join(",");
  return [
    line(table.columns.map((column) => column.label)),
    ...table.rows.map((row) =>
      line(
        row.map((cell) =>
          typeof cell === "string" ? cell : cell.amount && hidden ? HIDDEN : exact(cell.raw),
        ),
      ),
    ),
  ].join("\r\n");
}

export function Chart(props: ChartProps) {
  const { title, asOf, basis, note, actions, table, file, empty, bare, id } = props;
  const [asTable, setAsTable] = useState(false);
  const { hidden } = useTaste();
  const [picture, setPicture] = useState<{ take: () => string } | null>(null);
  const ready = useCallback((take: (() => string) | null) => {
    setPicture(take && { take });
  }, []);
  const nothing = empty !== undefined && empty !== null && empty !== false;
  const tools = nothing ? (
    actions
  ) : (
    <>
      {actions}
      <IconButton
        label={asTable ? `${title} as a chart` : `${title} as a table`}
        aria-pressed={asTable}
        onClick={() => {
          setAsTable(!asTable);
        }}
      >
        <Table2 size={16} />
      </IconButton>
      <IconButton
        label={`Save ${title} as CSV`}
        onClick={() => {
          save(`${file}.csv`, csv(table, hidden), "text/csv");
        }}
      >
        <Download size={16} />
      </IconButton>
      {!asTable && (
        <IconButton
          label={`Save ${title} as PNG`}
          onClick={() => {
            const taken = picture?.take();
            if (taken) {
              save(`${file}.png`, taken);
            }
          }}
        >
          <Image size={16} />
        </IconButton>
      )}
    </>
  );
  const body = nothing ? (
    typeof empty === "string" ? (
      <Empty title="Nothing to draw">{empty}</Empty>
    ) : (
      empty
    )
  ) : asTable ? (
    <ChartAsTable title={title} table={table} />
  ) : (
    (props.drawing?.(ready) ?? <Drawing {...props} onReady={ready} />)
  );
  const computed = <Computed of={basis} label={title} />;
  if (bare === true) {
    return (
      <figure className={styles.bare} aria-label={title}>
        <div className={styles.bareTools}>
          {computed}
          {tools}
        </div>
        {body}
      </figure>
    );
  }
  return (
    <Card
      title={title}
      asOf={asOf}
      computed={computed}
      note={note}
      actions={tools}
      {...(id ? { id } : {})}
    >
      {body}
    </Card>
  );
}

function Drawing({
  option,
  height = 280,
  summary,
  onPick,
  onZoom,
  onReady,
}: ChartProps & { onReady: (picture: (() => string) | null) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const format = useFormat();
  const taste = useTaste();
  const description = useId();
  const begun = useRef<Begun | null>(null);
  const [state, setState] = useState<"waiting" | "drawn" | "failed">("waiting");
  const [attempt, setAttempt] = useState(0);
  const look = `${taste.theme} ${taste.palette}`;
  const made = useMemo(() => {
    void look;
    return (colours: Colours) => option?.(colours, format) ?? {};
  }, [option, format, look]);

  const latest = useRef({ onPick, onZoom, onReady });
  useEffect(() => {
    latest.current = { onPick, onZoom, onReady };
  });

  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return;
    }
    let newer = false;
    void (async () => {
      try {
        const colours = coloursOf(element);
        const content = merge(base(colours), made(colours));
        const drawing = await drawingFor(
          content,
          element,
          () => !newer,
          () => begun.current,
        );
        if (drawing === null) {
          return;
        }
        if (drawing !== begun.current) {
          begun.current = drawing;
          listen(drawing.chart, latest);
        }
        drawing.chart.setOption(content, { notMerge: true });
        setState("drawn");
      } catch (fault) {
        if (!newer) {
          console.warn("A chart was not drawn.", fault);
          setState("failed");
        }
      }
    })();
    return () => {
      newer = true;
    };
  }, [made, attempt]);

  useEffect(() => {
    const size = new ResizeObserver(() => begun.current?.chart.resize());
    if (place.current !== null) {
      size.observe(place.current);
    }
    return () => {
      size.disconnect();
      latest.current.onReady(null);
      begun.current?.chart.dispose();
      begun.current = null;
    };
  }, []);

  return (
    <div className={styles.drawing}>
      {state === "failed" && (
        <Empty
          title="This chart could not be drawn"
          actions={
            <Button
              onClick={() => {
                setState("waiting");
                setAttempt(attempt + 1);
              }}
            >
              Draw it again
            </Button>
          }
        >
          The figures are there: the table shows them. If drawing again does not help, reload the
          page.
        </Empty>
      )}
      <div
        ref={place}
        role="img"
        aria-label={summary}
        aria-describedby={description}
        style={{ height }}
        hidden={state === "failed"}
        data-drawn={state === "drawn"}
      />
      <span id={description} className="sr-only">
        The button “as a table” shows the same figures as text.
      </span>
    </div>
  );
}

interface Listeners {
  onPick: ChartProps["onPick"] | undefined;
  onZoom: ChartProps["onZoom"] | undefined;
  onReady: (picture: (() => string) | null) => void;
}

function listen(chart: ECharts, latest: { current: Listeners }): void {
  chart.on("click", (event) => {
    latest.current.onPick?.({
      name: event.name,
      dataIndex: event.dataIndex,
      ...(event.seriesName === undefined ? {} : { seriesName: event.seriesName }),
    });
  });
  chart.on("datazoom", () => {
    const zoom = (chart.getOption()["dataZoom"] as { start: number; end: number }[])[0];
    if (zoom) {
      latest.current.onZoom?.(zoom.start / 100, zoom.end / 100);
    }
  });
  latest.current.onReady(() =>
    chart.getDataURL({
      type: "png",
      pixelRatio: 2,
      backgroundColor: coloursOf(document.documentElement).page,
    }),
  );
}

function merge(under: EChartsCoreOption, over: EChartsCoreOption): EChartsCoreOption {
  const both: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const old = both[name];
    both[name] = isPlain(old) && isPlain(value) ? { ...old, ...value } : (value as unknown);
  }
  return both;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ChartAsTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    <div className={styles.table} tabIndex={0} role="region" aria-label={`${title}, table`}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? "num" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={table.columns[column]?.numeric ? "num" : undefined}>
                  {typeof cell === "string" ? cell : cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
