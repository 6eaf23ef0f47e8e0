import { useState } from "react";
import { useFormat } from "../../lib/taste";
import styles from "./Holdings.module.css";
import { type Holding, textOf } from "./rows";
import { parsePrice, type Targets } from "./targets";

/** The target price of a holding: press to change it, Enter keeps, Escape drops. */
export function TargetCell({ holding, targets }: { holding: Holding; targets: Targets }) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const { edit, value } = targets.of(holding);
  const symbol = textOf(holding.row, "symbol");

  const keep = (text: string) => {
    const next = parsePrice(text);
    if (next === undefined) {
      setWrong(true);
      return;
    }
    setTyped(null);
    setWrong(false);
    if (next !== value || edit?.state === "failed") {
      void targets.save(holding, next, edit?.state === "failed" ? edit.before : value);
    }
  };

  if (typed !== null) {
    return (
      <input
        autoFocus
        className={styles.target}
        inputMode="decimal"
        aria-label={`Target price of ${symbol} at the end of the year`}
        aria-invalid={wrong}
        title={wrong ? "A price such as 120.50, or nothing to have none" : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onBlur={(event) => {
          if (parsePrice(event.target.value) === undefined) {
            setTyped(null);
            setWrong(false);
          } else {
            keep(event.target.value);
          }
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") {
            keep(event.currentTarget.value);
          } else if (event.key === "Escape") {
            setTyped(null);
            setWrong(false);
          }
        }}
      />
    );
  }
  const written = value === null ? "Set" : format.price(value);
  const button = (
    <button
      type="button"
      className={styles.edit}
      data-none={value === null}
      aria-label={
        value === null
          ? `Set a target price of ${symbol}`
          : `${written}, target price of ${symbol}. Change`
      }
      onClick={() => {
        setTyped(value === null ? "" : String(value));
      }}
    >
      {written}
    </button>
  );
  if (edit === undefined) {
    return button;
  }
  return (
    <span className={styles.targetBox}>
      <span className="small" data-state={edit.state} title={edit.error}>
        {edit.state === "saving" ? "Saving" : edit.state === "failed" ? "Not saved" : "Saved"}
      </span>
      {edit.undoable && (
        <button
          type="button"
          className={styles.link}
          aria-label={`Undo the change of the target of ${symbol}`}
          onClick={() => {
            void targets.save(holding, edit.before, edit.value, false);
          }}
        >
          Undo
        </button>
      )}
      {edit.state === "failed" && (
        <button
          type="button"
          className={styles.link}
          aria-label={`Try again to save the target of ${symbol}`}
          onClick={() => {
            void targets.save(holding, edit.value, edit.before);
          }}
        >
          Retry
        </button>
      )}
      {button}
    </span>
  );
}
