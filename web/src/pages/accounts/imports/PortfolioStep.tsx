import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../../../api";
import { faultOf, send } from "../../../api/client";
import { useFormat } from "../../../lib/taste";
import { readAgain } from "../../../query";
import { usePortfolios } from "../../../shell/scope";
import { Button, Chip, Field, Trouble } from "../../../ui";
import accounts from "../Accounts.module.css";
import { TYPES } from "../PortfolioForm";
import { form, type Preview } from "./draft";
import styles from "./Import.module.css";
import { keep } from "./memory";
import { type Details, restart, setWizard, type Wizard } from "./wizard";

type Imported = Schemas["ImportedPortfolio"];

async function store(wizard: Wizard, dryRun: boolean): Promise<Imported> {
  const body = wizard.draft === null ? new FormData() : form(wizard.draft);
  for (const [name, value] of Object.entries(wizard.details)) {
    if (value !== "") {
      body.set(name, String(value).trim());
    }
  }
  body.set("dry_run", String(dryRun));
  return send("post", "/api/v1/onboarding/create-portfolio", {
    body,
    ...(dryRun ? {} : { headers: { "Idempotency-Key": wizard.key } }),
  });
}

/** Into which portfolio, what it would be, and the import itself. */
export function PortfolioStep({ wizard, preview }: { wizard: Wizard; preview: Preview }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { count } = useFormat();
  const [dry, setDry] = useState<Imported | null>(null);
  const [busy, setBusy] = useState<"check" | "import" | "start" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [stored, setStored] = useState<Imported | null>(null);
  const set = (part: Partial<Details>) => {
    setDry(null);
    setWizard({ details: { ...wizard.details, ...part }, key: crypto.randomUUID() });
  };
  const check = async () => {
    setBusy("check");
    setError(null);
    try {
      setDry(await store(wizard, true));
    } catch (cause) {
      setError(cause);
    }
    setBusy(null);
  };
  const calculate = async (portfolio: string) => {
    setBusy("start");
    setError(null);
    try {
      const run = await send("post", "/api/v1/portfolios/{id}/calculate", {
        path: { id: portfolio },
      });
      restart();
      await navigate({
        to: "/accounts/$tab",
        params: { tab: "runs" },
        search: { portfolio, run: run.batch_run_id },
      });
    } catch (cause) {
      setError(cause);
      setBusy(null);
    }
  };
  const commit = async () => {
    setBusy("import");
    setError(null);
    try {
      const done = await store(wizard, false);
      setStored(done);
      keep(preview, wizard.draft?.mapping ?? preview.mapping);
      await readAgain(queries);
      await calculate(done.portfolio_id ?? "");
    } catch (cause) {
      setError(cause);
      setBusy(null);
    }
  };
  if (stored !== null) {
    return (
      <Stored
        stored={stored}
        busy={busy !== null}
        error={error}
        onStart={() => void calculate(stored.portfolio_id ?? "")}
      />
    );
  }
  return (
    <>
      <Totals preview={preview} dry={dry} />
      {preview.duplicate_of !== null && (
        <p role="note">
          <Chip tone="warning">Imported before</Chip> The same rows are in{" "}
          {preview.duplicate_of.portfolio_name} already. Another import makes a second portfolio of
          them.
        </p>
      )}
      <form
        className={accounts.form}
        onSubmit={(event) => {
          event.preventDefault();
          void (dry === null ? check() : commit());
        }}
      >
        <Fields details={wizard.details} error={error} set={set} />
        {error !== null && <Trouble error={error} />}
        <div className={accounts.buttons}>
          <p role="status" className="muted">
            {dry === null
              ? "The check stores nothing."
              : "All is good. The import can be undone as long as nothing is built on it."}
          </p>
          <Button tone="primary" type="submit" busy={busy !== null}>
            {busy === "check"
              ? "Checking"
              : busy !== null
                ? "Importing"
                : dry === null
                  ? "Check"
                  : `Import ${count(dry.total_positions)} positions and calculate`}
          </Button>
        </div>
      </form>
    </>
  );
}

