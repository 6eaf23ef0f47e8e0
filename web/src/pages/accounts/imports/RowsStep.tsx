import { Download } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../../../api";
import { words } from "../../../lib/format";
import { save } from "../../../lib/save";
import { useFormat } from "../../../lib/taste";
import { Button, Chip, Dialog, Empty, Segments } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import { rejects, separator } from "./csv";
import { type Draft, faultsOf, many, type Preview } from "./draft";
import styles from "./Import.module.css";
import { contractOf } from "./occ";
import { RowFix } from "./RowFix";
import { UnclearDates } from "./UnclearDates";
import { UnknownSymbols } from "./UnknownSymbols";
import { change, useWizard } from "./wizard";

type Row = Schemas["ImportRow"];

/** Every row with its state; faulty ones are mended here or left out by name. */
export function RowsStep({ preview, draft }: { preview: Preview; draft: Draft }) {
  const { count } = useFormat();
  const [choice, setWhich] = useState<"faulty" | "ready" | "all">("faulty");
  // once nothing is faulty any more there is something else to look at
  const which = choice === "faulty" && preview.faulty_rows === 0 ? "all" : choice;
  const faulty = preview.rows.filter((row) => row.status === "faulty");
  const rows = which === "all" ? preview.rows : preview.rows.filter((row) => row.status === which);
  return (
    <>
      <UnclearDates draft={draft} />
      {preview.errors.map((fault, index) => (
        <p key={index} role="alert">
          <Chip tone="danger">Fault</Chip> {fault.message}
        </p>
      ))}
      <div className="spread">
        <Segments
          label="Which rows"
          value={which}
          onChange={setWhich}
          options={[
            { id: "all", label: `All ${count(preview.total_rows)}` },
            { id: "faulty", label: `With faults ${count(preview.faulty_rows)}` },
            { id: "ready", label: `Ready ${count(preview.ready_rows)}` },
          ]}
        />
        {preview.faulty_rows > 0 && <LeaveOutAll draft={draft} preview={preview} rows={faulty} />}
      </div>
      {preview.total_rows > preview.rows.length && (
        <p className="muted">
          The first {count(preview.rows.length)} rows are shown; all of them are checked.
        </p>
      )}
      <Rows rows={rows} draft={draft} />
      <LeftOut draft={draft} />
      <UnknownSymbols preview={preview} draft={draft} />
    </>
  );
}

function LeaveOutAll({
  draft,
  preview,
  rows,
}: {
  draft: Draft;
  preview: Preview;
  rows: readonly Row[];
}) {
  const { count } = useFormat();
  const { busy } = useWizard();
  const more = preview.faulty_rows - rows.length;
  return (
    <span className="row">
      {more > 0 && <span className="muted">{many(more, "faulty row", count)} further down.</span>}
      <Button
        busy={busy}
        onClick={() => {
          const left = new Map(draft.left);
          rows.forEach((row) => left.set(row.row, faultsOf(row)));
          void change({ ...draft, left });
        }}
      >
        Leave out {rows.length === 1 ? "the faulty row" : `these ${count(rows.length)} faulty rows`}
      </Button>
    </span>
  );
}

/** What an option symbol says, in words. */
function Contract({ symbol }: { symbol: string }) {
  const { day, price } = useFormat();
  const contract = contractOf(symbol);
  return contract === null ? null : (
    <span className="muted small">
      <br />
      {contract.underlying} {contract.type.toLowerCase()} at {price(contract.strike)}, expires{" "}
      {day(contract.expiration)}
    </span>
  );
}

