import { Link } from "@tanstack/react-router";
import { Unknown } from "../../figure/Figure";
import { withDays, words } from "../../lib/format";
import { nameOfSymbol } from "../../lib/symbols";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import type { Portfolio } from "../../shell/scope";
import { Card, Chip, Empty, Reading } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import type { Answer, Schemas } from "../../api";
import styles from "./Accounts.module.css";
import { OnePortfolio } from "./OnePortfolio";
import { sourcesOf, type SymbolState, symbolsOf, type Trouble } from "./quality";

const DETAILS = "/api/v1/data/positions/details";
type Quality = Answer<"/api/v1/data/portfolio/{id}/data-quality">;

export default function Health() {
  return (
    <OnePortfolio what="How good its data is">
      {(portfolio) => <OfPortfolio key={portfolio.id} portfolio={portfolio} />}
    </OnePortfolio>
  );
}

function OfPortfolio({ portfolio }: { portfolio: Portfolio }) {
  const quality = useRead("/api/v1/data/portfolio/{id}/data-quality", {
    path: { id: portfolio.id },
  });
  const positions = useRead(DETAILS, { query: { portfolio_id: portfolio.id } });
  return (
    <Reading of={quality} height={300}>
      {(answer) => (
        <Reading of={positions} height={300}>
          {(details) => {
            const symbols = symbolsOf(answer, details.positions);
            return (
              <>
                <Summary quality={answer} portfolio={portfolio} symbols={symbols} />
                <Symbols
                  symbols={symbols.filter((each) => each.kind !== "PRIVATE")}
                  quality={answer}
                />
                <Marks positions={details.positions} asOf={answer.as_of} />
                <Analyses quality={answer} />
              </>
            );
          }}
        </Reading>
      )}
    </Reading>
  );
}

function Summary({
  quality,
  portfolio,
  symbols,
}: {
  quality: Quality;
  portfolio: Portfolio;
  symbols: readonly SymbolState[];
}) {
  const { count, percent, day, moment, manner } = useFormat();
  const coverage = quality.summary.data_coverage_percent;
  const facts = [
    ["Symbols held", count(quality.summary.total_positions)],
    ["With a full year of prices", count(quality.summary.complete_data)],
    ["With gaps", count(quality.summary.partial_data)],
    ["Too few prices, private assets included", count(quality.summary.insufficient_data)],
    ["Coverage", percent(coverage === null ? null : coverage / 100, { digits: 0 })],
    ["Prices through", day(quality.data_through)],
    ["Prices stored last", moment(quality.last_update)],
  ] as const;
  return (
    <Card
      id="health"
      title="Data health"
      asOf={quality.as_of}
      actions={
        <Link to="/accounts/$tab" params={{ tab: "runs" }} search={{ portfolio: portfolio.id }}>
          Calculate
        </Link>
      }
    >
      <div className="row">
        <Chip tone={quality.quality === "FINAL" ? "good" : "warning"}>
          {words(quality.quality)}
        </Chip>
        <span>
          {withDays(quality.quality_reason ?? "All prices are final and current.", manner)}
        </span>
      </div>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        Sources of prices:{" "}
        {sourcesOf(symbols)
          .map(({ source, symbols: number }) => `${source} (${count(number)})`)
          .join(", ") || "none yet"}
        .
      </p>
    </Card>
  );
}

const TROUBLES: Record<Trouble, { label: string; tone: "good" | "warning" | "danger" }> = {
  missing: { label: "No price", tone: "danger" },
  stale: { label: "Stale", tone: "warning" },
  short: { label: "Short history", tone: "warning" },
  gaps: { label: "Gaps", tone: "warning" },
  behind: { label: "Held back", tone: "warning" },
  none: { label: "In order", tone: "good" },
};

