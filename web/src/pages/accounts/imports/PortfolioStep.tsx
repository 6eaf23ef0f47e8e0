import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { faultOf, send } from "../../../api/client";
import { readAmount } from "../../../lib/amount";
import { useFormat } from "../../../lib/taste";
import { readAgain } from "../../../query";
import { usePortfolios } from "../../../shell/scope";
import { Button, Chip, Field, Trouble } from "../../../ui";
import accounts from "../Accounts.module.css";
import { TYPES } from "../PortfolioForm";
import { addition, chosen, type Outcome, store } from "./destination";
import { many, type Preview } from "./draft";
import styles from "./Import.module.css";
import { keep } from "./memory";
import { useUnpriced } from "./UnknownSymbols";
import { type Details, restart, setWizard, type Wizard } from "./wizard";

/** Into which portfolio, what it would be, and the import itself. */
export function PortfolioStep({ wizard, preview }: { wizard: Wizard; preview: Preview }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { count, manner } = useFormat();
  const { locale } = manner;
  const [tried, setTried] = useState(false);
  const [dry, setDry] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState<"check" | "import" | "start" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [stored, setStored] = useState<Outcome | null>(null);
  const portfolios = usePortfolios().data;
  const into = chosen(wizard.into, portfolios);
  const capitalFault = into === "" ? readAmount(wizard.details.equity_balance, locale).fault : null;
  const target = portfolios?.find((each) => each.id === into);
  const change = (part: Partial<Wizard>) => {
    setDry(null);
    setError(null);
    setWizard({ ...part, key: crypto.randomUUID() });
  };
  const set = (part: Partial<Details>) => {
    change({ details: { ...wizard.details, ...part } });
  };
  const check = async () => {
    setBusy("check");
    setError(null);
    try {
      setDry(await store(wizard, into, true, locale));
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
      const done = await store(wizard, into, false, locale);
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
      <Totals preview={preview} dry={dry} into={target?.name ?? null} />
      {preview.duplicate_of !== null && (
        <p role="note">
          <Chip tone="warning">Imported before</Chip> The same rows are in{" "}
          {preview.duplicate_of.portfolio_name} already.{" "}
          {preview.duplicate_of.portfolio_id === into
            ? "Another import adds them a second time."
            : "Another import counts them once more."}
        </p>
      )}
      <form
        className={accounts.form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (capitalFault === null) {
            void (dry === null ? check() : commit());
          }
        }}
      >
        <Field label="Add to">
          {(props) => (
            <select
              {...props}
              value={into}
              onChange={(event) => {
                change({ into: event.target.value });
              }}
            >
              <option value="">A new portfolio</option>
              {(portfolios ?? []).map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name} ({each.account_name})
                </option>
              ))}
            </select>
          )}
        </Field>
        {into === "" ? (
          <Fields
            details={wizard.details}
            capitalFault={tried ? capitalFault : null}
            error={error}
            set={set}
          />
        ) : (
          <p className="muted">
            Each row becomes a position as if it were added by hand: it is paid with the cash of the
            portfolio on its entry day. What is held already gets another lot. Results from the
            earliest row on are computed anew.
          </p>
        )}
        {error !== null && <Trouble error={error} />}
        <div className={accounts.buttons}>
          <p role="status" className="muted">
            {dry === null
              ? "The check stores nothing."
              : "No fault was found. The import can be undone as long as nothing is built on it."}
          </p>
          <Button tone="primary" type="submit" busy={busy !== null}>
            {busy === "check"
              ? "Checking"
              : busy !== null
                ? "Importing"
                : dry === null
                  ? "Check"
                  : `Import ${many(dry.total_positions, "position", count)} and calculate`}
          </Button>
        </div>
      </form>
    </>
  );
}

function Fields({
  details,
  capitalFault,
  error,
  set,
}: {
  details: Details;
  capitalFault: string | null;
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
          error={capitalFault ?? faultOf(error, "equity_balance")}
        >
          {(props) => (
            <input
              {...props}
              required
              inputMode="decimal"
              autoComplete="off"
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

/** What the dry run found out; the names of the facts depend on where the rows go. */
function useFacts(dry: Outcome | null): readonly (readonly [string, string])[] {
  const { money, count, day } = useFormat();
  if (dry === null) {
    return [];
  }
  const added = addition(dry);
  return [
    ...(added === null ? [] : ([["Cash before", money(added.cash_before)]] as const)),
    [added === null ? "Cash that remains" : "Cash after", money(dry.cash)],
    [added === null ? "Starts on" : "Earliest entry", day(dry.first_day)],
    ["Closed already", count(dry.closed_positions)],
  ];
}

function Totals({
  preview,
  dry,
  into,
}: {
  preview: Preview;
  dry: Outcome | null;
  /** the name of the portfolio to add to; null for a new one */
  into: string | null;
}) {
  const { money, count } = useFormat();
  const { totals } = preview;
  const facts = [
    ["Positions", count(totals.count)],
    ["Long", `${count(totals.long_count)} for ${money(totals.long_value)}`],
    ["Short", `${count(totals.short_count)} for ${money(totals.short_value)}`],
    [
      into === null ? "Taken from the starting capital" : "Taken from its cash",
      money(totals.cash_needed),
    ],
    ...useFacts(dry),
  ] as const;
  return (
    <div className={styles.sub}>
      <h3>
        {into === null ? "What it would be" : `What would be added to ${into}`}, at entry prices
      </h3>
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
          <Chip tone="warning">Cash below zero</Chip> The purchases cost more than{" "}
          {into === null ? "the starting capital" : "the cash of the portfolio"}. That is allowed,
          and counts as a loan without interest.
        </p>
      )}
      {dry !== null && <Notes dry={dry} preview={preview} />}
    </div>
  );
}

/** What somebody should know before rows are added to a portfolio. */
function Notes({ dry, preview }: { dry: Outcome; preview: Preview }) {
  const { day, count } = useFormat();
  const added = addition(dry);
  const held = added?.held_already ?? [];
  const unpriced = useUnpriced(preview).unknown.data ?? [];
  const some = (symbols: readonly string[]) =>
    symbols.slice(0, 10).join(", ") +
    (symbols.length > 10 ? ` and ${count(symbols.length - 10)} more` : "");
  return (
    <>
      {unpriced.length > 0 && (
        <p>
          <Chip tone="warning">No price yet</Chip> {some(unpriced)}: the calculation asks for their
          prices. As long as one has none, the value of the portfolio is unknown.
        </p>
      )}
      {held.length > 0 && (
        <p>
          <Chip tone="warning">Held already</Chip> {some(held)}: further lots of them are added. If
          the file says all that is held, leave these rows out.
        </p>
      )}
      {added?.capital_moved_from != null && (
        <p>
          <Chip>Starts earlier</Chip> The starting capital moves from{" "}
          {day(added.capital_moved_from)} to {day(added.first_day)}, the day of the earliest row.
        </p>
      )}
    </>
  );
}

function Stored({
  stored,
  busy,
  error,
  onStart,
}: {
  stored: Outcome;
  busy: boolean;
  error: unknown;
  onStart: () => void;
}) {
  const { count } = useFormat();
  return (
    <div className={styles.sub} role="status">
      <h3>
        {stored.portfolio_name} has{" "}
        {many(
          stored.positions_imported,
          addition(stored) === null ? "position" : "more position",
          count,
        )}{" "}
        now
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
