/** Limits of the exposure: people write percent, the server takes fractions. */

export const LIMITS = [
  { id: "gross_max", label: "Most gross", least: 0 },
  { id: "net_min", label: "Least net", least: -10_000 },
  { id: "net_max", label: "Most net", least: -10_000 },
] as const;

/** A fraction has four digits; those behind them are only how computers count. */
const UNITS = 10_000;

export function percentOf(fraction: number | null | undefined): string {
  return fraction === null || fraction === undefined
    ? ""
    : String(Math.round(fraction * UNITS) / 100);
}

export function fractionOf(percent: string): number | null {
  return percent.trim() === "" ? null : Math.round(Number(percent) * 100) / UNITS;
}
