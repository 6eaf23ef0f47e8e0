import { useId, useState } from "react";
import { X } from "lucide-react";
import { useFormat } from "../../lib/taste";
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
  onChange,
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
  onChange: (value: number | null) => void;
}) {
  const id = useId();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const tidy = (number: number) => Math.round(number * TIDY) / TIDY;
  const shown = value === null ? "" : String(tidy(value * by));
  const follows = otherwise === null ? null : otherwise * (by === 100 ? 100 : 1);
  const position = value === null ? (follows ?? 0) : value * by;
  const wrong =
    typed !== null &&
    typed !== "" &&
    !(Number(typed) / by >= limit.least && Number(typed) / by <= limit.most);
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
          value={typed ?? shown}
          aria-invalid={wrong}
          aria-describedby={`${id}-more`}
          onChange={(event) => {
            const text = event.target.value.replace("\u2212", "-");
            setTyped(text);
            const number = Number(text) / by;
            if (text.trim() === "") {
              onChange(null);
            } else if (number >= limit.least && number <= limit.most) {
              onChange(tidy(number));
            }
          }}
          onBlur={() => {
            setTyped(null);
          }}
        />
        <span className="small muted">{unit}</span>
      </span>
      <span className={styles.dialClear}>
        {value !== null && (
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
      <span id={`${id}-more`} className={styles.dialMore}>
        {wrong
          ? `From ${format.plain(limit.least * by, { digits: 0 })} to ${format.plain(limit.most * by, { digits: 0 })} ${unit}`
          : value === null && follows !== null
            ? `goes to ${format.plain(follows, { digits: 1, signed: true })} ${unit}`
            : about}
      </span>
    </div>
  );
}
