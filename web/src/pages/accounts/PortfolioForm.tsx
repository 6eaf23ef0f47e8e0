import { useState } from "react";
import type { Schemas } from "../../api";
import { faultOf } from "../../api/client";
import { readAmount } from "../../lib/amount";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import { fractionOf, limitFault, LIMITS, percentOf } from "./limits";
import styles from "./Accounts.module.css";

export const TYPES = [
  { id: "taxable", label: "Taxable account" },
  { id: "ira", label: "IRA" },
  { id: "roth_ira", label: "Roth IRA" },
  { id: "401k", label: "401(k)" },
  { id: "403b", label: "403(b)" },
  { id: "529", label: "529 plan" },
  { id: "hsa", label: "Health savings account" },
  { id: "trust", label: "Trust" },
  { id: "other", label: "Other" },
] as const;

const CHANGED = ["/api/v1/portfolios", "/api/v1/data", "/api/v1/views", "/api/v1/auth/me"];

/** Creates a portfolio, or changes one; what was typed stays after a refusal. */
export function PortfolioForm({
  portfolio,
  onClose,
}: {
  portfolio: Schemas["Portfolio"] | undefined;
  onClose: () => void;
}) {
  const { money, manner } = useFormat();
  const { locale } = manner;
  const [form, setForm] = useState({
    name: portfolio?.name ?? "",
    account_name: portfolio?.account_name ?? "",
    account_type: portfolio?.account_type ?? "taxable",
    description: portfolio?.description ?? "",
    capital: "",
    gross_max: percentOf(portfolio?.exposure_limits.gross_max, locale),
    net_min: percentOf(portfolio?.exposure_limits.net_min, locale),
    net_max: percentOf(portfolio?.exposure_limits.net_max, locale),
    active: portfolio?.is_active ?? true,
  });
  const [tried, setTried] = useState(false);
  const capital = readAmount(form.capital, locale);
  const wrong: Record<string, string | null> = {
    capital: form.capital.trim() === "" ? null : capital.fault,
    ...Object.fromEntries(LIMITS.map(({ id, least }) => [id, limitFault(form[id], locale, least)])),
  };
  const said = (name: string) => (tried ? wrong[name] : null);
  const [key] = useState(() => crypto.randomUUID());
  const create = useChange("post", "/api/v1/portfolios", CHANGED);
  const change = useChange("put", "/api/v1/portfolios/{id}", CHANGED);
  const busy = create.isPending || change.isPending;
  const error = create.error ?? change.error;
  const set = (part: Partial<typeof form>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).some((fault) => fault !== null)) {
      return;
    }
    const body = {
      currency: null,
      name: form.name,
      account_name: form.account_name,
      account_type: form.account_type,
      description: form.description,
      is_active: form.active,
      ...(capital.value === null ? {} : { equity_balance: capital.value }),
    };
    const options = { onSuccess: onClose };
    if (portfolio === undefined) {
      create.mutate({ body, headers: { "Idempotency-Key": key } }, options);
    } else {
      const exposure_limits = {
        gross_max: fractionOf(form.gross_max, locale),
        net_min: fractionOf(form.net_min, locale),
        net_max: fractionOf(form.net_max, locale),
      };
      change.mutate({ path: { id: portfolio.id }, body: { ...body, exposure_limits } }, options);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={portfolio === undefined ? "New portfolio" : `Edit ${portfolio.name}`}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Name" error={faultOf(error, "name")}>
          {(props) => (
            <input
              {...props}
              required
              maxLength={255}
              value={form.name}
              onChange={(event) => {
                set({ name: event.target.value });
              }}
            />
          )}
        </Field>
        <div className={styles.two}>
          <Field
            label="Account name"
            hint="Yours alone, such as the broker's."
            error={faultOf(error, "account_name")}
          >
            {(props) => (
              <input
                {...props}
                required
                maxLength={100}
                value={form.account_name}
                onChange={(event) => {
                  set({ account_name: event.target.value });
                }}
              />
            )}
          </Field>
          <Field label="Account type" error={faultOf(error, "account_type")}>
            {(props) => (
              <select
                {...props}
                value={form.account_type}
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
        </div>
        <Field
          label="Starting capital"
          error={said("capital") ?? faultOf(error, "equity_balance")}
          hint={
            portfolio === undefined
              ? "US dollars. It is deposited today."
              : `Leave it empty to keep ${money(portfolio.initial_equity)}. It can be corrected until the first money in or out is recorded.`
          }
        >
          {(props) => (
            <input
              {...props}
              inputMode="decimal"
              autoComplete="off"
              required={portfolio === undefined}
              value={form.capital}
              onChange={(event) => {
                set({ capital: event.target.value });
              }}
            />
          )}
        </Field>
        {portfolio !== undefined && (
          <fieldset className={styles.limits}>
            <legend>Limits of the exposure</legend>
            <p className="muted small">
              In percent of the net asset value. An empty one is no limit. They stand in the
              exposure on the overview.
            </p>
            <div className={styles.three}>
              {LIMITS.map(({ id, label }) => (
                <Field
                  key={id}
                  label={label}
                  error={said(id) ?? faultOf(error, `exposure_limits.${id}`)}
                >
                  {(props) => (
                    <input
                      {...props}
                      inputMode="text"
                      autoComplete="off"
                      placeholder="None"
                      value={form[id]}
                      onChange={(event) => {
                        set({ [id]: event.target.value });
                      }}
                    />
                  )}
                </Field>
              ))}
            </div>
          </fieldset>
        )}
        <Field label="Description" error={faultOf(error, "description")}>
          {(props) => (
            <textarea
              {...props}
              rows={2}
              maxLength={1000}
              value={form.description}
              onChange={(event) => {
                set({ description: event.target.value });
              }}
            />
          )}
        </Field>
        <label className="row">
          <input
            type="checkbox"
            checked={form.active}
            onChange={(event) => {
              set({ active: event.target.checked });
            }}
          />
          Active: part of the nightly calculation and of the totals
        </label>
        {error && <Trouble error={error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" busy={busy}>
            {busy ? "Saving" : portfolio === undefined ? "Create" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
