/** Sectors beside those of a benchmark. */
import type { ViewRow } from "../../../api";
import { sumOf, valueOf } from "../rows";

export interface Sector {
  key: string;
  weight: number | null;
  gross: number | null;
  benchmark: number | null;
  active: number | null;
  row: ViewRow;
}

/** Sectors by the size of the difference; the difference may be in a table of its own. */
export function sectorsOf(rows: readonly ViewRow[], active: readonly ViewRow[] = []): Sector[] {
  const apart = new Map(active.map((row) => [row.key, valueOf(row, "active_weight")]));
  return rows
    .map((row) => ({
      key: row.key,
      weight: valueOf(row, "weight"),
      gross: valueOf(row, "gross_weight"),
      benchmark: valueOf(row, "benchmark_weight"),
      active: valueOf(row, "active_weight") ?? apart.get(row.key) ?? null,
      row,
    }))
    .filter((sector) =>
      [sector.weight, sector.gross, sector.benchmark, sector.active].some(
        (each) => each !== null && each !== 0,
      ),
    )
    .sort(
      (a, b) =>
        Math.abs(b.active ?? b.weight ?? 0) - Math.abs(a.active ?? a.weight ?? 0) ||
        a.key.localeCompare(b.key, "en"),
    );
}

export interface Sums {
  weight: number;
  benchmark: number | null;
  active: number | null;
  /** both sides add up to the whole, so that the differences must cancel out */
  whole: boolean;
  /** they do, to within rounding */
  cancels: boolean;
}

export function sumsOf(sectors: readonly Sector[]): Sums {
  const sum = (of: (sector: Sector) => number | null) =>
    sectors.some((sector) => of(sector) !== null)
      ? sumOf(sectors.map((sector) => of(sector) ?? 0))
      : null;
  const weight = sum((sector) => sector.weight) ?? 0;
  const benchmark = sum((sector) => sector.benchmark);
  const active = sum((sector) => sector.active);
  const tolerance = (sectors.length + 1) * 1e-6 + 1e-9;
  const isWhole = (value: number | null) => value !== null && Math.abs(value - 1) <= tolerance;
  return {
    weight,
    benchmark,
    active,
    whole: isWhole(weight) && isWhole(benchmark),
    cancels: active !== null && Math.abs(active) <= 2 * tolerance,
  };
}
