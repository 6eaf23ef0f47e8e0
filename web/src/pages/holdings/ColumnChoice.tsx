import { useNavigate, useSearch } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { SlidersHorizontal } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../ui";
import { type Field, FIELDS } from "./fields";
import styles from "./Holdings.module.css";

const KEY = "sigmasight.columns.holdings";

/** The columns the reader likes, as this browser keeps them. */
export function kept(): ReadonlySet<string> {
  const usual = new Set(FIELDS.filter((field) => field.first).map((field) => field.id));
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(stored) ? new Set(stored.map(String)) : usual;
  } catch {
    return usual;
  }
}

/** The columns of the view that is open, which the address names, or else those the reader likes. */
export function useColumns(all: boolean) {
  const navigate = useNavigate();
  const { columns }: { columns?: string } = useSearch({ strict: false });
  const [liked, setLiked] = useState(kept);
  const chosen = useMemo(
    () => (columns === undefined ? liked : new Set(String(columns).split("~"))),
    [columns, liked],
  );
  const possible = useMemo(() => FIELDS.filter((field) => all || field.all !== true), [all]);
  const fields = useMemo(
    () => possible.filter((field) => chosen.has(field.id)),
    [possible, chosen],
  );
  const set = (next: ReadonlySet<string>) => {
    if (columns !== undefined) {
      void navigate({
        to: ".",
        replace: true,
        search: (old: object) => ({ ...old, columns: [...next].sort().join("~") }),
      });
      return;
    }
    setLiked(next);
    try {
      localStorage.setItem(KEY, JSON.stringify([...next]));
    } catch {
      // a browser that keeps nothing shows them until it is closed
    }
  };
  return { possible, chosen, fields, set };
}

export function ColumnChoice({
  possible,
  chosen,
  set,
}: {
  possible: readonly Field[];
  chosen: ReadonlySet<string>;
  set: (next: ReadonlySet<string>) => void;
}) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button>
          <SlidersHorizontal size={16} aria-hidden /> Columns
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.sheet} sideOffset={6} collisionPadding={12} align="end">
          <fieldset className={styles.choices}>
            <legend>Columns</legend>
            {possible.map((field) => (
              <label key={field.id} className={styles.choice} title={field.explain}>
                <input
                  type="checkbox"
                  checked={chosen.has(field.id)}
                  onChange={(event) => {
                    const next = new Set(chosen);
                    if (event.target.checked) {
                      next.add(field.id);
                    } else {
                      next.delete(field.id);
                    }
                    set(next);
                  }}
                />
                {field.label}
              </label>
            ))}
          </fieldset>
          <Button
            tone="quiet"
            onClick={() => {
              set(new Set(FIELDS.filter((field) => field.first).map((field) => field.id)));
            }}
          >
            The usual ones
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
