import { useId, useState } from "react";
import { readTarget } from "../../lib/target";
import { useFormat } from "../../lib/taste";
import { writeNumber } from "../../lib/typed";
import styles from "./Holdings.module.css";
import { type Holding, textOf } from "./rows";
import type { Targets } from "./targets";

/** The target price of a holding: press to change it, Enter keeps, Escape drops. */
export function TargetCell({ holding, targets }: { holding: Holding; targets: Targets }) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const faultId = useId();
  const { locale } = format.manner;
  const { edit, value } = targets.of(holding);
  const symbol = textOf(holding.row, "symbol");

  const keep = (text: string) => {
    const { value: next, fault: refusal } = readTarget(text, locale);
    setFault(refusal);
    if (refusal !== null) {
      return;
    }
    setTyped(null);
    if (next !== value || edit?.state === "failed") {
      void targets.save(holding, next, edit?.state === "failed" ? edit.before : value);
    }
  };

  if (typed !== null) {
    return (
      <span className={styles.targetTyped}>
        <input
          autoFocus
          className={styles.target}
          inputMode="decimal"
          autoComplete="off"
          aria-label={`Target price of ${symbol} at the end of the year`}
          aria-invalid={fault !== null}
          aria-describedby={faultId}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setFault(null);
          }}
          onFocus={(event) => {
            event.target.select();
          }}
          onBlur={(event) => {
            keep(event.target.value);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Enter") {
              keep(event.currentTarget.value);
            } else if (event.key === "Escape") {
              setTyped(null);
              setFault(null);
            }
          }}
        />
        <span id={faultId} role="alert" className={`${styles.reason} small`}>
          {fault}
        </span>
      </span>
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
        setTyped(writeNumber(value, locale, 2));
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
      {edit.state === "failed" ? (
        <span className={`${styles.reason} small`} data-state="failed" role="alert">
          Not saved: {edit.error}
        </span>
      ) : (
        <span className="small" data-state={edit.state}>
          {edit.state === "saving" ? "Saving" : "Saved"}
        </span>
      )}
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
