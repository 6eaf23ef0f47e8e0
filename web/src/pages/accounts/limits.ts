/** Limits of the exposure: people write percent, the server takes fractions. */
import { readNumber, writeNumber } from "../../lib/typed";

export const LIMITS = [
  { id: "gross_max", label: "Most gross", least: 0 },
  { id: "net_min", label: "Least net", least: -10_000 },
  { id: "net_max", label: "Most net", least: -10_000 },
] as const;

/** A fraction has four digits; those behind them are only how computers count. */
const UNITS = 10_000;
const MOST = 10_000;

export function percentOf(fraction: number | null | undefined, locale: string): string {
  return fraction === null || fraction === undefined
    ? ""
    : writeNumber(Math.round(fraction * UNITS) / 100, locale);
}

export function fractionOf(percent: string, locale: string): number | null {
  const { value } = readNumber(percent, locale);
  return value === null ? null : Math.round(value * 100) / UNITS;
}

/** Why a limit is none; null if it can be sent, or is empty. */
export function limitFault(percent: string, locale: string, least: number): string | null {
  const { value, fault } = readNumber(percent, locale);
  return (
    fault ??
    (value !== null && (value < least || value > MOST)
      ? `From ${writeNumber(least, locale)} to ${writeNumber(MOST, locale)} percent.`
      : null)
  );
}
