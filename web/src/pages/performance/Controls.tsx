import { useId, useState } from "react";
import { Segments } from "../../ui";
import { type Day, PRESETS, startOf } from "./model";
import styles from "./Performance.module.css";
import type { useWindow } from "./useWindow";

const NAMES = { "1m": "1M", "3m": "3M", "6m": "6M", ytd: "YTD", "1y": "1Y", all: "All" };

/** What is drawn, over which days, and beside which benchmark. */
export function Controls({
  days,
  view,
}: {
  days: readonly Day[];
  view: ReturnType<typeof useWindow>;
}) {
  const { show, benchmark, set } = view;
  const offered = PRESETS.filter((each) => each === "all" || startOf(days, each) !== undefined);
  const preset = offered.find(
    (each) =>
      !view.reversed &&
      view.to === undefined &&
      (each === "all" ? view.from === undefined : startOf(days, each) === view.from),
  );
  return (
    <div className={styles.controls}>
      <Segments
        label="What is drawn"
        value={show}
        options={[
          { id: "value", label: "Value" },
          { id: "profit", label: "Profit" },
          { id: "return", label: "Return" },
        ]}
        onChange={(next) => {
          set({ show: next === "value" ? undefined : next });
        }}
      />
      <Segments
        label="Window"
        value={preset ?? ""}
        options={offered.map((id) => ({ id: id as string, label: NAMES[id] }))}
        onChange={(next) => {
          const found = PRESETS.find((each) => each === next);
          set({ from: found && startOf(days, found), to: undefined }, false);
        }}
      />
      <Days key={`${view.ends.from ?? ""} ${view.ends.to ?? ""}`} days={days} view={view} />
      <form
        key={benchmark}
        className={styles.labelled}
        onSubmit={(event) => {
          event.preventDefault();
          const text = new FormData(event.currentTarget).get("benchmark");
          const symbol = typeof text === "string" ? text.trim().toUpperCase() : "";
          set({ bm: symbol === "" ? "none" : symbol });
        }}
      >
        <label htmlFor="benchmark">Beside</label>
        <input
          id="benchmark"
          name="benchmark"
          defaultValue={benchmark}
          list="benchmarks"
          size={6}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          title="Symbol of a fund or share; nothing for none. Enter applies it."
          onBlur={(event) => {
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <datalist id="benchmarks">
          {["SPY", "QQQ", "IWM", "VTI", "AGG"].map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </form>
    </div>
  );
}

/** The first day and the last one. What ends before it begins is told here, and not applied. */
function Days({ days, view }: { days: readonly Day[]; view: ReturnType<typeof useWindow> }) {
  const error = useId();
  const [wrong, setWrong] = useState(view.reversed);
  const known = { from: days[0]?.day, to: days.at(-1)?.day };
  return (
    <form className={styles.days}>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className={styles.labelled}>
          <span>{end === "from" ? "From" : "To"}</span>
          <input
            type="date"
            name={end}
            min={known.from}
            max={known.to}
            defaultValue={view.ends[end] ?? known[end]}
            aria-invalid={wrong}
            aria-describedby={wrong ? error : undefined}
            onChange={(event) => {
              const form = event.currentTarget.form;
              const [from, to] = ["from", "to"].map((name) => {
                const day = form && new FormData(form).get(name);
                return typeof day === "string" && day !== "" ? day : undefined;
              });
              const reversed = (from ?? "") > (to ?? "9999");
              setWrong(reversed);
              view.setLater(
                reversed
                  ? null
                  : {
                      from: from === known.from ? undefined : from,
                      to: to === known.to ? undefined : to,
                    },
              );
            }}
          />
        </label>
      ))}
      {wrong && (
        <span id={error} role="alert" className="loss small">
          From is after To.
        </span>
      )}
    </form>
  );
}
