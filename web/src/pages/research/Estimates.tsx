import { useRead } from "../../query";
import { Empty } from "../../ui";
import { usePublicFormat } from "./figures";
import { NotYet } from "./Fundamentals";
import styles from "./Research.module.css";

const SPANS = [
  { key: "current_quarter", eps: "eps", label: "This quarter" },
  { key: "next_quarter", eps: "eps", label: "Next quarter" },
  { key: "current_year", eps: "earnings", label: "This fiscal year" },
  { key: "next_year", eps: "earnings", label: "Next fiscal year" },
] as const;

/** What analysts expect of the fiscal periods to come. */
export function Estimates({ symbol }: { symbol: string }) {
  const read = useRead("/api/v1/fundamentals/{symbol}/analyst-estimates", { path: { symbol } });
  const { company, count, day, percent, price } = usePublicFormat();
  if (read.data === undefined) {
    return <NotYet read={read} />;
  }
  const all: Record<string, string | number | null> = { ...read.data.estimates };
  const number = (name: string) => {
    const value = all[name];
    return typeof value === "number" ? value : null;
  };
  const date = (name: string) => {
    const value = all[name];
    return typeof value === "string" ? value : null;
  };
  if (Object.values(all).every((value) => value === null)) {
    return (
      <Empty title="No estimates">No source has stated what analysts expect of {symbol}.</Empty>
    );
  }
  const band = (low: number | null, high: number | null, write: (v: number | null) => string) =>
    low === null && high === null ? null : <small>{`${write(low)} to ${write(high)}`}</small>;
  return (
    <div className={styles.statement} tabIndex={0} role="region" aria-label="Analysts' estimates">
      <table>
        <thead>
          <tr>
            <th scope="col">Mean, lowest to highest</th>
            {SPANS.map((span) => (
              <th key={span.key} scope="col">
                {span.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Ends</th>
            {SPANS.map((span) => (
              <td key={span.key} className="num">
                {day(date(`${span.key}_end_date`))}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Revenue</th>
            {SPANS.map((span) => (
              <td key={span.key} className="num">
                {company(number(`${span.key}_revenue_avg`))}
                {band(
                  number(`${span.key}_revenue_low`),
                  number(`${span.key}_revenue_high`),
                  company,
                )}
              </td>
            ))}
          </tr>
          <tr data-ratio="true">
            <th scope="row">Revenue growth</th>
            {SPANS.map((span) => (
              <td key={span.key} className="num">
                {percent(number(`${span.key}_revenue_growth`), { signed: true })}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Earnings per share</th>
            {SPANS.map((span) => (
              <td key={span.key} className="num">
                {price(number(`${span.key}_${span.eps}_avg`))}
                {band(
                  number(`${span.key}_${span.eps}_low`),
                  number(`${span.key}_${span.eps}_high`),
                  price,
                )}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Analysts</th>
            {SPANS.map((span) => (
              <td key={span.key} className="num">
                {count(number(`${span.key}_analyst_count`))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
