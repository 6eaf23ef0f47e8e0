import { lazy, Suspense, useMemo, useState } from "react";
import { useSearch } from "@tanstack/react-router";
import type { ViewPage } from "../../../api";
import { numeric, words } from "../../../lib/format";
import { useFormat, useTaste } from "../../../lib/taste";
import { tableOf, useView } from "../../../shell/scope";
import { ViewState } from "../../../shell/ViewState";
import { Button, Loading } from "../../../ui";
import { useChoice } from "../choice";
import { Facts, OfAll, type Fact } from "../parts";
import { stillWords } from "../priced";
import { valueOf } from "../rows";
import styles from "../Risk.module.css";
import { Cone } from "./Cone";
import { falls, underwater, type Fall } from "./shapes";

// the falls stand below the first screen
const Episodes = lazy(() => import("./Underwater").then((m) => ({ default: m.Episodes })));
const Rolling = lazy(() => import("./Rolling").then((m) => ({ default: m.Rolling })));
const Underwater = lazy(() => import("./Underwater").then((m) => ({ default: m.Underwater })));

/** How much the value swings, and how deep it fell. */
export default function Volatility() {
  const view = useView("risk/volatility");
  return <ViewState view={view}>{(page) => <Shown page={page} />}</ViewState>;
}

function Shown({ page }: { page: ViewPage }) {
  const [compare, setCompare] = useChoice("compare", ["no", "yes"] as const, "no");
  const search: { bm?: unknown } = useSearch({ strict: false });
  const taste = useTaste();
  const symbol = typeof search.bm === "string" ? search.bm : taste.benchmark;
  const drawn = tableOf(page, "drawdown").length > 0;
  const { percent } = useFormat();
  const priced = numeric(page.figures["realized_21d"]?.coverage);
  return (
    <>
      <OfAll page={page}>
        {priced !== null && priced < 1
          ? `Volatility and falls of the ${percent(priced, { digits: 0 })} of all that a market prices; what only its owner values is left out. The deepest fall of everything is in the overview.`
          : "Volatility of the portfolios together, over the days that all of them have."}
      </OfAll>
      <Measures page={page} />
      <Cone page={page} />
      {drawn && (
        <Suspense fallback={<Loading height={330} />}>
          <Rolling page={page} />
        </Suspense>
      )}
      {drawn && (
        <div className={styles.controls}>
          <Button
            aria-pressed={compare === "yes"}
            onClick={() => {
              setCompare(compare === "yes" ? "no" : "yes");
            }}
          >
            {compare === "yes" ? `Leave ${symbol} out` : `Compare falls with ${symbol}`}
          </Button>
        </div>
      )}
      {drawn && compare === "yes" ? (
        <Compared page={page} symbol={symbol} />
      ) : (
        <Suspense fallback={<Loading height={360} />}>
          <Underwater page={page} benchmark={undefined} name={symbol} />
        </Suspense>
      )}
      <Suspense fallback={<Loading />}>
        <Episodes page={page} />
      </Suspense>
    </>
  );
}

/** With the falls of a benchmark, which is read when somebody asks for it. */
function Compared({ page, symbol }: { page: ViewPage; symbol: string }) {
  const first = useMemo(() => falls(tableOf(page, "drawdown"))[0]?.day, [page]);
  const [from] = useState(first);
  const view = useView("performance", { bm: symbol, ...(from === undefined ? {} : { from }) });
  const benchmark = useMemo((): Fall[] | undefined => {
    const rows = view.data ? tableOf(view.data, "benchmark") : [];
    return rows.length === 0
      ? undefined
      : underwater(
          rows.flatMap((row) => {
            const value = valueOf(row, "index");
            return value === null ? [] : [{ day: row.key, value }];
          }),
        );
  }, [view.data]);
  return (
    <>
      <p className="muted small" role="status">
        {view.error
          ? `${symbol} cannot be compared: ${view.error.message}`
          : view.isPending
            ? `Reading the prices of ${symbol}.`
            : benchmark === undefined
              ? `There are no prices of ${symbol} for these days.`
              : ""}
      </p>
      <Suspense fallback={<Loading height={360} />}>
        <Underwater page={page} benchmark={benchmark} name={symbol} />
      </Suspense>
    </>
  );
}

function Measures({ page }: { page: ViewPage }) {
  const format = useFormat();
  const outlook = tableOf(page, "outlook")[0];
  const trend = outlook?.texts["trend"];
  const model = outlook?.texts["model"];
  const rank = numeric(page.figures["percentile"]?.value);
  const still = stillWords(page, format);
  const all: Fact[] = [
    {
      label: "Past month",
      n: page.figures["realized_21d"],
      hint: "Yearly pace of the swings of the last 21 sessions.",
    },
    {
      label: "Past quarter",
      n: page.figures["realized_63d"],
      hint: "Of the last 63 sessions.",
    },
    { label: "Past year", n: page.figures["realized_252d"], hint: "Of the last 252 sessions." },
    {
      label: "Expected, next month",
      n: page.figures["expected_21d"],
      hint: `${interval(page, format.percent)}${model ? ` Model: ${modelWords(model)}.` : ""}`,
    },
    {
      label: "Rank within a year",
      n: page.figures["percentile"],
      hint:
        rank === null
          ? "Where the past month stands among the months of the past year."
          : `The past month was higher than ${format.percent(rank)} of the months that ended in the past year.`,
    },
    {
      label: "Deepest fall",
      n: page.figures["max_drawdown"],
      look: { tone: true },
      hint: "From the highest value to the lowest after it.",
    },
    {
      label: "Below the highest now",
      n: page.figures["current_drawdown"],
      look: { tone: true },
      hint: "0 % is at the highest.",
    },
    {
      label: "If nothing offset anything",
      n: page.figures["weighted_average_volatility"],
      hint: "Mean of the portfolios' volatilities by size.",
    },
    {
      label: "Saved by diversification",
      n: page.figures["diversification_benefit"],
      hint: "That mean less the volatility of all together.",
    },
    { label: "Common sessions", n: page.figures["common_sessions"], hint: "Days that all have." },
  ];
  return (
    <Facts
      id="volatility-facts"
      title="How much it swings"
      page={page}
      facts={all.filter((fact) => fact.n)}
      note={
        [
          still,
          trend
            ? trend === "stable"
              ? "The swings are neither rising nor falling by more than chance."
              : `The swings are ${words(trend).toLowerCase()}, by more than chance.`
            : null,
        ]
          .filter((each) => each !== null)
          .join(" ") || undefined
      }
    />
  );
}

function interval(page: ViewPage, percent: (value: string) => string): string {
  const n = page.figures["expected_21d"];
  return n?.lo !== null && n?.lo !== undefined && n.hi !== null
    ? `Nine times in ten between ${percent(n.lo)} and ${percent(n.hi)}.`
    : "How sure that is is not known.";
}

function modelWords(model: string): string {
  return model === "HAR"
    ? "day, week and month (HAR)"
    : model === "EXPONENTIALLY_WEIGHTED"
      ? "fading average"
      : words(model).toLowerCase();
}
