import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Search } from "../../router";
import { useFormat } from "../../lib/taste";
import { readNumber, writeNumber } from "../../lib/typed";
import { Button, Card, Empty, Field, Reading } from "../../ui";
import { useWhatIf } from "./evaluate";
import { fault, question, read as readTrades, type Trade, written } from "./trades";
import { BeforeAfter } from "./BeforeAfter";
import styles from "./Scenarios.module.css";

const MOST_COST = 1000;

/** Trades to try: nothing is done, every figure is shown before and after. */
export function WhatIf({ scope }: { scope: string }) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const trades = readTrades(search["trades"]);
  const bps = typeof search["cost"] === "number" ? search["cost"] : null;
  const cost = bps !== null && bps >= 0 && bps <= MOST_COST ? bps : null;
  const answer = useWhatIf(scope, question(trades, cost));
  const set = (change: Search) =>
    void navigate({ to: ".", search: (old) => ({ ...old, ...change }) as never });
  const keep = (next: readonly Trade[]) => {
    set({ trades: written(next) });
  };
  return (
    <div className="stack">
      <Card
        id="trades"
        title="Trades to try"
        note="Nothing is bought or sold. Add lines; every figure is then computed as if the trades were done at the last close."
      >
        <NewTrade
          onAdd={(trade) => {
            keep([...trades.filter((each) => each.symbol !== trade.symbol), trade]);
          }}
        />
        {trades.length > 0 && (
          <ul className={styles.named}>
            {trades.map((trade) => (
              <li key={trade.symbol}>
                <span>
                  {trade.side === "weight"
                    ? `Bring ${trade.symbol} to ${format.percent(trade.amount)} of the portfolio`
                    : `${trade.side === "buy" ? "Buy" : "Sell"} ${format.quantity(trade.amount)} ${trade.symbol}`}
                  {trade.price === null ? "" : ` at ${format.price(trade.price)}`}
                </span>
                <Button
                  tone="quiet"
                  aria-label={`Remove ${trade.symbol}`}
                  onClick={() => {
                    keep(trades.filter((each) => each !== trade));
                  }}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className="row">
          <Cost
            key={cost ?? ""}
            cost={cost}
            onChange={(value) => {
              set({ cost: value ?? undefined });
            }}
          />
          {trades.length > 0 && (
            <Button
              tone="quiet"
              onClick={() => {
                keep([]);
              }}
            >
              Remove all
            </Button>
          )}
        </div>
      </Card>
      {trades.length > 0 && (
        <Reading of={answer} height={420}>
          {(done) =>
            done.available ? (
              <BeforeAfter answer={done} />
            ) : (
              <Card title="Before and after">
                <Empty title="Not known">{done.reason ?? "The server gives no reason."}</Empty>
              </Card>
            )
          }
        </Reading>
      )}
    </div>
  );
}

function Cost({
  cost,
  onChange,
}: {
  cost: number | null;
  onChange: (cost: number | null) => void;
}) {
  const { locale } = useFormat().manner;
  const [typed, setTyped] = useState(writeNumber(cost, locale));
  const { value, fault } = readNumber(typed, locale);
  const wrong =
    fault ??
    (value !== null && (value < 0 || value > MOST_COST)
      ? `${typed.trim()} is out of range. Write a number from 0 to ${writeNumber(MOST_COST, locale)}.`
      : null);
  return (
    <Field label="Costs, basis points of the money that changes hands" error={wrong}>
      {(props) => (
        <input
          {...props}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          size={6}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onBlur={() => {
            if (wrong === null && value !== cost) {
              onChange(value);
            }
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.currentTarget.blur();
            }
          }}
        />
      )}
    </Field>
  );
}

function NewTrade({ onAdd }: { onAdd: (trade: Trade) => void }) {
  const [symbol, setSymbol] = useState("");
  const [side, setSide] = useState<Trade["side"]>("buy");
  const [amount, setAmount] = useState("");
  const [price, setPrice] = useState("");
  const { locale } = useFormat().manner;
  const { value: much, fault: amountFault } = readNumber(amount, locale);
  const { value: at, fault: priceFault } = readNumber(price, locale);
  const trade: Trade = {
    symbol: symbol.trim().toUpperCase(),
    side,
    amount: side === "weight" ? (much ?? 0) / 100 : (much ?? 0),
    price: at,
  };
  const wrongPrice = priceFault ?? (at !== null && at <= 0 ? "A price is more than 0." : null);
  const wrong = much === null || fault(trade) !== null || wrongPrice !== null;
  return (
    <form
      className={styles.trade}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) {
          onAdd(trade);
          setSymbol("");
          setAmount("");
          setPrice("");
        }
      }}
    >
      <Field label="What">
        {(props) => (
          <select
            {...props}
            className={styles.select}
            value={side}
            onChange={(event) => {
              setSide(event.target.value as Trade["side"]);
            }}
          >
            <option value="buy">Buy</option>
            <option value="sell">Sell, or sell short</option>
            <option value="weight">Bring to a weight</option>
          </select>
        )}
      </Field>
      <Field label={side === "weight" ? "Weight afterwards, %" : "Quantity"} error={amountFault}>
        {(props) => (
          <input
            {...props}
            className={styles.input}
            size={10}
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => {
              setAmount(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label="Symbol" error={symbol !== "" && much !== null ? fault(trade) : null}>
        {(props) => (
          <input
            {...props}
            className={styles.input}
            size={14}
            autoComplete="off"
            spellCheck={false}
            value={symbol}
            onChange={(event) => {
              setSymbol(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label="Price, if not the last" error={wrongPrice}>
        {(props) => (
          <input
            {...props}
            className={styles.input}
            size={10}
            inputMode="decimal"
            autoComplete="off"
            value={price}
            onChange={(event) => {
              setPrice(event.target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" disabled={wrong}>
        Add
      </Button>
    </form>
  );
}
