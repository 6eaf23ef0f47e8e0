import { Download } from "lucide-react";
import type { ViewPage } from "../../api";
import { csv } from "../../chart/Chart";
import { Toned } from "../../figure/Figure";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { tableOf } from "../../shell/scope";
import { Card, Chip, Empty, IconButton } from "../../ui";
import { chained, chains, yearsOf } from "./model";
import styles from "./Performance.module.css";

/** A return of so much has the full colour. */
const FULL = 0.08;

function fill(value: number | null) {
  if (value === null || value === 0) {
    return undefined;
  }
  const share = Math.round(8 + 32 * Math.min(1, Math.abs(value) / FULL));
  const colour = value > 0 ? "var(--gain)" : "var(--loss)";
  return { background: `color-mix(in srgb, ${colour} ${String(share)}%, transparent)` };
}

/** Which months made the year. */
export function Months({ page }: { page: ViewPage }) {
  const format = useFormat();
  const rows = tableOf(page, "months");
  const years = yearsOf(rows);
  const names = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(format.manner.locale, { month: "short", timeZone: "UTC" }).format(
      Date.UTC(2026, month),
    ),
  );
  const cell = (key: string, value: number | null, whole: boolean) => (
    <td key={key} style={fill(value)} title={whole ? undefined : "Not the whole of it"}>
      <Toned value={null}>{format.percent(value, { signed: true })}</Toned>
      {!whole && <span className={styles.part}>*</span>}
    </td>
  );
  return (
    <Card
      title="Months and years"
      asOf={page.as_of}
      note="Time-weighted returns. The months of a row chain to its year. * begins or ends within it."
      actions={
        <IconButton
          label="Save the months as CSV"
          onClick={() => {
            const columns = [{ label: "Month or year" }, { label: "Return" }];
            const lines = rows.map((row) => [
              row.key,
              { text: "", raw: row.numbers["return"]?.value },
            ]);
            save("months.csv", csv({ columns, rows: lines }, format.manner.hidden), "text/csv");
          }}
        >
          <Download size={16} />
        </IconButton>
      }
    >
      {years.length === 0 ? (
        <Empty title="No month yet">Returns begin with the second close.</Empty>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Grid of months and years">
          <table className={styles.months}>
            <thead>
              <tr>
                <th scope="col">Year</th>
                {names.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col">Whole year</th>
              </tr>
            </thead>
            <tbody>
              {years.map((year) => (
                <tr key={year.year}>
                  <th scope="row">{year.year}</th>
                  {year.months.map((month, place) =>
                    month === undefined ? (
                      <td key={place} />
                    ) : (
                      cell(String(place), month.value, month.whole)
                    ),
                  )}
                  {cell("year", year.total, year.whole)}
                  {!chains(year) && (
                    <td>
                      <Chip
                        tone="warning"
                        title={`The months chain to ${format.percent(chained(year), { digits: 2 })}.`}
                      >
                        does not chain
                      </Chip>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
