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
  const { show, benchmark, set, setLater } = view;
  const offered = PRESETS.filter((each) => each === "all" || startOf(days, each) !== undefined);
  const preset = offered.find(
    (each) =>
      view.to === undefined &&
      (each === "all" ? view.from === undefined : startOf(days, each) === view.from),
  );
  const ends = { from: days[0]?.day, to: days.at(-1)?.day };
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
      {(["from", "to"] as const).map((end) => (
        <label key={`${end} ${view[end] ?? ""}`} className={styles.labelled}>
          <span>{end === "from" ? "From" : "To"}</span>
          <input
            type="date"
            min={ends.from}
            max={ends.to}
            defaultValue={view[end] ?? ends[end]}
            onChange={(event) => {
              const day = event.target.value;
              setLater({ [end]: day === "" || day === ends[end] ? undefined : day });
            }}
          />
        </label>
      ))}
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
