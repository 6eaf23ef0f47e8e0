import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import type { ViewNumber } from "../api";
import { exact, NONE, numeric, words } from "../lib/format";
import { type Format, useFormat } from "../lib/taste";
import { pageOf } from "./basis";
import { fact, Sheet } from "./Sheet";
import styles from "./Figure.module.css";

/** How a number is written; by itself its unit decides. */
export type Kind =
  "money" | "compact" | "percent" | "multiple" | "beta" | "price" | "quantity" | "count" | "points";

export interface Look {
  kind?: Kind;
  digits?: number;
  /** gains and losses: sign, arrow and colour; for money made and returns only */
  tone?: boolean;
  signed?: boolean;
  currency?: string | undefined;
}

function kindOf(unit: string): Kind {
  switch (unit) {
    case "currency":
      return "money";
    case "percent":
      return "points";
    case "count":
    case "sessions":
      return "count";
    case "units":
      return "quantity";
    case "index":
      return "multiple";
    default:
      return "percent";
  }
}

/** The text of a number in an envelope. */
export function text(n: ViewNumber | undefined, format: Format, look: Look = {}): string {
  const value = n?.value;
  if (n === undefined || value === undefined || value === null) {
    return NONE;
  }
  const signed = look.signed ?? look.tone ?? false;
  const digits = look.digits === undefined ? {} : { digits: look.digits };
  switch (look.kind ?? kindOf(n.unit)) {
    case "money":
      return format.money(value, { signed, currency: look.currency, ...digits });
    case "compact":
      return format.money(value, { signed, compact: true, currency: look.currency, ...digits });
    case "price":
      return format.price(value, look.currency);
    case "percent":
      return format.percent(value, { signed, ...digits });
    case "points":
      return format.percent((numeric(value) ?? 0) / 100, { signed, ...digits });
    case "beta":
    case "multiple":
      return format.plain(value, { signed, ...digits });
    case "quantity":
      return format.quantity(value);
    case "count":
      return format.count(value);
  }
}

export function toneOf(value: string | number | null | undefined): "gain" | "loss" | "" {
  const number = numeric(value);
  return number === null || number === 0 ? "" : number > 0 ? "gain" : "loss";
}

const TONES = {
  gain: `gain ${styles.up ?? ""}`,
  loss: `loss ${styles.down ?? ""}`,
  "": undefined,
};

/** A gain or loss by colour, sign and arrow. */
export function Toned({
  value,
  children,
}: {
  value: string | number | null | undefined;
  children: ReactNode;
}) {
  return <span className={TONES[toneOf(value)]}>{children}</span>;
}

/**
 * Something that a press tells more of. A page has hundreds, so what a press opens is made by the
 * press.
 */
function Pressed({
  label,
  title,
  status,
  more,
  children,
}: {
  label: string;
  title?: string | undefined;
  status?: ViewNumber["status"];
  more: () => ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.figure}
        data-status={status}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={title}
        aria-label={label}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {children}
      </button>
      {open && (
        <Sheet anchor={button} onOpenChange={setOpen}>
          {more()}
        </Sheet>
      )}
    </>
  );
}

/** A number with what it is: a press on it says of when, by which method, and what is missing. */
export function Figure({ n, label, ...look }: { n: ViewNumber | undefined; label: string } & Look) {
  const format = useFormat();
  const written = text(n, format, look);
  if (n === undefined) {
    return <Unknown label={label} why="Not part of this answer" />;
  }
  const off = n.status !== "ok";
  return (
    <Pressed
      status={n.status}
      title={off ? (n.reason_text ?? undefined) : undefined}
      label={`${label}: ${written === NONE ? "unknown" : written}${off ? `, ${words(n.status)}` : ""}.${off && n.reason_text ? ` ${n.reason_text}` : ""} How it was computed`}
      more={() => <Provenance n={n} label={label} look={look} />}
    >
      {look.tone ? <Toned value={n.value}>{written}</Toned> : written}
      {off && <span aria-hidden className={styles.mark} />}
    </Pressed>
  );
}

/** The dash of a value that is not known: a press on it says why. */
export function Unknown({
  label,
  why,
}: {
  /** of what */
  label: string;
  why?: string | null | undefined;
}) {
  const reason = why || "The server does not say why.";
  return (
    <Pressed
      label={`${label}: unknown. ${reason}`}
      title={reason}
      more={() => (
        <>
          <h3>{label}</h3>
          <p className={styles.reason}>
            <strong>Unknown.</strong> {reason}
          </p>
        </>
      )}
    >
      <span className={styles.none}>{NONE}</span>
    </Pressed>
  );
}

function Provenance({ n, label, look }: { n: ViewNumber; label: string; look: Look }) {
  const format = useFormat();
  const page = pageOf(n.inputs);
  const full =
    ["currency", "units"].includes(n.unit) && format.manner.hidden
      ? text(n, format, look)
      : exact(n.value) || NONE;
  const interval =
    n.lo !== null && n.hi !== null
      ? `${text({ ...n, value: n.lo }, format, look)} to ${text({ ...n, value: n.hi }, format, look)}`
      : null;
  return (
    <>
      <h3>{label}</h3>
      {n.status !== "ok" && (
        <p className={styles.reason}>
          <strong>{words(n.status)}.</strong> {n.reason_text ?? words(n.reason)}
        </p>
      )}
      <dl className={styles.facts}>
        {fact("Value", full)}
        {fact("As of", n.as_of === null ? null : format.day(n.as_of))}
        {fact("Interval", interval)}
        {fact(
          "Standard error",
          n.se === null
            ? null
            : text({ ...n, value: n.se }, format, { ...look, signed: false, tone: false }),
        )}
        {fact("Observations", n.n === null ? null : format.count(n.n))}
        {fact("Coverage", n.coverage === null ? null : format.percent(n.coverage))}
        {fact("Method", <code>{n.method}</code>)}
      </dl>
      {page && (
        <Link to="/methods/$page" params={{ page }}>
          How this is computed
        </Link>
      )}
    </>
  );
}
