/** What the library says of scenarios, put in the order of the tornado. */
import type { Schemas, ViewNumber, ViewPage, ViewRow } from "../../api";
import { numeric } from "../../lib/format";
import type { Format } from "../../lib/taste";
import { tableOf } from "../../shell/scope";

export type Mode = "conditional" | "stipulated";

export type Evaluated = Schemas["EvaluatedScenarioData"];

export interface Scenario {
  id: string;
  name: string;
  description: string;
  category: string;
  severity: string;
  /** why its moves are stipulated instead of those of its days */
  note: string | null;
  /** null where the answer does not say */
  replayed: boolean | null;
  conditional: ViewNumber | undefined;
  stipulated: ViewNumber | undefined;
  percent: ViewNumber | undefined;
}

function scenarioOf(row: ViewRow): Scenario {
  const replayed = row.texts["replayed"];
  return {
    id: row.key,
    name: row.texts["name"] ?? row.key,
    description: row.texts["description"] ?? "",
    category: row.texts["category"] ?? "",
    severity: row.texts["severity"] ?? "",
    note: row.texts["note"] ?? null,
    replayed: replayed === "true" ? true : replayed === "false" ? false : null,
    conditional: row.numbers["impact"],
    stipulated: row.numbers["stipulated_impact"],
    percent: row.numbers["impact_percent"],
  };
}

export function libraryOf(page: ViewPage): Scenario[] {
  return tableOf(page, "scenarios").map(scenarioOf);
}

export function impactOf(scenario: Scenario, mode: Mode): number | null {
  return numeric(scenario[mode]?.value);
}

/** The largest first, losses and gains alike; what is unknown last. */
export function bySize(library: readonly Scenario[], mode: Mode): Scenario[] {
  const size = (each: Scenario) => Math.abs(impactOf(each, mode) ?? -1);
  const known = (each: Scenario) => (impactOf(each, mode) === null ? 0 : 1);
  return [...library].sort((a, b) => known(b) - known(a) || size(b) - size(a));
}

/** The largest of all amounts, so that every bar and mark fits on one axis about zero. */
export function reach(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((most, each) => Math.max(most, Math.abs(each ?? 0)), 0);
}

/** Where on an axis from -reach to reach an amount lies, as a fraction 0 to 1. */
export function placed(amount: number, most: number): number {
  return most === 0 ? 0.5 : 0.5 + Math.max(-1, Math.min(1, amount / most)) / 2;
}

const CENTS = 100;

/** A sum of amounts with two decimals, without the errors of binary fractions. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, each) => total + Math.round(each * CENTS), 0) / CENTS;
}

/** Parts add up to the whole if they differ by less than a cent. */
export function addsUp(parts: readonly number[], whole: number): boolean {
  return Math.abs(sum(parts) - whole) < 0.01;
}

/** What is due to curvature and so does not double when the shock does. */
export function curvature(
  parts: readonly { name: string; dollar_impact: number | null }[],
): number | null {
  return parts.find((each) => each.name === "Convexity")?.dollar_impact ?? null;
}

export interface Caution {
  label: string;
  why: string;
}

/** Why a figure of the library is to be read with care; nothing if it need not be. */
export function caution(scenario: Scenario): Caution | null {
  const unknown =
    impactOf(scenario, "conditional") === null && impactOf(scenario, "stipulated") === null;
  return scenario.note === null || unknown
    ? thin(scenario)
    : { label: "stipulated shocks", why: scenario.note };
}

/** What is to be said once, because it is so of every figure of the library. */
export function common(library: readonly Scenario[]): Caution | null {
  const [first, ...others] = library.map(thin);
  return first && others.every((each) => each?.label === first.label && each.why === first.why)
    ? first
    : null;
}

function thin(scenario: Scenario): Caution | null {
  const number = scenario.conditional;
  if (number !== undefined && number.status !== "ok") {
    return { label: number.status, why: number.reason_text ?? "Not everything held is in it." };
  }
  const coverage = numeric(number?.coverage);
  return coverage !== null && coverage < 0.9
    ? {
        label: "few data",
        why: "Much of what is held has no factor model and does not move in it.",
      }
    : null;
}

/** No factor is shocked: only single names or volatilities are, of which no chance is computed. */
export function still(likelihood: Evaluated["likelihood"]): boolean {
  return likelihood.distance === 0;
}

/** How often that would come, in words: a loss by itself, other shocks by how far out they are. */
export function chance(
  likelihood: Evaluated["likelihood"],
  format: Pick<Format, "percent" | "count">,
): string {
  const loss = likelihood.loss_probability;
  const share = loss ?? likelihood.plausibility;
  if (share === null || still(likelihood)) {
    return "";
  }
  const written =
    share < 0.0001 ? "less than one in ten thousand" : format.percent(share, { digits: 2 });
  const spells = `of all spells of ${format.count(likelihood.horizon_days)} trading days`;
  return loss === null
    ? `If moves were normal, the shocked factors together would be as far out in ${written} ${spells}, in whatever direction. `
    : `If moves were normal, the factors would cost at least as much in ${written} ${spells}. `;
}
