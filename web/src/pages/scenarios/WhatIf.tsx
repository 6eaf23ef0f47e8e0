import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Search } from "../../router";
import { numeric } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { Button, Card, Empty, Field, Reading } from "../../ui";
import { useWhatIf } from "./evaluate";
import { fault, question, read as readTrades, type Trade, written } from "./trades";
import { BeforeAfter } from "./BeforeAfter";
import styles from "./Scenarios.module.css";

/** Trades to try: nothing is done, every figure is shown before and after. */
export function WhatIf({ scope }: { scope: string }) {
  const format = useFormat();
  const navigate = useNavigate();
  const search: Search = useSearch({ strict: false });
  const trades = readTrades(search["trades"]);
  const bps = typeof search["cost"] === "number" ? search["cost"] : null;
  const cost = bps !== null && bps >= 0 && bps <= 1000 ? bps : null;
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
          <label className={styles.inline}>
            Costs, basis points of the money that changes hands
            <input
              key={cost ?? ""}
              className={styles.input}
              inputMode="decimal"
              size={6}
              defaultValue={cost ?? ""}
              onBlur={(event) => {
                const value = numeric(event.target.value.trim());
                if (value !== cost && (value === null || (value >= 0 && value <= 1000))) {
                  set({ cost: value ?? undefined });
                }
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter") {
                  event.currentTarget.blur();
                }
              }}
            />
          </label>
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

function NewTrade({ onAdd }: { onAdd: (trade: Trade) => void }) {
  const [symbol, setSymbol] = useState("");
  const [side, setSide] = useState<Trade["side"]>("buy");
  const [amount, setAmount] = useState("");
  const [price, setPrice] = useState("");
  const much = numeric(amount.trim());
  const at = price.trim() === "" ? null : numeric(price.trim());
  const trade: Trade = {
    symbol: symbol.trim().toUpperCase(),
    side,
    amount: side === "weight" ? (much ?? 0) / 100 : (much ?? 0),
    price: at,
  };
  const wrongPrice = price.trim() !== "" && !(at !== null && at > 0);
  const wrong = amount.trim() === "" || much === null || fault(trade) !== null || wrongPrice;
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
      <Field label={side === "weight" ? "Weight afterwards, %" : "Quantity"}>
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
      <Field
        label="Symbol"
        error={symbol !== "" && amount.trim() !== "" && much !== null ? fault(trade) : null}
      >
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
      <Field label="Price, if not the last" error={wrongPrice ? "More than 0" : null}>
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
