import { useState } from "react";
import { useFormat } from "../../lib/taste";
import { readNumber } from "../../lib/typed";
import { Button, Field } from "../../ui";
import { LIMITS, type Shock, withName } from "./shock";
import styles from "./Scenarios.module.css";

/** Single names that get a move of their own. */
export function Names({ shock, onChange }: { shock: Shock; onChange: (shock: Shock) => void }) {
  const format = useFormat();
  const [symbol, setSymbol] = useState("");
  const [move, setMove] = useState("");
  const read = readNumber(move, format.manner.locale);
  const value = (read.value ?? NaN) / 100;
  const named = /^[A-Za-z0-9.^=_-]{1,24}$/.test(symbol.trim());
  const fits = value >= LIMITS.name.least && value <= LIMITS.name.most;
  return (
    <div className={styles.names}>
      <h3>Single names</h3>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (named && fits) {
            onChange(withName(shock, symbol.trim().toUpperCase(), value));
            setSymbol("");
            setMove("");
          }
        }}
      >
        <Field label="Symbol">
          {(props) => (
            <input
              {...props}
              className={styles.input}
              size={10}
              autoComplete="off"
              spellCheck={false}
              value={symbol}
              onChange={(event) => {
                setSymbol(event.target.value);
              }}
            />
          )}
        </Field>
        <Field
          label="Moves by, %"
          error={
            read.fault ??
            (read.value !== null && !fits
              ? `${move.trim()} is out of range. Write a number from ${format.plain(LIMITS.name.least * 100, { digits: 0 })} to ${format.plain(LIMITS.name.most * 100, { digits: 0 })}.`
              : null)
          }
        >
          {(props) => (
            <input
              {...props}
              className={styles.input}
              size={8}
              inputMode="decimal"
              autoComplete="off"
              value={move}
              onChange={(event) => {
                setMove(event.target.value);
              }}
            />
          )}
        </Field>
        <Button type="submit" disabled={!named || !fits}>
          Add
        </Button>
      </form>
      {Object.keys(shock.names).length > 0 && (
        <ul className={styles.named}>
          {Object.entries(shock.names).map(([name, own]) => (
            <li key={name}>
              {name} {format.percent(own, { signed: true })}
              <Button
                tone="quiet"
                aria-label={`Remove ${name}`}
                onClick={() => {
                  onChange(withName(shock, name, null));
                }}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.remarks}>
        Such a name does not follow the factors, and its options move with it.
      </p>
    </div>
  );
}
