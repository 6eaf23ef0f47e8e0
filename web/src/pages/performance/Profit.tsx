import { Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ViewPage } from "../../api";
import { Chart } from "../../chart/Chart";
import { basisOf, numbersOf } from "../../figure/basis";
import { useFormat } from "../../lib/taste";
import { tableOf, useScope, useView } from "../../shell/scope";
import { Card, Reading, Segments } from "../../ui";
import { InSight } from "../../ui/InSight";
import { drawProfit } from "./chart";
import { useNarrow } from "../../ui/narrow";
import styles from "./Performance.module.css";
import { BY, type By, gathered, type Part, split, type Target } from "./profit";
import type { useWindow } from "./useWindow";

const NAMES: Record<By, string> = { position: "Position", sector: "Sector", tag: "Tag" };
const MOST = 14;

type View = ReturnType<typeof useWindow>;

/** The answer for all days tells of the whole life; a window is asked about once it is looked at. */
export function Profit({ page, view }: { page: ViewPage; view: View }) {
  const { from, to } = view;
  const narrowed = from !== undefined || to !== undefined;
  return narrowed ? (
    <InSight height={320}>
      <OfWindow view={view} />
    </InSight>
  ) : (
    <Shown page={page} view={view} />
  );
}

function OfWindow({ view }: { view: View }) {
  const read = useView("performance", {
    ...(view.from === undefined ? {} : { from: view.from }),
    ...(view.to === undefined ? {} : { to: view.to }),
  });
  return (
    <Reading of={read} height={320}>
      {(page) => <Shown page={page} view={view} />}
    </Reading>
  );
}

/** Where a press on a part leads to. */
function linkOf(target: Target, scope: string) {
  const kept = (before: { asOf?: string }) =>
    before.asOf === undefined ? {} : { asOf: before.asOf };
  if (target.to === "holdings") {
    const { to, ...filter } = target;
    return {
      to: `/p/$scope/${to}`,
      params: { scope },
      search: (before: { asOf?: string }) => ({ ...kept(before), ...filter }) as never,
    } as const;
  }
  return {
    to: "/p/$scope/holdings/$id",
    // the ledger knows what is closed by portfolio
    params: { scope: target.closed ? (target.portfolio ?? scope) : scope, id: target.id },
    search: (before: { asOf?: string }) =>
      ({ ...kept(before), ...(target.closed ? { closed: true } : {}) }) as never,
  } as const;
}

function Shown({ page, view }: { page: ViewPage; view: View }) {
  const format = useFormat();
  const narrow = useNarrow();
  const scope = useScope();
  const navigate = useNavigate();
  const { by, set } = view;
  const made = useMemo(() => split(page, by), [page, by]);
  const bars = useMemo(() => gathered(made.parts, MOST), [made]);
  const option = useCallback(
    (...given: Parameters<ReturnType<typeof drawProfit>>) => drawProfit(bars, narrow)(...given),
    [bars, narrow],
  );
  const series = tableOf(page, "series");
  const spell = `after the close of ${format.day(series[0]?.key)} through ${format.day(series.at(-1)?.key)}`;
  const money = (value: number | null) => format.money(value, { signed: true });
  const total = page.figures["window_profit"];
  return (
    <Card
      id="profit"
      title="Who made the profit"
      asOf={page.as_of}
      note={
        series.length > 0 && (
          <>
            What each position gained {spell}, whether realised or not, open or closed since, before
            fees. {says(made.several, money(made.total), by)}
          </>
        )
      }
    >
      <Segments
        label="Profit by"
        value={by}
        options={BY.map((id) => ({ id, label: NAMES[id] }))}
        onChange={(next) => {
          set({ by: next === "position" ? undefined : next });
        }}
      />
      <Chart
        bare
        basis={basisOf([total, ...numbersOf(tableOf(page, "contributions"), "pnl")])}
        title="Who made the profit"
        summary={summaryOf(bars, `${money(made.total)} ${spell}`, money)}
        file={`profit-by-${by}`}
        height={Math.max(160, bars.length * 28 + 44)}
        option={option}
        empty={
          made.parts.length > 0
            ? undefined
            : (total?.reason_text ?? page.reason ?? "Nothing was held in this window.")
        }
        onPick={({ dataIndex }) => {
          const target = bars[dataIndex]?.target;
          if (target) {
            void navigate(linkOf(target, scope));
          }
        }}
        table={tableBy(made.parts, NAMES[by], format)}
      />
      <Links parts={made.parts} by={by} scope={scope} />
      <Unknown of={made.unknown} />
    </Card>
  );
}

function says(several: number, total: string, by: By): string {
  return several === 0
    ? `The bars add up to ${total}.`
    : `The bars do not add up to the ${total} of the window: ${String(several)} of the positions ${several === 1 ? "has" : "have"} several tags and count${several === 1 ? "s" : ""} in each ${by}.`;
}

function summaryOf(
  bars: readonly Part[],
  total: string,
  money: (value: number | null) => string,
): string {
  const groups = bars.filter((bar) => bar.positions > 0);
  const [first, last] = [groups[0], groups.at(-1)];
  return (
    `Profit ${total}.` +
    (first && first.value > 0 ? ` Most was made by ${first.label}, ${money(first.value)}.` : "") +
    (last && last.value < 0 ? ` Most was lost by ${last.label}, ${money(last.value)}.` : "")
  );
}

function tableBy(parts: readonly Part[], name: string, format: ReturnType<typeof useFormat>) {
  const share = (raw: number | null) => ({
    text: format.percent(raw, { signed: true, digits: 2 }),
    raw,
  });
  const row = (label: string, raw: number, contribution: number | null) => [
    label,
    { text: format.money(raw, { signed: true }), raw, amount: true },
    share(contribution),
  ];
  return {
    columns: [
      { label: name },
      { label: "Profit", numeric: true },
      { label: "Of the value at the start", numeric: true },
    ],
    rows: parts.map((part) => row(part.label, part.value, part.contribution)),
  };
}

/** What a press on a bar does, for those who press keys. */
function Links({ parts, by, scope }: { parts: readonly Part[]; by: By; scope: string }) {
  const leading = parts.flatMap((part) =>
    part.target === null ? [] : [{ ...part, target: part.target }],
  );
  return leading.length === 0 ? null : (
    <details className={styles.jump}>
      <summary>{by === "position" ? "Open a position" : "Open the holdings of a bar"}</summary>
      <div className="row">
        {leading.map((part) => (
          <Link key={part.key} {...linkOf(part.target, scope)}>
            {part.label}
          </Link>
        ))}
      </div>
    </details>
  );
}

function Unknown({ of }: { of: readonly { label: string; why: string }[] }) {
  return of.length === 0 ? null : (
    <>
      <p className="muted small">
        Not known by position, and so in none of the bars but the one that says so:
      </p>
      <ul className="small">
        {of.map((each, place) => (
          <li key={place}>
            {each.label}: <span className="muted">{each.why}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
