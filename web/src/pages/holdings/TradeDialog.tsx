import { useRef, useState } from "react";
import type { Input } from "../../api";
import { useFormat } from "../../lib/taste";
import { readNumber } from "../../lib/typed";
import { useChange } from "../../query";
import type { Portfolio } from "../../shell/scope";
import { Button, Dialog, Field, Trouble } from "../../ui";
import { CalculateNow } from "./CalculateNow";
import styles from "./Holdings.module.css";
import { faults, KINDS, type Kind, today, type Trade } from "./trade";
import { useVerdict } from "./verdict";

type Body = Input<"/api/v1/portfolios/{id}/transactions", "post">;

/** Enters one line of the ledger by hand. What was typed stays when the server refuses it. */
export default function TradeDialog({
  open,
  onClose,
  symbol,
  scope,
  portfolios,
}: {
  open: boolean;
  onClose: () => void;
  symbol: string;
  scope: string;
  portfolios: readonly Pick<Portfolio, "id" | "name">[];
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Add a trade">
      <Form symbol={symbol} scope={scope} portfolios={portfolios} onClose={onClose} />
    </Dialog>
  );
}

function Form({
  symbol,
  scope,
  portfolios,
  onClose,
}: {
  symbol: string;
  scope: string;
  portfolios: readonly Pick<Portfolio, "id" | "name">[];
  onClose: () => void;
}) {
  const format = useFormat();
  const { locale } = format.manner;
  const only = portfolios.length === 1 ? (portfolios[0]?.id ?? "") : "";
  const [typed, setTrade] = useState<Trade>({
    portfolio: scope === "all" ? "" : scope,
    kind: "BUY",
    symbol,
    quantity: "",
    price: "",
    fees: "",
    amount: "",
    numerator: "",
    denominator: "",
    date: today(),
    note: "",
  });
  const trade = { ...typed, portfolio: typed.portfolio || only };
  const [tried, setTried] = useState(false);
  const verdict = useVerdict();
  // the same line sent twice is entered once
  const key = useRef(crypto.randomUUID());
  const change = useChange("post", "/api/v1/portfolios/{id}/transactions");
  const kind = KINDS[trade.kind];
  const wrong = faults(trade, today(), locale);
  const set = (part: Partial<Trade>) => {
    setTrade((old) => ({ ...old, ...part }));
    key.current = crypto.randomUUID();
    change.reset();
  };
  const number = (text: string) => readNumber(text, locale).value;
  const body = (): Body => ({
    kind: trade.kind,
    date: trade.date,
    note: trade.note.trim() || null,
    ...(kind.fields.includes("symbol") ? { symbol: trade.symbol.trim().toUpperCase() } : {}),
    ...(kind.fields.includes("quantity") ? { quantity: number(trade.quantity) } : {}),
    ...(kind.fields.includes("price") ? { price: number(trade.price) } : {}),
    ...(kind.fields.includes("amount") ? { amount: number(trade.amount) } : {}),
    ...(kind.fields.includes("fees") && trade.fees.trim() !== ""
      ? { fees: number(trade.fees) }
      : {}),
    ...(kind.fields.includes("split")
      ? {
          split_numerator: number(trade.numerator),
          split_denominator: number(trade.denominator),
        }
      : {}),
  });
  const said = (name: keyof Trade) => (tried ? (wrong[name] ?? null) : null);
  const input = (name: keyof Trade, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={said(name)}>
      {(props) => (
        <input
          {...props}
          inputMode="decimal"
          autoComplete="off"
          value={trade[name]}
          onChange={(event) => {
            set({ [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );

  if (change.isSuccess) {
    const line = change.data;
    return (
      <>
        <div role="status" className="stack">
          <p>
            <strong>Saved.</strong> {kind.label} {line.symbol ?? ""} on {format.day(line.date)};
            cash changed by {format.money(line.cash_effect, { signed: true })}.
          </p>
        </div>
        <CalculateNow portfolio={trade.portfolio}>
          <Button onClick={onClose}>Done</Button>
          <Button
            onClick={() => {
              set({ symbol: "", quantity: "", price: "", fees: "", amount: "", note: "" });
              setTried(false);
            }}
          >
            Add another
          </Button>
        </CalculateNow>
      </>
    );
  }
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(wrong).length === 0) {
          change.mutate({
            path: { id: trade.portfolio },
            body: body(),
            headers: { "Idempotency-Key": key.current },
          });
        }
      }}
    >
      <div className={styles.fields}>
        <Field label="Portfolio" error={said("portfolio")}>
          {(props) => (
            <select
              {...props}
              value={trade.portfolio}
              onChange={(event) => {
                set({ portfolio: event.target.value });
              }}
            >
              <option value="">Choose one</option>
              {portfolios.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="What happened" hint={kind.hint}>
          {(props) => (
            <select
              {...props}
              value={trade.kind}
              onChange={(event) => {
                set({ kind: event.target.value as Kind });
              }}
            >
              {Object.entries(KINDS).map(([id, each]) => (
                <option key={id} value={id}>
                  {each.label}
                </option>
              ))}
            </select>
          )}
        </Field>
        {kind.fields.includes("symbol") && (
          <Field
            label="Symbol"
            error={said("symbol")}
            hint={verdict.of(trade.symbol) ?? "Such as AAPL or BRK.B"}
          >
            {(props) => (
              <input
                {...props}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                value={trade.symbol}
                onBlur={() => {
                  if (kind.opens) {
                    void verdict.check(trade.symbol);
                  }
                }}
                onChange={(event) => {
                  set({ symbol: event.target.value });
                }}
              />
            )}
          </Field>
        )}
        {kind.fields.includes("quantity") && input("quantity", "Quantity")}
        {kind.fields.includes("price") &&
          input("price", trade.kind === "DIVIDEND" ? "Cash per unit" : "Price per unit")}
        {kind.fields.includes("amount") &&
          input(
            "amount",
            "Amount",
            trade.kind === "INTEREST" ? "Negative when you paid it" : undefined,
          )}
        {kind.fields.includes("fees") && input("fees", "Fees", "Nothing if there were none")}
        {kind.fields.includes("split") && (
          <>
            {input("numerator", "New units")}
            {input("denominator", "For old units")}
          </>
        )}
        <Field label="Day" error={said("date")}>
          {(props) => (
            <input
              {...props}
              type="date"
              max={today()}
              value={trade.date}
              onChange={(event) => {
                set({ date: event.target.value });
              }}
            />
          )}
        </Field>
        <Field label="Note">
          {(props) => (
            <input
              {...props}
              value={trade.note}
              onChange={(event) => {
                set({ note: event.target.value });
              }}
            />
          )}
        </Field>
      </div>
      {change.error && <Trouble error={change.error} />}
      <div className="row">
        <Button type="submit" tone="primary" busy={change.isPending}>
          {change.isPending ? "Saving" : "Save"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
