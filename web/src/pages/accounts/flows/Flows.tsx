import { Plus } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../../../api";
import { useFormat } from "../../../lib/taste";
import { useChange, useRead } from "../../../query";
import type { Portfolio } from "../../../shell/scope";
import { Button, Card, Chip, Dialog, Empty, Reading, Trouble } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import styles from "../Accounts.module.css";
import { OnePortfolio } from "../OnePortfolio";
import { FlowForm } from "./FlowForm";

type EquityChange = Schemas["EquityChange"];
type Open = { kind: "add" } | { kind: "edit" | "delete"; change: EquityChange } | null;

export const CHANGED = ["/api/v1/portfolios", "/api/v1/data", "/api/v1/views"];
const SIZE = 50;

export default function Flows() {
  return (
    <OnePortfolio what="Money paid in and out">
      {(portfolio) => <OfPortfolio key={portfolio.id} portfolio={portfolio} />}
    </OnePortfolio>
  );
}

function OfPortfolio({ portfolio }: { portfolio: Portfolio }) {
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Open>(null);
  const path = { id: portfolio.id };
  const changes = useRead("/api/v1/portfolios/{id}/equity-changes", {
    path,
    query: { page, page_size: SIZE },
    keep: true,
  });
  const summary = useRead("/api/v1/portfolios/{id}/equity-changes/summary", { path });
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Reading of={summary} height={90}>
        {(answer) => <Summary summary={answer} />}
      </Reading>
      <Card
        title="Contributions and withdrawals"
        note="Money paid in is no profit and money taken out no loss: returns leave both out. History and risk follow with the next calculation."
        actions={
          <Button
            tone="primary"
            onClick={() => {
              setOpen({ kind: "add" });
            }}
          >
            <Plus size={16} aria-hidden /> Record
          </Button>
        }
      >
        <Reading of={changes} height={200}>
          {(answer) => <List answer={answer} onOpen={setOpen} onPage={setPage} />}
        </Reading>
      </Card>
      {(open?.kind === "add" || open?.kind === "edit") && (
        <FlowForm
          portfolio={portfolio.id}
          change={open.kind === "edit" ? open.change : undefined}
          onClose={close}
        />
      )}
      {open?.kind === "delete" && (
        <DeleteFlow portfolio={portfolio.id} change={open.change} onClose={close} />
      )}
    </>
  );
}

function Summary({ summary }: { summary: Schemas["EquitySummaryView"] }) {
  const { money } = useFormat();
  const facts = [
    ["Paid in", summary.total_contributions],
    ["Taken out", summary.total_withdrawals],
    ["Net", summary.net_flow],
    ["Net of 30 days", summary.periods["30d"].net_flow],
    ["Net of 90 days", summary.periods["90d"].net_flow],
  ] as const;
  return (
    <Card title="Money in and out" note="Without the starting capital.">
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{money(value, { signed: label.startsWith("Net") })}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function List({
  answer,
  onOpen,
  onPage,
}: {
  answer: Schemas["EquityChangePage"];
  onOpen: (open: Open) => void;
  onPage: (page: number) => void;
}) {
  const { money, day, count } = useFormat();
  const [now] = useState(() => Date.now());
  const columns: Column<EquityChange>[] = [
    {
      id: "date",
      label: "Day",
      value: (row) => row.change_date,
      cell: (row) => <span className="nowrap">{day(row.change_date)}</span>,
    },
    {
      id: "type",
      label: "Kind",
      value: (row) => row.change_type,
      cell: (row) => <Chip>{row.change_type === "CONTRIBUTION" ? "Paid in" : "Taken out"}</Chip>,
    },
    {
      id: "amount",
      label: "Amount",
      numeric: true,
      value: (row) => (row.change_type === "CONTRIBUTION" ? row.amount : -row.amount),
      cell: (row) =>
        money(row.change_type === "CONTRIBUTION" ? row.amount : -row.amount, { signed: true }),
    },
    {
      id: "notes",
      label: "Note",
      value: (row) => row.notes,
      cell: (row) => row.notes ?? "",
      from: 768,
    },
    {
      id: "do",
      label: <span className="sr-only">Actions</span>,
      cell: (row) => {
        const editable = Date.parse(row.editable_until) > now;
        const deletable = Date.parse(row.deletable_until) > now;
        const name = `the ${row.change_type.toLowerCase()} of ${day(row.change_date)}`;
        return (
          <span className={styles.rowButtons}>
            <Button
              aria-label={`Edit ${name}`}
              disabled={!editable}
              title={editable ? undefined : "It can be corrected for 7 days after it was recorded."}
              onClick={() => {
                onOpen({ kind: "edit", change: row });
              }}
            >
              Edit
            </Button>
            <Button
              tone="danger"
              aria-label={`Delete ${name}`}
              disabled={!deletable}
              title={deletable ? undefined : "It can be deleted for 30 days after it was recorded."}
              onClick={() => {
                onOpen({ kind: "delete", change: row });
              }}
            >
              Delete
            </Button>
          </span>
        );
      },
    },
  ];
  const pages = Number(answer.total_pages);
  return (
    <>
      <Grid
        label="Contributions and withdrawals"
        columns={columns}
        rows={answer.items}
        rowKey={(row) => row.id}
        empty={
          <Empty title="Nothing was paid in or out yet">
            Record what was paid in or taken out since the start, so that it does not count as
            profit or loss.
          </Empty>
        }
      />
      {pages > 1 && (
        <nav className={styles.buttons} aria-label="Pages of the list">
          <Button
            disabled={answer.page <= 1}
            onClick={() => {
              onPage(answer.page - 1);
            }}
          >
            Newer
          </Button>
          <span>
            {count(answer.page)} of {count(pages)}
          </span>
          <Button
            disabled={answer.page >= pages}
            onClick={() => {
              onPage(answer.page + 1);
            }}
          >
            Older
          </Button>
        </nav>
      )}
    </>
  );
}

function DeleteFlow({
  portfolio,
  change,
  onClose,
}: {
  portfolio: string;
  change: EquityChange;
  onClose: () => void;
}) {
  const { money, day } = useFormat();
  const remove = useChange(
    "delete",
    "/api/v1/portfolios/{id}/equity-changes/{equity_change_id}",
    CHANGED,
  );
  return (
    <Dialog open onClose={onClose} title="Delete this record?">
      <p>
        {change.change_type === "CONTRIBUTION" ? "The contribution" : "The withdrawal"} of{" "}
        {money(change.amount)} on {day(change.change_date)} counts no more: cash and value change at
        once, history and returns with the next calculation. The change log keeps who deleted it.
      </p>
      {remove.error && <Trouble error={remove.error} />}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          tone="danger"
          busy={remove.isPending}
          onClick={() => {
            remove.mutate(
              { path: { id: portfolio, equity_change_id: change.id } },
              { onSuccess: onClose },
            );
          }}
        >
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
