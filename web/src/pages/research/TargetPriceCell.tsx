import { Pencil } from "lucide-react";
import { useEffect, useReducer, useRef } from "react";
import type { Input, Schemas } from "../../api";
import { useChange } from "../../query";
import { reasonOf } from "../../api/client";
import { readTarget } from "../../lib/target";
import { useFormat } from "../../lib/taste";
import { writeNumber } from "../../lib/typed";
import { Button } from "../../ui";
import { edited, REST, UNDO_MS } from "./edits";
import styles from "./Research.module.css";

export type Target = Schemas["TargetPrice"];
export type PriceField = "target_price_eoy" | "target_price_next_year" | "downside_target_price";

/** A target price that is changed in its place, says how that went, and can be taken back for a while. */
export function TargetPriceCell({
  target,
  field,
  label,
}: {
  target: Target;
  field: PriceField;
  /** as in "end of 2026" */
  label: string;
}) {
  const format = useFormat();
  const { locale } = format.manner;
  const read = (draft: string) => readTarget(draft, locale, field === "downside_target_price");
  const [edit, act] = useReducer(edited, REST);
  const change = useChange("put", "/api/v1/target-prices/target/{id}", [
    "/api/v1/target-prices",
    "/api/v1/views",
    "/api/v1/data/portfolio",
  ]);
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const refocus = useRef(false);
  const now = target[field];
  const typing = edit.step === "typing";
  const name = `${target.symbol}, target ${label}`;

  useEffect(() => {
    if (typing) {
      input.current?.focus();
      input.current?.select();
    } else if (refocus.current) {
      refocus.current = false;
      button.current?.focus();
    }
  }, [typing]);

  useEffect(() => {
    if (edit.step !== "saved") {
      return;
    }
    const timer = setTimeout(() => {
      act({ type: "late" });
    }, UNDO_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [edit]);

  const send = (price: number | null, before: number | null, undone: boolean) => {
    act({ type: "send", draft: writeNumber(price, locale, 2), before, undone });
    // null clears a price, which the description of the API does not say
    const body = { [field]: price } as Input<"/api/v1/target-prices/target/{id}", "put">;
    change.mutate(
      { path: { id: target.id }, body },
      {
        onSuccess: () => {
          act({ type: "done" });
        },
        onError: (error) => {
          act({ type: "fail", message: reasonOf(error) });
        },
      },
    );
  };

  const submit = (draft: string) => {
    const { value, fault } = read(draft);
    if (fault !== null) {
      act({ type: "refuse", message: fault });
      return;
    }
    refocus.current = true;
    if (value === now) {
      act({ type: "cancel" });
      return;
    }
    send(value, now, false);
  };

  if (edit.step === "typing") {
    return (
      <div className={styles.price}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit(edit.draft);
          }}
        >
          <input
            ref={input}
            aria-label={name}
            aria-invalid={edit.error !== null}
            inputMode="decimal"
            autoComplete="off"
            value={edit.draft}
            onChange={(event) => {
              act({ type: "type", draft: event.target.value });
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape") {
                refocus.current = true;
                act({ type: "cancel" });
              }
            }}
          />
          <Button type="submit" tone="primary">
            Save
          </Button>
        </form>
        {edit.error !== null && (
          <span className={styles.state} role="alert">
            {edit.error}
          </span>
        )}
      </div>
    );
  }
  const shown =
    edit.step === "saving" || edit.step === "failed" ? (read(edit.draft).value ?? now) : now;
  return (
    <div className={styles.price}>
      <button
        ref={button}
        type="button"
        className={styles.edit}
        aria-label={`${name}: ${shown === null ? "none" : format.price(shown)}. Change`}
        onClick={() => {
          act({ type: "open", shown: writeNumber(now, locale, 2) });
        }}
      >
        {shown === null ? "Set" : format.price(shown)}
        <Pencil size={12} aria-hidden />
      </button>
      <span className={styles.state} role="status">
        {edit.step === "saving" && (edit.undone ? "Taking back" : "Saving")}
        {edit.step === "saved" && (edit.undone ? "Taken back" : "Saved")}
        {edit.step === "saved" && !edit.undone && (
          <>
            {" · "}
            <button
              type="button"
              onClick={() => {
                send(edit.before, now, true);
              }}
            >
              Undo
            </button>
          </>
        )}
        {edit.step === "failed" && (
          <span className="loss">
            Not saved: {edit.message}{" "}
            <button
              type="button"
              onClick={() => {
                submit(edit.draft);
              }}
            >
              Try again
            </button>
          </span>
        )}
      </span>
    </div>
  );
}
