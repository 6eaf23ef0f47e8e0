import { useMemo } from "react";
import type { ViewPage } from "../../../api";
import { Chart } from "../../../chart/Chart";
import { basisOf } from "../../../figure/basis";
import { type Format, useFormat } from "../../../lib/taste";
import { numeric } from "../../../lib/format";
import { tableOf, useView } from "../../../shell/scope";
import { ViewState } from "../../../shell/ViewState";
import { Segments } from "../../../ui";
import { useChoice } from "../choice";
import { Facts, type Fact } from "../parts";
import { valueOf } from "../rows";
import controls from "../Risk.module.css";
import styles from "./Correlation.module.css";
import { Groups } from "./Groups";
import { HeatMap } from "./HeatMap";
import {
  arranged,
  extremes,
  interval,
  matrixOf,
  ordered,
  tree,
  type Matrix,
  type Order,
} from "./matrix";

/** What moves together. */
export default function Correlation() {
  const view = useView("risk/correlation");
  return <ViewState view={view}>{(page) => <Shown page={page} />}</ViewState>;
}

const ORDERS: readonly { id: Order; label: string }[] = [
  { id: "cluster", label: "Alike" },
  { id: "weight", label: "Size" },
  { id: "name", label: "Name" },
];

function Shown({ page }: { page: ViewPage }) {
  const format = useFormat();
  const [order, setOrder] = useChoice<Order>("order", ["cluster", "weight", "name"], "cluster");
  const [held, setHeld] = useChoice("held", ["no", "yes"] as const, "no");
  const whole = useMemo(() => matrixOf(tableOf(page, "matrix")), [page]);
  const basis = useMemo(
    () => basisOf(tableOf(page, "matrix").flatMap((row) => Object.values(row.numbers))),
    [page],
  );
  const listed = tableOf(page, "order");
  const root = useMemo(() => {
    const rank = new Map(listed.map((row, place) => [row.key, place]));
    return tree(
      whole,
      whole.symbols.map((symbol, place) => rank.get(symbol) ?? place),
    );
  }, [whole, listed]);
  const short = useMemo(
    () => new Set(listed.filter((row) => (valueOf(row, "weight") ?? 0) < 0).map((row) => row.key)),
    [listed],
  );
  const signed = listed.some((row) => valueOf(row, "weight") !== null);
  const asHeld = held === "yes" && signed;
  const matrix = useMemo(
    () => arranged(whole, ordered(whole, order, root), asHeld ? short : undefined),
    [whole, order, root, asHeld, short],
  );
  const table = useMemo(() => pairs(matrix, format), [matrix, format]);
  const found = useMemo(() => extremes(matrix), [matrix]);
  const say = [
    found.highest &&
      `${found.highest[0]} and ${found.highest[1]} move most alike (${format.plain(found.highest[2])}).`,
    found.lowest &&
      `${found.lowest[0]} and ${found.lowest[1]} ${
        found.lowest[2] < 0 ? "move most against each other" : "move least alike"
      } (${format.plain(found.lowest[2])}).`,
    found.missing > 0 &&
      (found.missing === 1
        ? "One pair is not known."
        : `${format.count(found.missing)} pairs are not known.`),
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <>
      <Measures page={page} />
      <div className={controls.controls}>
        <div className={controls.control}>
          <span aria-hidden>Order by</span>
          <Segments label="Order by" options={ORDERS} value={order} onChange={setOrder} />
        </div>
        <label
          className={styles.check}
          title={
            signed
              ? "A short position turns the sign: what hedges shows as opposite."
              : "This answer does not say which positions are short."
          }
        >
          <input
            type="checkbox"
            checked={asHeld}
            disabled={!signed}
            onChange={(event) => {
              setHeld(event.target.checked ? "yes" : "no");
            }}
          />
          As held (short positions turned{signed ? "" : "; not known here"})
        </label>
      </div>
      <Chart
        title="What moves together"
        id="correlation"
        asOf={page.as_of}
        basis={basis}
        note={`${say} ${
          asHeld ? "Signs are those of the positions as held. " : ""
        }Blue moves together, orange against; neither is good or bad. ${
          order === "cluster"
            ? "The tree above joins what is most alike lowest."
            : "Order by likeness to see the groups."
        }`}
        file="correlation"
        summary={`Correlations of ${String(matrix.symbols.length)} symbols. ${say}`}
        table={table}
        empty={
          matrix.symbols.length < 2 ? "There are fewer than two symbols with prices." : undefined
        }
        drawing={(ready) => (
          <HeatMap
            matrix={matrix}
            root={order === "cluster" ? root : null}
            summary={`Heat map of the correlations of ${String(matrix.symbols.length)} symbols. ${say}`}
            onReady={ready}
          />
        )}
      />
      <Groups page={page} rows={tableOf(page, "clusters")} listed={listed} />
    </>
  );
}

/** All pairs as text; written only when somebody looks at them. */
function pairs(matrix: Matrix, format: Format) {
  let made: (string | { text: string; raw: number | null })[][] | null = null;
  return {
    columns: [
      { label: "One" },
      { label: "Other" },
      { label: "Correlation", numeric: true },
      { label: "From", numeric: true },
      { label: "To", numeric: true },
      { label: "Common days", numeric: true },
    ],
    get rows() {
      made ??= matrix.symbols.flatMap((one, i) =>
        matrix.symbols.slice(i + 1).map((other, past) => {
          const rho = matrix.rho[i]?.[i + 1 + past] ?? null;
          const n = matrix.n[i]?.[i + 1 + past] ?? null;
          const range = interval(rho, n);
          const cell = (value: number | null) => ({ text: format.plain(value), raw: value });
          return [
            one,
            other,
            cell(rho),
            cell(range?.[0] ?? null),
            cell(range?.[1] ?? null),
            { text: format.count(n), raw: n },
          ];
        }),
      );
      return made;
    },
  };
}

function Measures({ page }: { page: ViewPage }) {
  const format = useFormat();
  const fits = numeric(page.figures["positive_semidefinite"]?.value);
  const facts: Fact[] = [
    {
      label: "Average correlation",
      n: page.figures["average_correlation"],
      look: { kind: "beta" },
      hint: "Of all pairs, whichever side is held.",
    },
    {
      label: "Average, as held",
      n: page.figures["held_correlation"],
      look: { kind: "beta" },
      hint: "Weighted by size, with short positions turned: what hedges lowers it.",
    },
    {
      label: "Diversification ratio",
      n: page.figures["diversification_ratio"],
      look: { kind: "beta" },
      hint: "Volatility of the parts over that of the whole; 1 is none.",
    },
    {
      label: "Effective bets",
      n: page.figures["effective_bets"],
      look: { kind: "beta", digits: 1 },
      hint: "So many independent positions would be as diversified.",
    },
    {
      label: "Effective rank",
      n: page.figures["effective_rank"],
      look: { kind: "beta", digits: 1 },
      hint: "Independent directions that the symbols move in.",
    },
  ];
  return (
    <Facts
      id="diversification"
      title="How alike it all is"
      page={page}
      facts={facts.filter((fact) => fact.n)}
      note={
        fits === 0
          ? `Measured over different days, these correlations do not quite fit together (smallest eigenvalue ${format.plain(
              page.figures["smallest_eigenvalue"]?.value,
              { digits: 4 },
            )}); single pairs are right all the same.`
          : "From daily returns of the past 252 sessions, pairs with at least 60 common days; options count with their underlying."
      }
    />
  );
}
