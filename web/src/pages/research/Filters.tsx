import { Popover } from "radix-ui";
import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { numeric } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { readNumber, writeNumber } from "../../lib/typed";
import { useRead } from "../../query";
import { Button, Field } from "../../ui";
import { Draft } from "../../ui/Draft";
import { type Address, bandOf, namesOf, narrowed, periodOf, PERIODS, toggled } from "./screener";
import styles from "./Research.module.css";

type Change = (parts: Address, manner?: { replace?: boolean }) => void;

function textOf(value: Address[string]): string {
  return value === undefined ? "" : String(value);
}

/** What narrows the search; all of it stands in the address. */
export function Filters({
  search,
  change,
  clear,
}: {
  search: Address;
  change: Change;
  clear: () => void;
}) {
  const { locale } = useFormat().manner;
  const [wrong, setWrong] = useState<Record<string, string | null>>({});
  const filters = useRead("/api/v1/equity-search/filters").data;
  const settle = (name: string) => (value: string) => {
    change({ [name]: value.trim() === "" ? undefined : value, page: undefined }, { replace: true });
  };
  const shown = (name: string) => writeNumber(numeric(textOf(search[name])), locale);
  const settleNumber = (name: string) => (text: string) => {
    const { value, fault } = readNumber(text, locale);
    setWrong((old) => ({ ...old, [name]: fault }));
    // a sign at the end is one that more is still to follow
    if (fault === null && !/[^\d]$/.test(text)) {
      change({ [name]: value ?? undefined, page: undefined }, { replace: true });
    }
  };
  const pick = (name: string) => (event: { target: { value: string } }) => {
    const value = event.target.value;
    change({ [name]: value === "" ? undefined : value, page: undefined });
  };
  const chosen = namesOf(search["sectors"]);
  return (
    <search className={styles.filters} aria-label="Filters of companies">
      <div className={styles.wide}>
        <Field label="Symbol or name">
          {(field) => (
            <Draft
              {...field}
              type="search"
              maxLength={100}
              placeholder="AAPL or Apple"
              value={textOf(search["q"])}
              onSettled={settle("q")}
            />
          )}
        </Field>
      </div>
      <Sectors
        all={filters?.sectors ?? []}
        chosen={chosen}
        toggle={(name) => {
          change({ sectors: toggled(search["sectors"], name), page: undefined });
        }}
      />
      <Field label="Industry">
        {(field) => (
          <select {...field} value={textOf(search["industry"])} onChange={pick("industry")}>
            <option value="">All industries</option>
            {filters?.industries.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Size by market cap">
        {(field) => (
          <select {...field} value={textOf(search["cap"])} onChange={pick("cap")}>
            <option value="">All sizes</option>
            {filters?.market_cap_ranges.map((range) => (
              <option key={range.label} value={bandOf(range)}>
                {range.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={styles.range} role="group" aria-label="Price over earnings">
        <Field label="P/E from" error={wrong["pe_from"]}>
          {(field) => (
            <Draft
              {...field}
              inputMode="decimal"
              autoComplete="off"
              value={shown("pe_from")}
              onSettled={settleNumber("pe_from")}
            />
          )}
        </Field>
        <Field label="P/E to" error={wrong["pe_to"]}>
          {(field) => (
            <Draft
              {...field}
              inputMode="decimal"
              autoComplete="off"
              value={shown("pe_to")}
              onSettled={settleNumber("pe_to")}
            />
          )}
        </Field>
      </div>
      <Field label="Revenue, EBIT and cash flow of">
        {(field) => (
          <select
            {...field}
            value={periodOf(search["period"])}
            onChange={(event) => {
              const value = event.target.value;
              change({ period: value === "ttm" ? undefined : value, page: undefined });
            }}
          >
            {PERIODS.map((period) => (
              <option key={period.id} value={period.id}>
                {period.label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(chosen.length > 0 || narrowed(search) > 0) && (
        <div className={styles.chosen}>
          {chosen.map((name) => (
            <Button
              key={name}
              tone="quiet"
              aria-label={`Without ${name}`}
              onClick={() => {
                change({ sectors: toggled(search["sectors"], name), page: undefined });
              }}
            >
              {name} <X size={14} aria-hidden />
            </Button>
          ))}
          <Button tone="quiet" onClick={clear}>
            Clear all filters
          </Button>
        </div>
      )}
    </search>
  );
}

function Sectors({
  all,
  chosen,
  toggle,
}: {
  all: readonly string[];
  chosen: readonly string[];
  toggle: (name: string) => void;
}) {
  const label =
    chosen.length === 0
      ? "All sectors"
      : chosen.length === 1
        ? (chosen[0] ?? "")
        : `${String(chosen.length)} sectors`;
  return (
    <Field label="Sectors">
      {(field) => (
        <Popover.Root>
          <Popover.Trigger {...field} className={styles.choice}>
            <span>{label}</span>
            <ChevronDown size={16} aria-hidden />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              className={styles.sheet}
              sideOffset={4}
              align="start"
              collisionPadding={12}
            >
              <fieldset className={styles.checks}>
                <legend>Any of these sectors</legend>
                {all.map((name) => (
                  <label key={name}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(name)}
                      onChange={() => {
                        toggle(name);
                      }}
                    />
                    {name}
                  </label>
                ))}
                {all.length === 0 && <p className="muted">No sector is known yet.</p>}
              </fieldset>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </Field>
  );
}
