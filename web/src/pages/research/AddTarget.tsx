import { type FormEvent, useState } from "react";
import { readTarget } from "../../lib/target";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Dialog, Field, Trouble } from "../../ui";
import { TYPES } from "./types";
import styles from "./Research.module.css";

const PRICES = [
  { name: "target_price_eoy", label: "At the end of this year" },
  { name: "target_price_next_year", label: "At the end of next year" },
  { name: "downside_target_price", label: "In the bad case this year" },
] as const;

/** A first target for something that the portfolio holds. */
export function AddTarget({
  portfolio,
  symbol,
  open,
  onClose,
}: {
  portfolio: string;
  /** only positions in this symbol */
  symbol?: string;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Add a target price">
      <Form portfolio={portfolio} symbol={symbol} onClose={onClose} />
    </Dialog>
  );
}

function Form({
  portfolio,
  symbol,
  onClose,
}: {
  portfolio: string;
  symbol: string | undefined;
  onClose: () => void;
}) {
  const held = useRead("/api/v1/data/positions/details", { query: { portfolio_id: portfolio } });
  const { locale } = useFormat().manner;
  const [position, setPosition] = useState("");
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<Record<string, string>>({});
  const create = useChange("post", "/api/v1/target-prices/{id}", [
    "/api/v1/target-prices",
    "/api/v1/views",
    "/api/v1/data/portfolio",
  ]);
  const rows = (held.data?.positions ?? [])
    .filter((row) => symbol === undefined || row.symbol === symbol)
    .toSorted((a, b) => a.symbol.localeCompare(b.symbol));
  const chosen =
    rows.find((row) => row.id === position) ?? (rows.length === 1 ? rows[0] : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const faults: Record<string, string> = {};
    const prices: Record<string, number | null> = {};
    for (const { name } of PRICES) {
      const { value, fault } = readTarget(
        drafts[name] ?? "",
        locale,
        name === "downside_target_price",
      );
      if (fault === null) {
        prices[name] = value;
      } else {
        faults[name] = fault;
      }
    }
    if (chosen === undefined) {
      faults["position"] = "Choose what the target is about.";
    }
    if (Object.keys(faults).length === 0 && Object.values(prices).every((each) => each === null)) {
      faults["target_price_eoy"] = "Write at least one price.";
    }
    setFault(faults);
    if (chosen === undefined || Object.keys(faults).length > 0) {
      return;
    }
    create.mutate(
      {
        path: { id: portfolio },
        body: { symbol: chosen.symbol, position_type: chosen.position_type, ...prices },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label="What it is about" error={fault["position"] ?? held.error?.message}>
        {(field) => (
          <select
            {...field}
            value={chosen?.id ?? ""}
            onChange={(event) => {
              setPosition(event.target.value);
            }}
          >
            <option value="">{held.isPending ? "Reading positions" : "Choose a position"}</option>
            {rows.map((row) => (
              <option key={row.id} value={row.id}>
                {row.symbol} · {TYPES[row.position_type]}
                {row.company_name === null ? "" : ` · ${row.company_name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={styles.tiles}>
        {PRICES.map(({ name, label }) => (
          <Field key={name} label={label} error={fault[name]}>
            {(field) => (
              <input
                {...field}
                inputMode="decimal"
                autoComplete="off"
                value={drafts[name] ?? ""}
                onChange={(event) => {
                  setDrafts((old) => ({ ...old, [name]: event.target.value }));
                }}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="muted small">
        Prices for one unit in dollars. Leave open what you do not know.
      </p>
      {create.error && <Trouble error={create.error} />}
      <div className="row">
        <Button type="submit" tone="primary" busy={create.isPending}>
          {create.isPending ? "Saving" : "Save the target"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
