import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ViewPage } from "../../../api";
import { basisOf, numbersOf } from "../../../figure/basis";
import { useFormat } from "../../../lib/taste";
import { numeric } from "../../../lib/format";
import { tableOf, useScope, useView } from "../../../shell/scope";
import { ViewState } from "../../../shell/ViewState";
import { Card, Segments } from "../../../ui";
import { useChoice } from "../choice";
import { Facts, Jump, OfAll, Reconciled } from "../parts";
import { pooledHint } from "../priced";
import { sumOf, valueOf } from "../rows";
import styles from "../Risk.module.css";
import { dotsOf, groupsOf, measuresOf, split, WAYS, type Group, type Measure } from "./data";
import { Grouping } from "./Grouping";
import { Scatter } from "./Scatter";
import { Treemap } from "./Treemap";
import { amount, Waterfall } from "./Waterfall";
import { steps, tiles, type Part } from "./waterfall";

const GROUPS: Record<Group, string> = {
  position: "Position",
  factor: "Factor",
  sector: "Sector",
  tag: "Tag",
  portfolio: "Portfolio",
};

/** What makes the risk. */
export default function Contributions() {
  const view = useView("risk/contributions");
  return <ViewState view={view}>{(page) => <Shown page={page} />}</ViewState>;
}

function Shown({ page }: { page: ViewPage }) {
  const groups = groupsOf(page);
  const [group, setGroup] = useChoice<Group>("by", groups, groups[0] ?? "position");
  const measures = measuresOf(page);
  const [measure, setMeasure] = useChoice<Measure>(
    "measure",
    measures,
    measures[0] ?? "volatility",
  );
  const shown = useMemo(() => split(page, group, measure), [page, group, measure]);
  const fixed = group === "factor" || group === "portfolio";
  return (
    <>
      <OfAll page={page}>
        Here is what positions add to rare losses, and portfolios to the volatility. What positions
        add to the volatility is computed for one portfolio at a time.
      </OfAll>
      <Totals page={page} />
      {(groups.length > 1 || (!fixed && measures.length > 1)) && (
        <div className={styles.controls}>
          {groups.length > 1 && (
            <div className={styles.control}>
              <span aria-hidden>Split by</span>
              <Segments
                label="Split by"
                options={groups.map((id) => ({ id, label: GROUPS[id] }))}
                value={group}
                onChange={setGroup}
              />
            </div>
          )}
          {!fixed && measures.length > 1 && (
            <div className={styles.control}>
              <span aria-hidden>Measure</span>
              <Segments
                label="Measure of risk"
                options={measures.map((id) => ({ id, label: WAYS[id].label }))}
                value={measure}
                onChange={setMeasure}
              />
            </div>
          )}
        </div>
      )}
      {group === "sector" || group === "tag" ? (
        <Grouping by={group} parts={shown.parts}>
          {(parts) => <Charts page={page} group={group} shown={shown} parts={parts} />}
        </Grouping>
      ) : (
        <Charts page={page} group={group} shown={shown} parts={shown.parts} />
      )}
      {group === "position" && <Weights page={page} share={shown.way.share} />}
      {shown.unknown.length > 0 && (
        <Card
          title={`Not in it: ${String(shown.unknown.length)}`}
          note="What they add is not known, which is not the same as nothing."
        >
          <ul>
            {shown.unknown.map((each) => (
              <li key={each.label}>
                {each.label}: <span className="muted">{each.why}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Totals({ page }: { page: ViewPage }) {
  const format = useFormat();
  const all = [
    {
      label: "Volatility of what is held",
      n: page.figures["holdings_volatility"],
      hint: "How much the value typically swings in a year.",
    },
    {
      label: "Volatility in the factor model",
      n: page.figures["factor_volatility"],
      hint: "The same, from market, rates and styles.",
    },
    {
      label: "Explained by the factors",
      n: page.figures["systematic_share"],
      hint: "The share of the variance that the whole market and the styles make.",
    },
    {
      label: "Average bad day, past year",
      n: page.figures["historical_es_95"],
      hint: "Mean loss of the worst 5 % of days, with the positions of today.",
    },
    {
      label: "Average bad day, factor model",
      n: page.figures["factor_es_95"],
      hint: "The same loss as the model sees it.",
    },
    {
      label: "Volatility of all together",
      n: page.figures["pooled_volatility_21d"],
      hint: pooledHint(page.figures["pooled_volatility_21d"], format),
    },
  ];
  return (
    <Facts id="total-risk" title="How much risk" page={page} facts={all.filter((each) => each.n)} />
  );
}

function Charts({
  page,
  group,
  shown,
  parts,
}: {
  page: ViewPage;
  group: Group;
  shown: ReturnType<typeof split>;
  parts: readonly Part[];
}) {
  const format = useFormat();
  const scope = useScope();
  const navigate = useNavigate();
  const [size, setSize] = useChoice("size", ["risk", "weight"] as const, "risk");
  const { way } = shown;
  const total = numeric(shown.total?.value);
  const bars = useMemo(
    () => (total === null ? [] : steps(parts, total, { tolerance: shown.tolerance })),
    [parts, total, shown.tolerance],
  );
  const rows = useMemo(
    () =>
      new Map(
        group === "sector" || group === "tag"
          ? []
          : shown.parts.map((part) => [part.key, part.row] as const),
      ),
    [group, shown.parts],
  );
  const known = shown.parts.map((part) => part.row);
  const basis = basisOf([shown.total, ...numbersOf(known, way.column)]);
  const weighed = size === "weight" && group === "position";
  const made = useMemo(
    () =>
      tiles(
        weighed
          ? shown.parts.flatMap((part) => {
              const value = valueOf(part.row, "delta_value");
              return value === null ? [] : [{ ...part, value }];
            })
          : parts,
      ),
    [weighed, parts, shown.parts],
  );
  const open = (key: string) => {
    const label = parts.find((part) => part.key === key)?.label;
    if (group === "portfolio") {
      void navigate({
        to: "/p/$scope/risk/$tab",
        params: { scope: key, tab: "contributions" },
        search: {},
      });
    } else if (group !== "factor" && label !== undefined) {
      void navigate({
        to: "/p/$scope/holdings",
        params: { scope },
        search: (before: { asOf?: string }) => ({
          ...(before.asOf === undefined ? {} : { asOf: before.asOf }),
          ...(group === "position" ? { q: symbolOf(shown, key) } : { [group]: label }),
        }),
      });
    }
  };
  const difference = total === null ? 0 : sumOf(parts.map((part) => part.value)) - total;
  const reducing = parts.filter((part) => part.value < 0);
  const largest = [...parts].sort((a, b) => b.value - a.value)[0];
  const sentence =
    total === null || largest === undefined
      ? ""
      : `${largest.label} makes ${format.percent(total === 0 ? null : largest.value / total, { digits: 0 })} of the ${way.noun} of ${amount(total, way.money, format, false)}` +
        (reducing.length === 0
          ? "; nothing reduces it."
          : `; ${String(reducing.length)} of ${String(parts.length)} reduce it.`);
  return (
    <>
      <Waterfall
        page={page}
        basis={basis}
        bars={bars}
        rows={rows}
        details={way.details}
        money={way.money}
        title="What makes the risk"
        by={GROUPS[group]}
        note={
          <>
            {sentence} Measured: {way.hint}.{" "}
            {group === "position" && way === WAYS.volatility
              ? "What a position adds is its weight times its volatility alone times its correlation with the whole; the table has all three. "
              : ""}
            {group === "factor"
              ? ""
              : group === "portfolio"
                ? "Press a bar to open the portfolio."
                : "Press a bar to see its holdings."}
          </>
        }
        actions={
          <Reconciled
            difference={difference}
            tolerance={shown.tolerance}
            written={amount(difference, way.money, format)}
          />
        }
        empty={
          total === null
            ? (shown.total?.reason_text ?? "The total is not part of this answer.")
            : parts.length === 0
              ? "No part of it is known."
              : undefined
        }
        onPick={open}
      />
      <ul className={styles.legend} aria-label="Legend">
        <li>
          <span className={`${styles.swatch ?? ""} ${styles.adds ?? ""}`} aria-hidden /> adds to
          risk
        </li>
        <li>
          <span className={`${styles.swatch ?? ""} ${styles.reduces ?? ""}`} aria-hidden /> reduces
          risk (striped)
        </li>
        <li>
          <span className={`${styles.swatch ?? ""} ${styles.total ?? ""}`} aria-hidden /> total
        </li>
      </ul>
      {group !== "factor" && (
        <Jump
          title={group === "portfolio" ? "Open a portfolio" : "Open the holdings of a bar"}
          items={bars
            .filter((bar) => parts.some((part) => part.key === bar.key))
            .map((bar) => ({ key: bar.key, label: bar.label }))}
          onPick={open}
        />
      )}
      <Treemap
        page={page}
        basis={weighed ? basisOf(numbersOf(known, "delta_value")) : basis}
        tiles={made}
        money={way.money || weighed}
        byWeight={weighed}
        actions={
          group === "position" ? (
            <Segments
              label="Size of the tiles"
              options={[
                { id: "risk", label: "Risk" },
                { id: "weight", label: "Value" },
              ]}
              value={size}
              onChange={setSize}
            />
          ) : undefined
        }
        onPick={open}
      />
    </>
  );
}

function Weights({ page, share }: { page: ViewPage; share: string }) {
  const scope = useScope();
  const navigate = useNavigate();
  const rows = tableOf(page, "by_position");
  const dots = useMemo(() => dotsOf(rows, share), [rows, share]);
  return (
    <Scatter
      page={page}
      basis={basisOf(numbersOf(rows, "delta_value", share))}
      dots={dots}
      onPick={(key) =>
        void navigate({ to: "/p/$scope/holdings/$id", params: { scope, id: key }, search: true })
      }
    />
  );
}

function symbolOf(shown: ReturnType<typeof split>, key: string): string | undefined {
  return shown.parts.find((part) => part.key === key)?.row.texts["symbol"] ?? undefined;
}
