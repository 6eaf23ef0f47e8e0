import { useMemo } from "react";
import { Chip, Field } from "../../../ui";
import { COLUMNS, type Draft, type Preview, titleOf, titlesOf } from "./draft";
import styles from "./Import.module.css";
import { UnclearDates } from "./UnclearDates";
import { relayout, remap } from "./wizard";

type Titles = ReturnType<typeof titlesOf>;

const DELIMITERS = [
  [",", "Comma"],
  [";", "Semicolon"],
  ["TAB", "Tab"],
  ["|", "Bar"],
] as const;
const ENCODINGS = [
  ["UTF-8", "UTF-8"],
  ["windows-1252", "Windows (western)"],
  ["UTF-16LE", "UTF-16, little end first"],
  ["UTF-16BE", "UTF-16, big end first"],
] as const;
const DATES = [
  ["YYYY-MM-DD", "2026-01-31"],
  ["MM/DD/YYYY", "01/31/2026, month first"],
  ["DD/MM/YYYY", "31.01.2026 or 31/01/2026, day first"],
] as const;
const NUMBERS = [
  ["1234.50", "1234.50"],
  ["1,234.50", "1,234.50"],
  ["1.234,50", "1.234,50"],
] as const;

const PROFILES: Record<string, string> = {
  sigmasight: "our template",
  broker: "a broker's file",
};

/** How the file is laid out, and which of its columns are ours. */
export function ColumnsStep({
  preview,
  draft,
  recalled,
}: {
  preview: Preview;
  draft: Draft;
  recalled: boolean;
}) {
  const mapping = preview.mapping;
  const titles = useMemo(() => titlesOf(draft), [draft]);
  return (
    <>
      <p>
        It looks like {PROFILES[preview.profile] ?? preview.profile}.{" "}
        {recalled
          ? "The columns are mapped as in your last file with the same header."
          : "Check what was guessed. It is remembered for the next file with the same header."}
      </p>
      <UnclearDates draft={draft} />
      <div className={styles.layout}>
        <Choice
          label="Cells are separated by"
          options={DELIMITERS}
          value={mapping.delimiter}
          onChange={(delimiter) => void relayout({ delimiter })}
        />
        <Choice
          label="Encoding"
          options={ENCODINGS}
          value={mapping.encoding}
          onChange={(encoding) => void relayout({ encoding })}
          hint={draft.edited ? "Another one takes your changes back." : undefined}
        />
        <HeaderLine key={mapping.header_line} line={mapping.header_line ?? 1} />
        <Choice
          label="Dates look like"
          options={DATES}
          value={mapping.date_format}
          onChange={(format) => void remap({ date_format: format })}
        />
        <Choice
          label="Numbers look like"
          options={NUMBERS}
          value={mapping.number_format}
          onChange={(format) => void remap({ number_format: format })}
        />
        <Field label="Entry date of rows without one" hint="Leave it empty to see them as faults.">
          {(props) => (
            <input
              {...props}
              type="date"
              value={mapping.default_entry_date ?? ""}
              onChange={(event) => {
                const day = event.target.value;
                void remap({ default_entry_date: day === "" ? null : day });
              }}
            />
          )}
        </Field>
      </div>
      {preview.missing_columns.length > 0 && (
        <p role="alert">
          <Chip tone="warning">Still to map</Chip>{" "}
          {preview.missing_columns.map((id) => titleOf(id)).join(", ")}
        </p>
      )}
      {preview.errors.map((fault, index) => (
        <p key={index} role="alert">
          <Chip tone="danger">Fault</Chip> {fault.message}
        </p>
      ))}
      <h3>Which column is which</h3>
      <div className={styles.columns}>
        {COLUMNS.map((column) => (
          <ColumnChoice
            key={column.id}
            preview={preview}
            titles={titles}
            id={column.id}
            needed={column.needed}
          />
        ))}
      </div>
      <Unused preview={preview} titles={titles} />
    </>
  );
}

function Choice({
  label,
  options,
  value,
  onChange,
  hint,
}: {
  label: string;
  options: readonly (readonly [string, string])[];
  value: string | null | undefined;
  onChange: (value: string) => void;
  hint?: string | undefined;
}) {
  const known = options.some(([id]) => id === value);
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(props) => (
        <select
          {...props}
          value={value ?? ""}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          {!known && <option value={value ?? ""}>{value ?? "Unknown"}</option>}
          {options.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function HeaderLine({ line }: { line: number }) {
  return (
    <Field label="The header is on line">
      {(props) => (
        <input
          {...props}
          type="number"
          min={1}
          max={200}
          defaultValue={line}
          onBlur={(event) => {
            const next = Math.trunc(Number(event.target.value));
            if (next >= 1 && next !== line) {
              void relayout({ header_line: next });
            }
          }}
        />
      )}
    </Field>
  );
}

function ColumnChoice({
  preview,
  titles,
  id,
  needed,
}: {
  preview: Preview;
  titles: Titles;
  id: string;
  needed: boolean;
}) {
  const title = preview.mapping.columns?.[id] ?? "";
  const column = titles.find((each) => each.title === title);
  const missing = preview.missing_columns.includes(id);
  return (
    <Field
      label={titleOf(id) + (needed ? "" : " (optional)")}
      error={missing ? "Choose the column that has it." : null}
      hint={
        column === undefined ? (
          needed ? (
            "Not in the file"
          ) : (
            ""
          )
        ) : (
          <>For example {column.samples.join(", ") || "nothing"}</>
        )
      }
    >
      {(props) => (
        <select
          {...props}
          value={column === undefined ? "" : title}
          onChange={(event) => {
            const chosen = event.target.value;
            const others = Object.entries(preview.mapping.columns ?? {}).filter(
              ([each]) => each !== id,
            );
            void remap({
              columns: Object.fromEntries(chosen === "" ? others : [...others, [id, chosen]]),
            });
          }}
        >
          <option value="">Not in the file</option>
          {titles.map((each) => (
            <option key={each.title} value={each.title}>
              {each.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Unused({ preview, titles }: { preview: Preview; titles: Titles }) {
  const used = new Set(Object.values(preview.mapping.columns ?? {}));
  const unused = titles.filter((column) => !used.has(column.title));
  return unused.length === 0 ? null : (
    <p className="muted">Not used: {unused.map((column) => column.title).join(", ")}.</p>
  );
}
