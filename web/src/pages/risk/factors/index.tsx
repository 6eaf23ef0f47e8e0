import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ViewPage, ViewRow } from "../../../api";
import { Figure, text } from "../../../figure/Figure";
import { useFormat } from "../../../lib/taste";
import { tableOf, useView } from "../../../shell/scope";
import { ViewState } from "../../../shell/ViewState";
import { Card, Chip, Segments } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import { useNarrow } from "../../../ui/narrow";
import { useChoice } from "../choice";
import { Facts, OfAll } from "../parts";
import { valueOf } from "../rows";
import styles from "../Risk.module.css";
import { FactorChart } from "./FactorChart";
import { doubts, mannerOf, meaning, overlap, sentence, tilts, type Axis } from "./factors";
import { History, Spark } from "./History";

/** Which tilts there are, and which of them are real. */
export default function Factors() {
  const view = useView("risk/factors");
  return <ViewState view={view}>{(page) => <Shown page={page} />}</ViewState>;
}

function Shown({ page }: { page: ViewPage }) {
  const [axis, setAxis] = useChoice<Axis>("axis", ["beta", "money"], "beta");
  const factors = tableOf(page, "factors");
  const spreads = tableOf(page, "spreads");
  const history = tableOf(page, "history");
  const all = useMemo(() => tilts(factors, axis), [factors, axis]);
  const against = useMemo(() => tilts(spreads, axis), [spreads, axis]);
  return (
    <>
      <OfAll page={page}>
        Exposures of all portfolios are added up. Their errors do not add up where portfolios hold
        the same symbols, so there are no intervals.
      </OfAll>
      <div className={styles.controls}>
        <div className={styles.control}>
          <span aria-hidden>Show as</span>
          <Segments
            label="Show tilts as"
            options={[
              { id: "beta", label: "Beta" },
              { id: "money", label: "Money" },
            ]}
            value={axis}
            onChange={setAxis}
          />
        </div>
        <span className="muted small">
          {axis === "beta"
            ? "A beta of 1 moves as much as the factor; 0 does not move with it."
            : "An exposure of $100 gains or loses as much as $100 of the factor."}
        </span>
      </div>
      <FactorChart
        page={page}
        title="Market, rates and styles"
        id="factors"
        all={all}
        axis={axis}
        note={<>{doubts(all)} Blue and orange are the two sides of zero, not good and bad.</>}
        empty={all.length === 0 ? "No factors are computed." : undefined}
      />
      {against.length > 0 && (
        <FactorChart
          page={page}
          title="One style against another"
          id="spreads"
          all={against}
          axis={axis}
          note={`Each is what the first fund makes more than the second, so that the market is not counted twice. ${doubts(against)}`}
        />
      )}
      {history.length > 0 && <History page={page} rows={history} />}
      <Words page={page} rows={[...factors, ...spreads]} history={history} />
      <Facts
        title="How far the factors explain it"
        page={page}
        facts={[
          {
            label: "Explained by the factors together",
            n: page.figures["systematic_share"],
            hint: "Share of the variance; the rest is news of single holdings.",
          },
          {
            label: "R\u00b2 of the market alone",
            n: factors.find((row) => valueOf(row, "r_squared") !== null)?.numbers["r_squared"],
            hint: "How much of the daily swings the market explains.",
          },
        ]}
        note={
          <>
            Styles overlap: most of every fund is market, which is taken out of them first. How much
            the rest overlaps is the variance inflation (VIF) beside each;{" "}
            <Link to="/methods/$page" params={{ page: "factors" }}>
              how factors are estimated
            </Link>
            .
          </>
        }
      />
    </>
  );
}

function Words({
  page,
  rows,
  history,
}: {
  page: ViewPage;
  rows: readonly ViewRow[];
  history: readonly ViewRow[];
}) {
  const format = useFormat();
  const narrow = useNarrow();
  const columns = useMemo(
    (): Column<ViewRow>[] => [
      {
        id: "factor",
        label: "Factor",
        value: (row) => row.key,
        cell: (row) => (
          <>
            <strong>{row.key}</strong>
            {meaning(row.key) !== null && (
              <div className="muted small" style={{ whiteSpace: "normal" }}>
                {meaning(row.key)}
              </div>
            )}
            {narrow && <div className={styles.wrapped}>{sentence(row, format)}</div>}
          </>
        ),
      },
      {
        id: "beta",
        label: "Beta",
        numeric: true,
        value: (row) => valueOf(row, "beta"),
        cell: (row) => (
          <Figure n={row.numbers["beta"]} label={`Beta to ${row.key}`} kind="beta" signed />
        ),
      },
      {
        id: "money",
        label: "Exposure",
        numeric: true,
        from: 768,
        value: (row) => valueOf(row, "exposure_dollar"),
        cell: (row) => (
          <Figure
            n={row.numbers["exposure_dollar"]}
            label={`Exposure to ${row.key}`}
            kind="compact"
            signed
          />
        ),
      },
      ...(history.length < 2
        ? []
        : [
            {
              id: "year",
              label: "Past year",
              from: 1024 as const,
              cell: (row: ViewRow) => <Spark rows={history} name={row.key} />,
            },
          ]),
      ...(narrow
        ? []
        : [
            {
              id: "words",
              label: "In words",
              cell: (row: ViewRow) => <div className={styles.words}>{sentence(row, format)}</div>,
            },
          ]),
      {
        id: "method",
        label: "Estimate",
        from: 1024,
        cell: (row) => {
          const manner = mannerOf(row);
          const n = row.numbers["beta"];
          const explained = valueOf(row, "r_squared");
          const alike = overlap(row);
          return (
            <span className="row">
              {manner !== null && (
                <Chip title={[row.texts["estimate"], manner.interval].filter(Boolean).join(". ")}>
                  {manner.badge}
                </Chip>
              )}
              {explained !== null && (
                <Chip title="Share of the daily swings that it explains">
                  {`R\u00b2 ${format.percent(explained, { digits: 0 })}`}
                </Chip>
              )}
              {alike !== null && (
                <Chip title={alike.title}>
                  VIF {text(row.numbers["variance_inflation"], format, { kind: "beta" })}
                </Chip>
              )}
              {n?.n !== null && n?.n !== undefined && <Chip>n {format.count(n.n)}</Chip>}
              {n?.coverage !== null && n?.coverage !== undefined && (
                <Chip title="Share of what is held that the estimate covers">
                  covers {format.percent(n.coverage, { digits: 0 })}
                </Chip>
              )}
            </span>
          );
        },
      },
    ],
    [format, narrow, history],
  );
  return (
    <Card title="What it means" asOf={page.as_of}>
      <Grid label="Factors in words" columns={columns} rows={rows} rowKey={(row) => row.key} />
    </Card>
  );
}
