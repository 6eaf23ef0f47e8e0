import { Link } from "@tanstack/react-router";
import { Figure } from "../../figure/Figure";
import { numeric } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { tableOf, useAsOf } from "../../shell/scope";
import { Card, Reading } from "../../ui";
import styles from "./Holding.module.css";

/** How one holding moves with the factors. */
export function Betas({
  portfolio,
  id,
  symbol,
}: {
  portfolio: string;
  id: string;
  symbol: string;
}) {
  const format = useFormat();
  const read = useRead("/api/v1/analytics/portfolio/{id}/positions/factor-exposures", {
    path: { id: portfolio },
    query: { symbols: symbol },
  });
  return (
    <Card
      id="betas"
      title="Factor betas"
      note="How much it moves, in percent, when the factor moves by 1 %. An option has those of its underlying."
      asOf={read.data?.as_of}
    >
      <Reading of={read}>
        {(answer) => {
          const mine =
            answer.positions.find((each) => each.position_id === id) ?? answer.positions[0];
          const betas = Object.entries(mine?.exposures ?? {});
          const most = Math.max(...betas.map(([, beta]) => Math.abs(numeric(beta) ?? 0)), 0);
          return mine === undefined || betas.length === 0 ? (
            <p className="muted">
              {mine?.reason ?? answer.quality_reason ?? "Betas are not computed of this position."}
            </p>
          ) : (
            <table className={styles.list}>
              <tbody>
                {betas.map(([name, beta]) => {
                  const value = numeric(beta);
                  const width = most === 0 || value === null ? 0 : (Math.abs(value) / most) * 50;
                  return (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td className={styles.middle} aria-hidden>
                        <span
                          data-minus={(value ?? 0) < 0}
                          style={{
                            width: `${String(width)}%`,
                            left: (value ?? 0) < 0 ? `${String(50 - width)}%` : "50%",
                          }}
                        />
                      </td>
                      <td
                        className="num"
                        title={value === null ? (mine.reason ?? "Its history is too short.") : ""}
                      >
                        {format.plain(beta, { signed: true })}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          );
        }}
      </Reading>
    </Card>
  );
}

/** What moves most like it, or against it. */
export function Nearest({ portfolio, symbol }: { portfolio: string; symbol: string }) {
  const asOf = useAsOf();
  const read = useRead("/api/v1/views/{scope}/risk/{tab}", {
    path: { scope: portfolio, tab: "correlation" },
    query: asOf === undefined ? {} : { as_of: asOf },
  });
  return (
    <Card
      id="nearest"
      title="Moves most like"
      asOf={read.data?.as_of}
      note="Correlation of daily returns over a year: 1 moves together, −1 against each other, 0 independently."
      actions={
        <Link to="/p/$scope/risk/$tab" params={{ scope: portfolio, tab: "correlation" }}>
          All correlations
        </Link>
      }
    >
      <Reading of={read}>
        {(page) => {
          const row = tableOf(page, "matrix").find((each) => each.key === symbol);
          const others = Object.entries(row?.numbers ?? {})
            .filter(([name, n]) => name !== symbol && n.value !== null)
            .sort(
              ([, a], [, b]) => Math.abs(numeric(b.value) ?? 0) - Math.abs(numeric(a.value) ?? 0),
            )
            .slice(0, 8);
          return others.length === 0 ? (
            <p className="muted">
              {page.reason ??
                `${symbol} is not among the holdings whose correlations are shown, or its history is too short.`}
            </p>
          ) : (
            <table className={styles.list}>
              <tbody>
                {others.map(([name, n]) => (
                  <tr key={name}>
                    <th scope="row">
                      <Link
                        to="/p/$scope/holdings"
                        params={{ scope: portfolio }}
                        search={{ q: name }}
                      >
                        {name}
                      </Link>
                    </th>
                    <td className="num">
                      <Figure n={n} label={`${symbol} and ${name}`} kind="beta" signed />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Reading>
    </Card>
  );
}
