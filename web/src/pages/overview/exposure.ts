/** Long, short, net and gross on one axis, as shares of one named base. */
import type { ViewNumber } from "../../api";
import { numeric } from "../../lib/format";

export type Basis = "market" | "delta";

export interface Bar {
  id: "long" | "short" | "net" | "gross";
  label: string;
  /** signed: what is sold short is negative */
  amount: number;
  /** of the base; null where the base is unknown or not positive */
  share: number | null;
}

/** How far gross or net may go, as the owner of the portfolio set it. */
export interface Limit {
  id: "gross_max" | "net_min" | "net_max";
  /** which bar it is about */
  bar: "gross" | "net";
  label: string;
  /** of the same base as the bars */
  share: number;
  /** null where the base is unknown or not positive */
  exceeded: boolean | null;
}

export interface Gauge {
  bars: readonly Bar[];
  /** the net asset value, which every share is of */
  base: number | null;
  limits: readonly Limit[];
  /** whether what the server says of gross and net is what long and short add up to */
  adds: boolean;
}

type Figures = Record<string, ViewNumber>;

function value(figures: Figures, name: string): number | null {
  return numeric(figures[name]?.value);
}

const LIMITS = [
  { id: "gross_max", bar: "gross", label: "Most gross", figure: "gross_exposure_max" },
  { id: "net_min", bar: "net", label: "Least net", figure: "net_exposure_min" },
  { id: "net_max", bar: "net", label: "Most net", figure: "net_exposure_max" },
] as const;

/** Shares are quotients, so one that is at its limit may be off by the last digit. */
const NEAR = 1e-9;

function limitsOf(figures: Figures, bars: readonly Bar[]): Limit[] {
  return LIMITS.flatMap(({ figure, ...limit }) => {
    const share = value(figures, figure);
    const bar = bars.find((each) => each.id === limit.bar)?.share ?? null;
    return share === null
      ? []
      : [
          {
            ...limit,
            share,
            exceeded:
              bar === null
                ? null
                : limit.id === "net_min"
                  ? bar < share - NEAR
                  : bar > share + NEAR,
          },
        ];
  });
}

/** Null where long or short is unknown: a gauge of half a book would mislead. */
export function gauge(figures: Figures, basis: Basis): Gauge | null {
  const prefix = basis === "delta" ? "delta_" : "";
  const long = value(figures, `${prefix}long_exposure`);
  const shortSigned = value(figures, `${prefix}short_exposure`);
  if (long === null || shortSigned === null) {
    return null;
  }
  const short = Math.abs(shortSigned);
  const gross = long + short;
  const net = long - short;
  const nav = value(figures, "net_asset_value");
  const base = nav !== null && nav > 0 ? nav : null;
  const share = (amount: number) => (base === null ? null : amount / base);
  const told = {
    gross: value(figures, `${prefix}gross_exposure`),
    net: value(figures, `${prefix}net_exposure`),
  };
  // amounts have two decimals, so a sum of two may be a cent off
  const same = (a: number | null, b: number) => a === null || Math.abs(a - b) <= 0.02;
  const bars: Bar[] = [
    { id: "long", label: "Long", amount: long, share: share(long) },
    { id: "short", label: "Short", amount: -short, share: share(-short) },
    { id: "net", label: "Net", amount: net, share: share(net) },
    { id: "gross", label: "Gross", amount: gross, share: share(gross) },
  ];
  return {
    base,
    limits: limitsOf(figures, bars),
    adds: same(told.gross, gross) && same(told.net, net),
    bars,
  };
}