function Fields({
  details,
  error,
  set,
}: {
  details: Details;
  error: unknown;
  set: (part: Partial<Details>) => void;
}) {
  const portfolios = usePortfolios();
  const taken = (portfolios.data ?? []).some(
    (each) => each.account_name.toLowerCase() === details.account_name.trim().toLowerCase(),
  );
  const text = (name: "portfolio_name" | "account_name" | "description") => ({
    value: details[name],
    onChange: (event: { target: { value: string } }) => {
      set({ [name]: event.target.value });
    },
  });
  return (
    <>
      <p className="muted">
        An import always makes a portfolio of its own. More positions are added to an existing one
        under Holdings.
      </p>
      <div className={accounts.two}>
        <Field label="Portfolio name" error={faultOf(error, "portfolio_name", "name")}>
          {(props) => <input {...props} required maxLength={255} {...text("portfolio_name")} />}
        </Field>
        <Field
          label="Account name"
          hint="Yours alone, such as the broker's."
          error={
            faultOf(error, "account_name") ??
            (taken ? "Another of your portfolios has this account name." : null)
          }
        >
          {(props) => <input {...props} required maxLength={100} {...text("account_name")} />}
        </Field>
        <Field label="Account type" error={faultOf(error, "account_type")}>
          {(props) => (
            <select
              {...props}
              value={details.account_type}
              onChange={(event) => {
                set({ account_type: event.target.value });
              }}
            >
              {TYPES.map((type) => (
                <option key={type.id} value={type.id}>
                  {type.label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label="Starting capital"
          hint="US dollars: what was in the account before these purchases. It is deposited on the day of the earliest row."
          error={faultOf(error, "equity_balance")}
        >
          {(props) => (
            <input
              {...props}
              required
              type="number"
              min="0.01"
              step="0.01"
              inputMode="decimal"
              value={details.equity_balance}
              onChange={(event) => {
                set({ equity_balance: event.target.value });
              }}
            />
          )}
        </Field>
      </div>
      <Field label="Description (optional)" error={faultOf(error, "description")}>
        {(props) => <input {...props} maxLength={1000} {...text("description")} />}
      </Field>
    </>
  );
}

function Totals({ preview, dry }: { preview: Preview; dry: Imported | null }) {
  const { money, count, day } = useFormat();
  const { totals } = preview;
  const facts = [
    ["Positions", count(totals.count)],
    ["Long", `${count(totals.long_count)} for ${money(totals.long_value)}`],
    ["Short", `${count(totals.short_count)} for ${money(totals.short_value)}`],
    ["Taken from the starting capital", money(totals.cash_needed)],
    ...(dry === null
      ? []
      : ([
          ["Cash that remains", money(dry.cash)],
          ["Starts on", day(dry.first_day)],
          ["Closed already", count(dry.closed_positions)],
        ] as const)),
  ] as const;
  return (
    <div className={styles.sub}>
      <h3>What it would be, at entry prices</h3>
      <dl className={accounts.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {dry?.cash != null && dry.cash < 0 && (
        <p>
          <Chip tone="warning">Cash below zero</Chip> The purchases cost more than the starting
          capital. That is allowed, and counts as a loan without interest.
        </p>
      )}
    </div>
  );
}

function Stored({
  stored,
  busy,
  error,
  onStart,
}: {
  stored: Imported;
  busy: boolean;
  error: unknown;
  onStart: () => void;
}) {
  const { count } = useFormat();
  return (
    <div className={styles.sub} role="status">
      <h3>
        {stored.portfolio_name} has {count(stored.positions_imported)} positions now
      </h3>
      <p>{busy ? "The calculation is being started." : stored.message}</p>
      {error !== null && <Trouble error={error} retry={onStart} />}
      <Link
        to="/accounts/$tab"
        params={{ tab: "runs" }}
        search={{ portfolio: stored.portfolio_id ?? undefined }}
        onClick={() => {
          restart();
        }}
      >
        Go to its calculation
      </Link>
    </div>
  );
}
