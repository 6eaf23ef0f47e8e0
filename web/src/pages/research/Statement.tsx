import { NONE } from "../../lib/format";
import { usePublicFormat } from "./figures";
import { changeOverYear, type Frequency, type Line, nameOfPeriod, SHOWN } from "./statements";
import styles from "./Research.module.css";

interface Period {
  period_date: string;
  currency: string;
  fiscal_year: number | null;
  fiscal_quarter: number | null;
}

/** The newest periods side by side, with what changed over a year. */
export function Statement<P extends Period>({
  lines,
  periods,
  currency,
  frequency,
}: {
  lines: readonly Line<P>[];
  periods: readonly P[];
  currency: string;
  frequency: Frequency;
}) {
  const { company, day, percent, plain, price } = usePublicFormat();
  const shown = periods.slice(0, SHOWN);
  const write = (value: number | null, line: Line<P>, of: string) => {
    switch (line.kind) {
      case "money":
        return company(value, of);
      case "share":
        return price(value, of);
      case "percent":
        return percent(value);
      case "ratio":
        return plain(value);
    }
  };
  return (
    <>
      <div className={styles.statement} tabIndex={0} role="region" aria-label="Statement">
        <table>
          <thead>
            <tr>
              <th scope="col">In {currency}</th>
              {shown.map((period) => (
                <th key={period.period_date} scope="col" title={`Ends ${day(period.period_date)}`}>
                  {nameOfPeriod(period, frequency)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.label} data-ratio={line.kind === "percent" || line.kind === "ratio"}>
                <th scope="row">{line.label}</th>
                {shown.map((period, index) => {
                  const change =
                    line.yearly === true
                      ? changeOverYear(periods, index, line.of, frequency)
                      : null;
                  return (
                    <td key={period.period_date} className="num">
                      {write(line.of(period), line, period.currency)}
                      {line.yearly === true && (
                        <small title="Against the same period a year before">
                          {change === null ? NONE : `${percent(change, { signed: true })} a year`}
                        </small>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">
        The change is against the same period a year before; there is none from a loss, nor where a
        period is missing. A dash is a figure that was not stated.
      </p>
    </>
  );
}