function Rows({ rows, draft }: { rows: readonly Row[]; draft: Draft }) {
  const { quantity, price, day, count } = useFormat();
  const [open, setOpen] = useState<number | null>(null);
  const columns: Column<Row>[] = [
    {
      id: "row",
      label: "Line",
      numeric: true,
      value: (row) => row.row,
      cell: (row) => count(row.row),
      width: "64px",
    },
    {
      id: "status",
      label: "State",
      value: (row) => row.status,
      cell: (row) => (
        <Chip tone={row.status === "ready" ? "good" : "danger"}>
          {row.status === "ready" ? "Ready" : "Fault"}
        </Chip>
      ),
    },
    {
      id: "symbol",
      label: "Symbol",
      value: (row) => row.symbol,
      cell: (row) => (
        <span>
          <strong>{row.symbol === "" ? "(none)" : row.symbol}</strong>
          <Contract symbol={row.symbol} />
        </span>
      ),
    },
    {
      id: "quantity",
      label: "Quantity",
      numeric: true,
      value: (row) => row.quantity,
      cell: (row) => quantity(row.quantity),
      from: 480,
    },
    {
      id: "price",
      label: "Entry price",
      numeric: true,
      value: (row) => row.entry_price,
      cell: (row) => price(row.entry_price),
      from: 768,
    },
    {
      id: "date",
      label: "Entry date",
      value: (row) => row.entry_date,
      cell: (row) => <span className="nowrap">{day(row.entry_date)}</span>,
      from: 768,
    },
    {
      id: "class",
      label: "Class",
      value: (row) => row.investment_class,
      cell: (row) => words(row.investment_class),
      from: 1024,
    },
    {
      id: "faults",
      label: "What is wrong",
      cell: (row) =>
        row.errors.length === 0 ? (
          ""
        ) : (
          <ul className={styles.faults}>
            {row.errors.map((fault, index) => (
              <li key={index}>
                {fault.field}: {fault.message}
              </li>
            ))}
          </ul>
        ),
    },
    {
      id: "do",
      label: <span className="sr-only">Actions</span>,
      cell: (row) => (
        <Button
          aria-haspopup="dialog"
          aria-label={`${row.status === "ready" ? "Edit" : "Fix"} line ${String(row.row)}`}
          onClick={() => {
            setOpen(row.row);
          }}
        >
          {row.status === "ready" ? "Edit" : "Fix"}
        </Button>
      ),
    },
  ];
  const close = () => {
    setOpen(null);
  };
  const opened = rows.find((row) => row.row === open);
  return (
    <>
      <Grid
        label="Rows of the file"
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.row)}
        empty={<Empty title="No such rows">There is nothing to show with this choice.</Empty>}
      />
      {opened && (
        <Dialog open wide onClose={close} title={`Line ${count(opened.row)} of ${draft.name}`}>
          <RowFix row={opened} draft={draft} onDone={close} />
        </Dialog>
      )}
    </>
  );
}

/** What is not imported, by line, to be put back or saved. */
function LeftOut({ draft }: { draft: Draft }) {
  const { count } = useFormat();
  const { busy } = useWizard();
  if (draft.left.size === 0) {
    return null;
  }
  return (
    <div className={styles.sub}>
      <div className="spread">
        <h3>Left out: {count(draft.left.size)}</h3>
        <span className="row">
          <Button
            onClick={() => {
              save(
                draft.name.replace(/(\.[^.]+)?$/, "-left-out.csv"),
                rejects(
                  draft.text ?? "",
                  separator(draft.mapping?.delimiter),
                  draft.mapping?.header_line ?? 1,
                  draft.left,
                ),
                "text/csv",
              );
            }}
          >
            <Download size={16} aria-hidden /> Save them
          </Button>
          <Button
            busy={busy}
            onClick={() => {
              void change({ ...draft, left: new Map() });
            }}
          >
            Put all back
          </Button>
        </span>
      </div>
      <ul className={styles.symbols}>
        {[...draft.left].slice(0, 50).map(([line, why]) => (
          <li key={line}>
            <span>
              <strong>Line {count(line)}</strong> <span className="muted">{why}</span>
            </span>
            <Button
              busy={busy}
              aria-label={`Put line ${String(line)} back`}
              onClick={() => {
                const left = new Map(draft.left);
                left.delete(line);
                void change({ ...draft, left });
              }}
            >
              Put back
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
