import { useId, useState } from "react";
import { X } from "lucide-react";
import { useFormat } from "../../lib/taste";
import { readNumber, writeNumber } from "../../lib/typed";
import { IconButton } from "../../ui";
import styles from "./Scenarios.module.css";

const TIDY = 1e8;

/** A slider and a field for one number that may be left open. */
export function Dial({
  label,
  about,
  unit,
  by,
  range: [least, most],
  limit,
  value,
  otherwise,
  refused,
  onChange,
  onRefuse,
}: {
  label: string;
  about: string;
  unit: string;
  /** how many of the unit are one of the value */
  by: number;
  /** of the slider, in the unit; the field takes all that the limit allows */
  range: readonly [number, number];
  limit: { least: number; most: number };
  value: number | null;
  /** where it goes by itself, if that is known */
  otherwise: number | null;
  /** what is typed in the field and is no such number */
  refused: string | undefined;
  onChange: (value: number | null) => void;
  onRefuse: (text: string) => void;
}) {
  const id = useId();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const tidy = (number: number) => Math.round(number * TIDY) / TIDY;
  const { locale } = format.manner;
  const shown = writeNumber(value === null ? null : tidy(value * by), locale);
  const follows = otherwise === null ? null : otherwise * (by === 100 ? 100 : 1);
  const position = value === null ? (follows ?? 0) : value * by;
  const faultOf = (text: string) => {
    const { value: number, fault } = readNumber(text, locale);
    const bound = (end: number) => writeNumber(end * by, locale);
    return (
      fault ??
      (number !== null && (number / by < limit.least || number / by > limit.most)
        ? `${text.trim()} is out of range. Write a number from ${bound(limit.least)} to ${bound(limit.most)} ${unit}.`
        : null)
    );
  };
  const fault = refused === undefined ? null : faultOf(refused);
  return (
    <div className={styles.dial} data-set={value !== null}>
      <label htmlFor={id} title={about}>
        {label}
      </label>
      <input
        type="range"
        aria-label={`${label}, slider`}
        aria-valuetext={value === null ? "not set" : `${shown} ${unit}`}
        min={least}
        max={most}
        step={1}
        value={Math.max(least, Math.min(most, position))}
        onChange={(event) => {
          setTyped(null);
          onChange(tidy(event.target.valueAsNumber / by));
        }}
      />
      <span className={styles.dialField}>
        <input
          id={id}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          placeholder="open"
          value={refused ?? typed ?? shown}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-more`}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            if (faultOf(text) === null) {
              const number = readNumber(text, locale).value;
              onChange(number === null ? null : tidy(number / by));
            } else {
              onRefuse(text);
            }
          }}
          onBlur={() => {
            setTyped(null);
          }}
        />
        <span className="small muted">{unit}</span>
      </span>
      <span className={styles.dialClear}>
        {(value !== null || refused !== undefined) && (
          <IconButton
            label={`Leave ${label} open`}
            onClick={() => {
              setTyped(null);
              onChange(null);
            }}
          >
            <X size={14} />
          </IconButton>
        )}
      </span>
      <span
        id={`${id}-more`}
        className={styles.dialMore}
        {...(fault === null ? {} : { role: "alert", "data-fault": true })}
      >
        {fault !== null
          ? fault
          : value === null && follows !== null
            ? `goes to ${format.plain(follows, { digits: 1, signed: true })} ${unit}`
            : about}
      </span>
    </div>
  );
}