function Symbols({ symbols, quality }: { symbols: readonly SymbolState[]; quality: Quality }) {
  const { day, count } = useFormat();
  const columns: Column<SymbolState>[] = [
    {
      id: "symbol",
      label: "Symbol",
      value: (row) => row.symbol,
      cell: (row) => (
        <span className={styles.name}>
          <strong title={row.symbol}>{nameOfSymbol(row.symbol)}</strong>
          <span className={styles.narrow}>
            <Chip tone={TROUBLES[row.trouble].tone}>{TROUBLES[row.trouble].label}</Chip>
          </span>
        </span>
      ),
    },
    {
      id: "state",
      label: "State",
      value: (row) => Object.keys(TROUBLES).indexOf(row.trouble),
      cell: (row) => <Chip tone={TROUBLES[row.trouble].tone}>{TROUBLES[row.trouble].label}</Chip>,
      from: 480,
    },
    {
      id: "days",
      label: <span title="Sessions with a price among the last 252">Sessions</span>,
      numeric: true,
      value: (row) => row.days,
      cell: (row) => count(row.days),
      from: 480,
    },
    {
      id: "date",
      label: "Last price",
      value: (row) => row.priceDate,
      cell: (row) => <span className="nowrap">{day(row.priceDate)}</span>,
      from: 768,
    },
    {
      id: "source",
      label: "Source",
      value: (row) => row.source,
      cell: (row) => row.source ?? <span className="muted">none</span>,
      from: 1024,
    },
    {
      id: "what",
      label: "What to do",
      cell: (row) => (
        <span className={styles.wrap}>
          {row.why} {row.advice}
        </span>
      ),
    },
  ];
  return (
    <Card
      title="Prices by symbol"
      asOf={quality.as_of}
      note="Of the last 252 trading days. The worst come first."
    >
      <Grid
        label="Prices by symbol"
        columns={columns}
        rows={symbols}
        rowKey={(row) => row.symbol}
        empty={<Empty title="Nothing is held">There is nothing that needs a price.</Empty>}
      />
    </Card>
  );
}

/** Whether a day lies more than a year before another. */
function isOld(date: string | null, asOf: string): boolean {
  return date !== null && Date.parse(asOf) - Date.parse(date) > 365 * 86_400_000;
}

function Marks({
  positions,
  asOf,
}: {
  positions: readonly Schemas["PositionDetail"][];
  asOf: string;
}) {
  const { day, money } = useFormat();
  const marks = positions.filter((each) => each.investment_class === "PRIVATE");
  if (marks.length === 0) {
    return null;
  }
  const columns: Column<Schemas["PositionDetail"]>[] = [
    {
      id: "symbol",
      label: "Asset",
      value: (row) => row.symbol,
      cell: (row) => <strong>{row.symbol}</strong>,
    },
    {
      id: "kind",
      label: "Kind",
      value: (row) => row.investment_subtype,
      cell: (row) => words(row.investment_subtype),
      from: 480,
    },
    {
      id: "value",
      label: "Value",
      numeric: true,
      value: (row) => row.market_value,
      cell: (row) =>
        row.market_value === null ? (
          <Unknown label="Value" why={row.value_reason} />
        ) : (
          <span title={row.value_reason ?? undefined}>{money(row.market_value)}</span>
        ),
    },
    {
      id: "date",
      label: "Stated on",
      value: (row) => row.price_date,
      cell: (row) => (
        <span className={styles.name}>
          {day(row.price_date)}
          {isOld(row.price_date, asOf) && (
            <span>
              <Chip tone="warning">Over a year old</Chip>
            </span>
          )}
        </span>
      ),
    },
  ];
  return (
    <Card
      title="Private assets"
      note="They have no market. Their value is what you stated last, and stays until you state another."
    >
      <Grid label="Private assets" columns={columns} rows={marks} rowKey={(row) => row.id} />
    </Card>
  );
}

function Analyses({ quality }: { quality: Quality }) {
  const { count } = useFormat();
  const can = quality.calculation_feasibility;
  const rows = [
    {
      name: "Volatility",
      is: can.volatility_analysis,
      needs: can.volatility_analysis.min_days_required,
    },
    { name: "Factors", is: can.factor_regression, needs: can.factor_regression.min_days_required },
    ...(can.correlation_matrix === null
      ? []
      : [
          {
            name: "Correlation",
            is: can.correlation_matrix,
            needs: can.correlation_matrix.min_days_overlap,
          },
        ]),
  ];
  const funds = quality.factor_etf_coverage;
  return (
    <Card title="What the prices suffice for" asOf={quality.as_of}>
      <ul className={styles.plain}>
        {rows.map((row) => (
          <li key={row.name}>
            <strong>{row.name}</strong>: {row.is.feasible ? "possible" : "not possible yet"} for{" "}
            {count(row.is.positions_eligible)} positions, {count(row.is.positions_excluded)} left
            out. Needs {count(row.needs)} daily returns of each.
          </li>
        ))}
        {funds && (
          <li>
            <strong>Funds that stand for factors</strong>: {count(funds.complete.length)} complete
            {funds.partial.length > 0 && `, with gaps: ${funds.partial.join(", ")}`}
            {funds.missing.length > 0 && `, missing: ${funds.missing.join(", ")}`}.
          </li>
        )}
      </ul>
    </Card>
  );
}
