import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { faultOf } from "../../api/client";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import type { Portfolio } from "../../shell/scope";
import { Button, Chip, Dialog, Field, Trouble } from "../../ui";
import { CalculateNow } from "./CalculateNow";
import styles from "./Holdings.module.css";
import {
  as,
  bodyOf,
  faults,
  SENT,
  SUBTYPES,
  type Wanted,
  wantedOf,
  type What,
  WHATS,
} from "./position";
import { today } from "./trade";
import { useVerdict } from "./verdict";

type Owned = Pick<Portfolio, "id" | "name">;

/** Opens one position by hand. What was typed stays when the server refuses it. */
export default function PositionDialog({
  open,
  onClose,
  scope,
  portfolios,
}: {
  open: boolean;
  onClose: () => void;
  scope: string;
  portfolios: readonly Owned[];
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Add a position">
      <Form scope={scope} portfolios={portfolios} onClose={onClose} />
    </Dialog>
  );
}

/** The first field that is wrong gets the focus once what is wrong stands beside it. */
export function toFirstFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  });
}

function Form({
  scope,
  portfolios,
  onClose,
}: {
  scope: string;
  portfolios: readonly Owned[];
  onClose: () => void;
}) {
  const { locale } = useFormat().manner;
  const only = portfolios.length === 1 ? (portfolios[0]?.id ?? "") : "";
  const [typed, setTyped] = useState(() => wantedOf(scope === "all" ? "" : scope, today()));
  const wanted = { ...typed, portfolio: typed.portfolio || only };
  const [tried, setTried] = useState(false);
  const verdict = useVerdict();
  // the same position sent twice is opened once
  const key = useRef(crypto.randomUUID());
  const add = useChange("post", "/api/v1/positions");
  const wrong = faults(wanted, today(), locale);
  const option = wanted.what === "OPTION";
  const market = wanted.what === "LONG" || wanted.what === "SHORT";
  const set = (part: Partial<Wanted>) => {
    setTyped((old) => ({ ...old, ...part }));
    key.current = crypto.randomUUID();
    add.reset();
  };
  const said = (name: keyof Wanted) =>
    (tried ? wrong[name] : undefined) ?? faultOf(add.error, ...SENT[name]);
  const text = (
    name: keyof Wanted,
    label: string,
    more: { hint?: ReactNode; decimal?: boolean; symbol?: boolean; check?: boolean } = {},
  ) => (
    <Field label={label} hint={more.hint} error={said(name)}>
      {(props) => (
        <input
          {...props}
          autoComplete="off"
          {...(more.decimal ? { inputMode: "decimal" } : {})}
          {...(more.symbol ? { autoCapitalize: "characters", spellCheck: false } : {})}
          value={wanted[name]}
          onBlur={() => {
            if (more.check) {
              void verdict.check(wanted[name]);
            }
          }}
          onChange={(event) => {
            set({ [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  const day = (name: "date" | "expiry", label: string, hint?: string) => (
    <Field label={label} hint={hint} error={said(name)}>
      {(props) => (
        <input
          {...props}
          type="date"
          {...(name === "date" ? { max: today() } : {})}
          value={wanted[name]}
          onChange={(event) => {
            set({ [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  const choice = (
    name: "portfolio" | "what" | "subtype" | "side" | "right",
    label: string,
    choices: readonly (readonly [id: string, label: string])[],
    hint?: string,
  ) => (
    <Field label={label} hint={hint} error={said(name)}>
      {(props) => (
        <select
          {...props}
          {...(name === "what" ? { "data-first": true } : {})}
          value={wanted[name]}
          onChange={(event) => {
            const chosen = event.target.value;
            set(name === "what" ? as(wanted, chosen as What) : { [name]: chosen });
          }}
        >
          {choices.map(([id, each]) => (
            <option key={id} value={id}>
              {each}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    if (Object.keys(wrong).length > 0) {
      toFirstFault(form);
      return;
    }
    add.mutate(
      { body: bodyOf(wanted, locale), headers: { "Idempotency-Key": key.current } },
      {
        onError: () => {
          toFirstFault(form);
        },
      },
    );
  };

  if (add.isSuccess) {
    return (
      <Added
        symbol={add.data.symbol}
        quantity={add.data.quantity}
        unpriced={add.data.investment_class === "PUBLIC" && add.data.last_price === null}
        portfolio={wanted.portfolio}
        onClose={onClose}
        onMore={() => {
          set({ symbol: "", underlying: "", strike: "", quantity: "", price: "", notes: "" });
          setTried(false);
        }}
      />
    );
  }
  return (
    <form noValidate className="stack" onSubmit={submit}>
      <div className={styles.fields}>
        {choice("portfolio", "Portfolio", [
          ["", "Choose one"],
          ...portfolios.map((each) => [each.id, each.name] as const),
        ])}
        {choice(
          "what",
          "What it is",
          Object.entries(WHATS).map(([id, each]) => [id, each.label] as const),
          WHATS[wanted.what].hint,
        )}
        {option && (
          <>
            {choice("side", "Side", [
              ["bought", "Bought"],
              ["written", "Written"],
            ])}
            {choice("right", "Right", [
              ["CALL", "Call, to buy"],
              ["PUT", "Put, to sell"],
            ])}
            {text("underlying", "Underlying", {
              symbol: true,
              check: true,
              hint:
                verdict.of(wanted.underlying) ?? "The symbol that the option is on, such as SPY",
            })}
            {text("strike", "Strike", { decimal: true, hint: "US dollars" })}
            {day("expiry", "Expires")}
          </>
        )}
        {wanted.what !== "OPTION" && (
          <>
            {text("symbol", market ? "Symbol" : "Label", {
              symbol: true,
              check: market,
              hint: market
                ? (verdict.of(wanted.symbol) ?? "Such as AAPL or BRK.B")
                : wanted.what === "CASH"
                  ? "Your own, such as CASH_BANK"
                  : "Your own, such as LAKE_HOUSE",
            })}
            {choice("subtype", "Kind", SUBTYPES[wanted.what])}
          </>
        )}
        {text("quantity", option ? "Contracts" : wanted.what === "CASH" ? "Amount" : "Quantity", {
          decimal: true,
          ...(wanted.what === "CASH"
            ? { hint: "US dollars" }
            : wanted.what === "SHORT" || (option && wanted.side === "written")
              ? { hint: "Without a minus sign" }
              : {}),
        })}
        {wanted.what !== "CASH" &&
          text("price", "Entry price", {
            decimal: true,
            hint: option
              ? "Per share of the underlying: a contract is 100 times as much"
              : "US dollars for one unit",
          })}
        {day("date", "Since", "The day of the purchase or sale")}
        {text("notes", "Notes")}
      </div>
      {add.error && <Trouble error={add.error} />}
      <div className="row">
        <Button type="submit" tone="primary" busy={add.isPending}>
          {add.isPending ? "Saving" : "Add"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

/** It stands; its value and risk come with a calculation, which begins here. */
function Added({
  symbol,
  quantity,
  unpriced,
  portfolio,
  onMore,
  onClose,
}: {
  symbol: string;
  quantity: number | null;
  unpriced: boolean;
  portfolio: string;
  onMore: () => void;
  onClose: () => void;
}) {
  const format = useFormat();
  return (
    <>
      <p role="status">
        <strong>Added.</strong> {format.quantity(quantity)} {symbol}. What was paid is out of the
        cash of the portfolio, or what was got is in it.
      </p>
      {unpriced && (
        <p>
          <Chip tone="warning">No price yet</Chip> No price of {symbol} is stored. The calculation
          asks for one; without any, the portfolio stays as it was before. A misspelt symbol is
          deleted or corrected under Holdings.
        </p>
      )}
      <CalculateNow portfolio={portfolio}>
        <Button onClick={onMore}>Add another</Button>
        <Button onClick={onClose}>Done</Button>
      </CalculateNow>
    </>
  );
}
