import type { ViewPage } from "../../api";
import { numeric } from "../../lib/format";
import { tableOf } from "../../shell/scope";

const MOST = 5;

/** The overview of several portfolios with what all their positions together could lose. */
export function withTail(page: ViewPage, tail: ViewPage): ViewPage {
  const loss = tableOf(tail, "losses").find((row) => row.key === "historical-95")?.numbers;
  const [atRisk, shortfall] = [loss?.["value_at_risk"], loss?.["expected_shortfall"]];
  if (atRisk === undefined || shortfall === undefined) {
    return page;
  }
  const size = (row: (typeof rows)[number]) =>
    Math.abs(numeric(row.numbers["historical_es_95"]?.value) ?? 0);
  const rows = tableOf(tail, "contributions");
  const first = rows
    .filter((row) => size(row) > 0)
    .sort((a, b) => size(b) - size(a))
    .slice(0, MOST)
    .map((row) => ({ ...row, texts: { ...row.texts, symbol: row.key } }));
  return {
    ...page,
    figures: { ...page.figures, value_at_risk_95: atRisk, expected_shortfall_95: shortfall },
    tables: [
      ...page.tables.filter((table) => table.id !== "top_contributors"),
      { id: "top_contributors", rows: first },
    ],
  };
}
