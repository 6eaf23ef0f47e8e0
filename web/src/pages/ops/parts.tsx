import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { Chip, Segments } from "../../ui";
import { words } from "../../lib/format";
import styles from "./Ops.module.css";

type Address = Record<string, string | number | boolean | undefined>;

/** What stands behind the question mark, and a way to change parts of it. */
export function useAddress(): readonly [Address, (parts: Address) => void] {
  const search: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (parts: Address) => {
      void navigate({
        to: ".",
        search: (old: Address) => ({ ...old, ...parts }),
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}

export function textOf(value: Address[string]): string {
  return value === undefined ? "" : String(value);
}

const DAYS = ["1", "7", "14", "30"] as const;
type Days = (typeof DAYS)[number];

/** Over how many days, as the address says. */
export function useDays(first: Days = "30"): readonly [number, ReactNode] {
  const [search, change] = useAddress();
  const chosen: Days = DAYS.find((each) => each === textOf(search["days"])) ?? first;
  return [
    Number(chosen),
    <Segments
      key="days"
      label="Days looked at"
      options={DAYS.map((id) => ({ id, label: id === "1" ? "1 day" : `${id} days` }))}
      value={chosen}
      onChange={(next) => {
        change({ days: next === first ? undefined : Number(next) });
      }}
    />,
  ];
}

/** A phase of the batch by what it does. */
export function phaseName(phase: string): string {
  return phase === "PNL_SNAPSHOT" ? "Profit and value" : words(phase);
}

/** Numbers side by side. */
export function Tiles({
  tiles,
}: {
  tiles: readonly (readonly [name: string, value: ReactNode, about?: string | null])[];
}) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(([name, value, about]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {about ? <small>{about}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Names of the API in words; what the history calls completed has succeeded. */
export function named(name: string): string {
  return name.toUpperCase() === "COMPLETED"
    ? "Succeeded"
    : words(name)
        .replace(/^Ai\b/, "AI")
        .replace(/^User activity events$/, "Events at the front door")
        .replace(/^Batch run history$/, "Runs of the batch")
        .replace(/^AI request metrics$/, "Calls of models");
}

/** A state by word and colour. */
export function State({ of }: { of: string }) {
  const state = of.toUpperCase();
  const tone = ["SUCCEEDED", "GOOD", "DONE", "COMPLETED", "HEALTHY", "ACTIVE", "SUCCESS"].includes(
    state,
  )
    ? "good"
    : ["FAILED", "ABANDONED", "UNHEALTHY", "ERROR"].includes(state)
      ? "danger"
      : ["PARTIAL", "CANCELLED", "DEGRADED", "REFUSED", "NEEDS_CLEANUP"].includes(state)
        ? "warning"
        : ["RUNNING", "QUEUED"].includes(state)
          ? "accent"
          : "plain";
  return <Chip tone={tone}>{named(of)}</Chip>;
}

/** One page of a list and the way to the others. */
export function Pager({
  offset,
  limit,
  total,
  onOffset,
  what,
  written,
}: {
  offset: number;
  limit: number;
  total: number;
  onOffset: (offset: number) => void;
  what: string;
  written: (count: number) => string;
}) {
  return (
    <nav className="row" aria-label={`Pages of ${what}`}>
      <button
        type="button"
        className={styles.page}
        disabled={offset === 0}
        onClick={() => {
          onOffset(Math.max(0, offset - limit));
        }}
      >
        Previous
      </button>
      <span className="muted" role="status">
        {total === 0
          ? `No ${what}`
          : `${written(offset + 1)} to ${written(Math.min(offset + limit, total))} of ${written(total)} ${what}`}
      </span>
      <button
        type="button"
        className={styles.page}
        disabled={offset + limit >= total}
        onClick={() => {
          onOffset(offset + limit);
        }}
      >
        Next
      </button>
    </nav>
  );
}
