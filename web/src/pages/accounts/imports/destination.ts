/** Where the rows of a file go: into a portfolio of their own, or into one that is there. */
import type { Schemas } from "../../../api";
import { send } from "../../../api/client";
import { readAmount } from "../../../lib/amount";
import { form } from "./draft";
import type { Wizard } from "./wizard";

export type Created = Schemas["ImportedPortfolio"];
export type Added = Schemas["AddedPositions"];
export type Outcome = Created | Added;

/** What was or would be added to a portfolio; null if it is a new one. */
export function addition(outcome: Outcome): Added | null {
  return "cash_before" in outcome ? outcome : null;
}

/** The portfolio that is chosen; empty for a new one, also if the chosen one is gone. */
export function chosen(into: string, portfolios: readonly { id: string }[] | undefined): string {
  return portfolios === undefined || portfolios.some((each) => each.id === into) ? into : "";
}

/** Imports, or only says what would come of it. */
export function store(
  wizard: Wizard,
  into: string,
  dryRun: boolean,
  locale: string,
): Promise<Outcome> {
  const body = wizard.draft === null ? new FormData() : form(wizard.draft);
  const headers = dryRun ? {} : { headers: { "Idempotency-Key": wizard.key } };
  body.set("dry_run", String(dryRun));
  if (into !== "") {
    return send("post", "/api/v1/portfolios/{id}/imports", {
      path: { id: into },
      body,
      ...headers,
    });
  }
  const { value: capital } = readAmount(wizard.details.equity_balance, locale);
  const details = { ...wizard.details, equity_balance: capital ?? "" };
  for (const [name, value] of Object.entries(details)) {
    if (value !== "") {
      body.set(name, String(value).trim());
    }
  }
  return send("post", "/api/v1/onboarding/create-portfolio", { body, ...headers });
}
