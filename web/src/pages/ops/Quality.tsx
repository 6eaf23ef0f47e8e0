import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Empty, Reading, Trouble } from "../../ui";
import { Grid } from "../../ui/Grid";
import { State, Tiles } from "./parts";
import styles from "./Ops.module.css";

/** Whether the stored prices are there, long enough and fresh. */
export function Quality() {
  const quality = useRead("/api/v1/admin/batch/data-quality");
  const refresh = useChange("post", "/api/v1/admin/batch/data-quality/refresh", [
    "/api/v1/admin/batch",
  ]);
  const { count, day, moment, percent, price } = useFormat();
  const share = (value: number) => percent(value / 100);
  return (
    <>
      <Reading of={quality} height={320}>
        {(answer) => {
          const { current_prices, data_freshness, historical_data } = answer.coverage_details;
          return (
            <>
              <Card
                title="Prices of what is held"
                asOf={answer.as_of}
                actions={
                  <Button
                    busy={refresh.isPending}
                    onClick={() => {
                      refresh.mutate({});
                    }}
                  >
                    Ask for prices again
                  </Button>
                }
              >
                {refresh.data && <p role="status">{refresh.data.message}</p>}
                {refresh.error && <Trouble error={refresh.error} />}
                <Tiles
                  tiles={[
                    ["State", <State key="state" of={answer.status} />],
                    ["Score", percent(answer.quality_score)],
                    ["Symbols", count(answer.total_symbols)],
                    ["With a price", share(current_prices.coverage_percentage)],
                    ["With a long history", share(historical_data.coverage_percentage)],
                    ["Fresh", share(data_freshness.freshness_percentage)],
                  ]}
                />
                {answer.recommendations.length > 0 && (
                  <ul className={styles.list}>
                    {answer.recommendations.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                )}
              </Card>
              <div className="grid3">
                <Symbols title="Without a price" symbols={current_prices.missing_symbols} />
                <Symbols title="History too short" symbols={historical_data.insufficient_symbols} />
                <Symbols title="Stale" symbols={data_freshness.stale_symbols} />
              </div>
              <Card
                title="Held back"
                note="Prices that looked wrong when they came; they count nowhere until they are cleared."
              >
                <Grid
                  label="Prices held back"
                  columns={[
                    {
                      id: "symbol",
                      label: "Symbol",
                      value: (row) => row.symbol,
                      cell: (row) => row.symbol,
                    },
                    {
                      id: "days",
                      label: "Days",
                      value: (row) => row.from,
                      cell: (row) => `${day(row.from)} to ${day(row.to)}`,
                    },
                    {
                      id: "close",
                      label: "Close",
                      numeric: true,
                      value: (row) => row.close,
                      cell: (row) => price(row.close),
                    },
                    {
                      id: "prices",
                      label: "Prices",
                      numeric: true,
                      value: (row) => row.prices,
                      cell: (row) => count(row.prices),
                    },
                    { id: "source", label: "Source", from: 768, cell: (row) => row.source },
                    { id: "why", label: "Why", cell: (row) => row.reason },
                  ]}
                  rows={answer.held_back}
                  rowKey={(row) => `${row.symbol} ${row.from} ${row.source}`}
                  empty={<Empty title="Nothing is held back" />}
                />
              </Card>
              <Card title="Symbols that no source knows">
                <Grid
                  label="Unknown symbols"
                  columns={[
                    {
                      id: "symbol",
                      label: "Symbol",
                      value: (row) => row.symbol,
                      cell: (row) => row.symbol,
                    },
                    {
                      id: "times",
                      label: "Asked",
                      numeric: true,
                      value: (row) => row.times,
                      cell: (row) => (row.times === 1 ? "Once" : `${count(row.times)} times`),
                    },
                    {
                      id: "again",
                      label: "Asked again",
                      value: (row) => row.ask_again_at,
                      cell: (row) => moment(row.ask_again_at),
                    },
                    { id: "why", label: "Why", cell: (row) => row.reason },
                  ]}
                  rows={answer.unknown_symbols}
                  rowKey={(row) => row.symbol}
                  empty={<Empty title="Every symbol is known" />}
                />
              </Card>
            </>
          );
        }}
      </Reading>
    </>
  );
}

function Symbols({ title, symbols }: { title: string; symbols: readonly string[] }) {
  return (
    <Card title={`${title}: ${String(symbols.length)}`}>
      {symbols.length === 0 ? (
        <p className="muted">None</p>
      ) : (
        <div className={styles.cells}>
          {symbols.map((symbol) => (
            <Chip key={symbol}>{symbol}</Chip>
          ))}
        </div>
      )}
    </Card>
  );
}
