/** A shock of one's own, as the address holds it and as the server takes it. */
import type { Schemas } from "../../api";
import type { Search } from "../../router";
import { numeric } from "../../lib/format";
import type { Mode } from "./model";

export interface Shock {
  /** id of the scenario it starts from */
  start: string;
  factors: Readonly<Record<string, number>>;
  names: Readonly<Record<string, number>>;
  rate: number | null;
  volatility: number | null;
  mode: Mode;
  days: number;
}

export const FACTORS: readonly { id: string; about: string }[] = [
  { id: "Market", about: "All large companies of the United States" },
  { id: "Momentum", about: "Shares that have risen most over a year" },
  { id: "Value", about: "Shares that are cheap for what they earn" },
  { id: "Growth", about: "Shares of companies that grow fast" },
  { id: "Size", about: "Shares of small companies" },
  { id: "Quality", about: "Shares of companies with steady earnings and little debt" },
  { id: "Low Volatility", about: "Shares whose prices move little" },
];

export const LIMITS = {
  factor: { least: -0.95, most: 3 },
  name: { least: -1, most: 10 },
  rate: { least: -1000, most: 1000 },
  volatility: { least: -100, most: 200 },
  days: { least: 1, most: 252 },
};

export const NOTHING: Shock = {
  start: "",
  factors: {},
  names: {},
  rate: null,
  volatility: null,
  mode: "conditional",
  days: 21,
};

function pairs(text: unknown, least: number, most: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const part of typeof text === "string" ? text.split(",") : []) {
    const cut = part.lastIndexOf(":");
    const name = part.slice(0, cut).trim();
    const value = numeric(part.slice(cut + 1));
    if (cut > 0 && name !== "" && value !== null && value >= least && value <= most) {
      found[name] = value;
    }
  }
  return found;
}

function written(values: Readonly<Record<string, number>>): string | undefined {
  const text = Object.entries(values)
    .map(([name, value]) => `${name}:${String(value)}`)
    .join(",");
  return text === "" ? undefined : text;
}

function within(value: unknown, { least, most }: { least: number; most: number }): number | null {
  const number = typeof value === "boolean" ? null : numeric(value as string | number | undefined);
  return number !== null && number >= least && number <= most ? number : null;
}

export function fromSearch(search: Search): Shock {
  const factors = pairs(search["shock"], LIMITS.factor.least, LIMITS.factor.most);
  return {
    start: typeof search["start"] === "string" ? search["start"] : "",
    factors: Object.fromEntries(
      FACTORS.flatMap(({ id }) => {
        const value = factors[id];
        return value === undefined ? [] : [[id, value]];
      }),
    ),
    names: pairs(search["names"], LIMITS.name.least, LIMITS.name.most),
    rate: within(search["rate"], LIMITS.rate),
    volatility: within(search["vol"], LIMITS.volatility),
    mode: search["mode"] === "stipulated" ? "stipulated" : "conditional",
    days: Math.round(within(search["days"], LIMITS.days) ?? NOTHING.days),
  };
}

export function toSearch(shock: Shock): Search {
  return {
    start: shock.start === "" ? undefined : shock.start,
    shock: written(shock.factors),
    names: written(shock.names),
    rate: shock.rate ?? undefined,
    vol: shock.volatility ?? undefined,
    mode: shock.mode === NOTHING.mode ? undefined : shock.mode,
    days: shock.days === NOTHING.days ? undefined : shock.days,
  };
}

export function isEmpty(shock: Shock): boolean {
  return (
    shock.start === "" &&
    Object.keys(shock.factors).length === 0 &&
    Object.keys(shock.names).length === 0 &&
    shock.rate === null &&
    shock.volatility === null
  );
}

/** What is asked of the server; null where nothing is shocked. */
export function question(shock: Shock): Schemas["EvaluateScenario"] | null {
  if (isEmpty(shock)) {
    return null;
  }
  return {
    mode: shock.mode,
    horizon_days: shock.days,
    ...(shock.start === "" ? {} : { scenario: shock.start }),
    ...(Object.keys(shock.factors).length === 0 ? {} : { factors: { ...shock.factors } }),
    ...(Object.keys(shock.names).length === 0 ? {} : { names: { ...shock.names } }),
    ...(shock.rate === null ? {} : { rate_shift_bp: shock.rate }),
    ...(shock.volatility === null ? {} : { volatility_points: shock.volatility }),
  };
}

const TIDY = 1e6;

function times(value: number, by: number, limit: { least: number; most: number }): number {
  return Math.max(limit.least, Math.min(limit.most, Math.round(value * by * TIDY) / TIDY));
}

function each(
  values: Readonly<Record<string, number>>,
  by: number,
  limit: { least: number; most: number },
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, times(value, by, limit)]),
  );
}

/** The same shock, so many times as large; no further than the server takes. */
export function scaled(shock: Shock, by: number): Shock {
  return {
    ...shock,
    factors: each(shock.factors, by, LIMITS.factor),
    names: each(shock.names, by, LIMITS.name),
    rate: shock.rate === null ? null : times(shock.rate, by, LIMITS.rate),
    volatility: shock.volatility === null ? null : times(shock.volatility, by, LIMITS.volatility),
  };
}

function put(
  values: Readonly<Record<string, number>>,
  name: string,
  value: number | null,
): Record<string, number> {
  const rest = Object.entries(values).filter(([other]) => other !== name);
  return Object.fromEntries(value === null ? rest : [...rest, [name, value]]);
}

export function withFactor(shock: Shock, name: string, value: number | null): Shock {
  return { ...shock, factors: put(shock.factors, name, value) };
}

export function withName(shock: Shock, name: string, value: number | null): Shock {
  return { ...shock, names: put(shock.names, name, value) };
}

export const PRESETS: readonly { label: string; shock: Partial<Shock> }[] = [
  { label: "Market falls 10 %", shock: { factors: { Market: -0.1 } } },
  { label: "Market falls 35 %", shock: { factors: { Market: -0.35 } } },
  { label: "Market rises 10 %", shock: { factors: { Market: 0.1 } } },
  { label: "Growth gives way to value", shock: { factors: { Growth: -0.15, Value: 0.1 } } },
  { label: "Yields rise one point", shock: { rate: 100 } },
  { label: "Volatility rises 15 points", shock: { volatility: 15 } },
];
