import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { Unknown } from "../../figure/Figure";
import { numeric, NONE } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { Button, Chip, Empty, Reading } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import { useAddress } from "./address";
import { usePublicFormat } from "./figures";
import { Filters } from "./Filters";
import {
  FACTORS,
  type Found,
  narrowed,
  PAGE,
  pageOf,
  questionOf,
  rangeOf,
  sortOf,
} from "./screener";
import styles from "./Research.module.css";

function Known({ text, label }: { text: string; label: string }) {
  return text === NONE ? (
    <Unknown label={label} why="No source has stated this figure." />
  ) : (
    <>{text}</>
  );
}

/** A beta says which way something leans, not whether that is good. */
export function Lean({ value }: { value: number | null | undefined }) {
  const format = useFormat();
  const number = numeric(value);
  if (number === null) {
    return (
      <Unknown
        label="Leaning"
        why="In no portfolio of this server, or with too short a history of prices."
      />
    );
  }
  return (
    <span className={number < 0 ? styles.minus : styles.plus}>
      {format.plain(number, { signed: true })}
    </span>
  );
}

function useColumns(period: string): readonly Column<Found>[] {
  const format = usePublicFormat();
  return useMemo(() => {
    const figure = (
      id: "market_cap" | "enterprise_value" | "revenue" | "ebit" | "fcf",
      label: string,
    ): Column<Found> => ({
      id,
      label,
      numeric: true,
      value: (row) => row[id],
      cell: (row) => <Known label={label} text={format.company(row[id])} />,
    });
    const ratio = (id: "pe_ratio" | "ps_ratio", label: string): Column<Found> => ({
      id,
      label,
      numeric: true,
      value: (row) => row[id],
      cell: (row) => <Known label={label} text={format.plain(row[id], { digits: 1 })} />,
    });
    const change = (id: "return_1d" | "return_1y", label: string): Column<Found> => ({
      id,
      label,
      numeric: true,
      cell: (row) => (
        <span className={(row[id] ?? 0) > 0 ? "gain" : (row[id] ?? 0) < 0 ? "loss" : ""}>
          <Known label={label} text={format.percent(row[id], { signed: true })} />
        </span>
      ),
    });
    return [
      {
        id: "symbol",
        label: "Company",
        value: (row) => row.symbol,
        cell: (row) => (
          <Link
            to="/research/$symbol"
            params={{ symbol: row.symbol }}
            className={styles.company}
            title={row.company_name ?? undefined}
          >
            <strong>{row.symbol}</strong>
            <span>{row.company_name ?? ""}</span>
          </Link>
        ),
      },
      {
        id: "sector",
        label: "Sector",
        from: 768,
        value: (row) => row.sector,
        cell: (row) => <span title={row.industry ?? undefined}>{row.sector ?? NONE}</span>,
      },
      {
        id: "price",
        label: "Price",
        numeric: true,
        cell: (row) => <Known label="Price" text={format.price(row.price)} />,
      },
      change("return_1d", "1 day"),
      change("return_1y", "1 year"),
      figure("market_cap", "Market cap"),
      figure("enterprise_value", "Enterprise value"),
      ratio("pe_ratio", "P/E"),
      ratio("ps_ratio", "P/S"),
      figure("revenue", "Revenue"),
      ...(period === "forward" ? [] : [figure("ebit", "EBIT"), figure("fcf", "Free cash flow")]),
      ...FACTORS.map((factor): Column<Found> => ({
        id: factor.key,
        label: factor.label,
        numeric: true,
        value: (row) => row[factor.key],
        cell: (row) => <Lean value={row[factor.key]} />,
      })),
    ];
  }, [format, period]);
}

const OPTIONAL = [
  "market_cap",
  "enterprise_value",
  "pe_ratio",
  "ps_ratio",
  "revenue",
  "ebit",
  "fcf",
];

/** The columns that have a figure for at least one company, and the names of the others. */
function stated(all: readonly Column<Found>[], rows: readonly Found[]) {
  const empty = all.filter(
    (column) =>
      rows.length > 0 &&
      OPTIONAL.includes(column.id) &&
      rows.every((row) => numeric(column.value?.(row)) === null),
  );
  return {
    columns: all.filter((column) => !empty.includes(column)),
    without: empty.map((column) => String(column.label)),
  };
}

export function Screener() {
  const [search, change] = useAddress();
  const { count, day } = useFormat();
  const page = pageOf(search["page"]);
  const question = questionOf(search);
  const found = useRead("/api/v1/equity-search", { query: question, keep: true });
  const all = useColumns(String(question["period"]));
  const clear = () => {
    change({
      q: undefined,
      sectors: undefined,
      industry: undefined,
      cap: undefined,
      pe_from: undefined,
      pe_to: undefined,
      page: undefined,
    });
  };
  return (
    <>
      <Filters search={search} change={change} clear={clear} />
      <Reading of={found} height={480}>
        {(answer) => {
          const { columns, without } = stated(all, answer.items);
          const [first, last] = rangeOf(page, answer.items.length, answer.total_count);
          return (
            <section
              id="companies"
              className="stack"
              aria-label="Companies found"
              aria-busy={found.isFetching}
            >
              <div className="spread">
                <p role="status">
                  {answer.total_count === 0
                    ? "No company fits"
                    : `${count(first)} to ${count(last)} of ${count(answer.total_count)} companies`}
                  {found.isPlaceholderData && <span className="muted"> · searching</span>}
                </p>
                {answer.metrics_date !== null && (
                  <Chip title="Figures of companies and betas are of this day">
                    as of {day(answer.metrics_date)}
                  </Chip>
                )}
              </div>
              {found.error !== null && (
                <p role="alert" className="loss">
                  This list is of an earlier search: {found.error.message}
                </p>
              )}
              <Grid
                label="Companies"
                columns={columns}
                rows={answer.items}
                rowKey={(row) => row.symbol}
                sort={sortOf(search)}
                onSort={(sort) => {
                  change({
                    sort: sort?.id,
                    dir: sort === undefined ? undefined : sort.desc ? undefined : "asc",
                    page: undefined,
                  });
                }}
                empty={
                  <Empty
                    title="No company fits"
                    actions={narrowed(search) > 0 && <Button onClick={clear}>Clear filters</Button>}
                  >
                    {search["cap"] !== undefined ||
                    search["pe_from"] !== undefined ||
                    search["pe_to"] !== undefined
                      ? "A filter by size or by P/E leaves out companies whose figure nobody has stated."
                      : "Companies that somebody holds, or that are in a reference index here, are listed."}
                  </Empty>
                }
              />
              {answer.total_count > PAGE && (
                <nav className="row" aria-label="Pages of companies">
                  <Button
                    disabled={page <= 1}
                    onClick={() => {
                      change({ page: page - 1 <= 1 ? undefined : page - 1 });
                    }}
                  >
                    Previous {PAGE}
                  </Button>
                  <span className="muted">
                    Page {count(page)} of {count(Math.ceil(answer.total_count / PAGE))}
                  </span>
                  <Button
                    disabled={page * PAGE >= answer.total_count}
                    onClick={() => {
                      change({ page: page + 1 });
                    }}
                  >
                    Next {PAGE}
                  </Button>
                </nav>
              )}
              <p className="muted small">
                {without.length > 0 &&
                  `Left out, because no source has stated it for any of these: ${without.join(", ")}. `}
                The last six columns are betas to styles: +1 moves with the style one to one, below
                zero against it. Returns have dividends reinvested. A dash is a figure that is not
                known, not a zero.
              </p>
            </section>
          );
        }}
      </Reading>
    </>
  );
}
