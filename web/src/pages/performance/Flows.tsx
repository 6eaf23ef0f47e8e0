import { Link } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useState } from "react";
import type { Answer, Schemas } from "../../api";
import { ask, url } from "../../api/client";
import { words } from "../../lib/format";
import { save } from "../../lib/save";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { ALL, usePortfolios, useScope } from "../../shell/scope";
import { Button, Card, Empty, Reading, Trouble } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";

type Flow = Schemas["EquityChange"];

const EXPORT = "/api/v1/portfolios/{id}/transactions/export";

/** Money put in and taken out. */
export function Flows() {
  const scope = useScope();
  return scope === ALL ? <WhichFlows /> : <FlowsOf id={scope} />;
}

function WhichFlows() {
  const portfolios = usePortfolios();
  return (
    <Card title="Deposits and withdrawals">
      <Empty
        title="Choose a portfolio"
        actions={portfolios.data?.map((each) => (
          <Link
            key={each.id}
            to="."
            params={(before: object) => ({ ...before, scope: each.id })}
            search
          >
            {each.name}
          </Link>
        ))}
      >
        The ledger of deposits, withdrawals and trades belongs to one portfolio.
      </Empty>
    </Card>
  );
}

function FlowsOf({ id }: { id: string }) {
  const read = useRead("/api/v1/portfolios/{id}/equity-changes", {
    path: { id },
    query: { page_size: 100 },
  });
  return (
    <Card
      title="Deposits and withdrawals"
      note="They change the value, never the return. The starting capital is not among them."
      actions={<Transactions id={id} />}
    >
      <Reading of={read} height={120}>
        {(answer) => <List answer={answer} />}
      </Reading>
      <div>
        <Link to="/accounts/$tab" params={{ tab: "flows" }} search={{ portfolio: id } as never}>
          Record or correct them in Accounts
        </Link>
      </div>
    </Card>
  );
}

function List({ answer }: { answer: Answer<"/api/v1/portfolios/{id}/equity-changes"> }) {
  const format = useFormat();
  const columns: Column<Flow>[] = [
    {
      id: "day",
      label: "Day",
      value: (row) => row.change_date,
      cell: (row) => format.day(row.change_date),
    },
    {
      id: "kind",
      label: "Kind",
      value: (row) => row.change_type,
      cell: (row) => words(row.change_type),
    },
    {
      id: "amount",
      label: "Amount",
      numeric: true,
      value: (row) => (row.change_type === "WITHDRAWAL" ? -row.amount : row.amount),
      cell: (row) =>
        format.money(row.change_type === "WITHDRAWAL" ? -row.amount : row.amount, { signed: true }),
    },
    { id: "notes", label: "Note", from: 480, cell: (row) => row.notes ?? "" },
  ];
  return (
    <>
      <Grid
        label="List of deposits and withdrawals"
        columns={columns}
        rows={answer.items}
        rowKey={(row) => row.id}
        firstSort={{ id: "day", desc: true }}
        empty={
          <Empty title="None so far">
            Nothing was put in or taken out since the portfolio was opened.
          </Empty>
        }
      />
      {answer.total_items > answer.items.length && (
        <p className="muted small">
          The newest {format.count(answer.items.length)} of {format.count(answer.total_items)}.
        </p>
      )}
    </>
  );
}

function Transactions({ id }: { id: string }) {
  const { manner } = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fetchAll = async () => {
    setBusy(true);
    setError(null);
    try {
      const response = await ask(url(EXPORT, { path: { id }, query: { format: "csv" } }), {
        headers: { Accept: "text/csv" },
      });
      save("transactions.csv", await response.blob());
    } catch (trouble) {
      setError(trouble);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        busy={busy}
        disabled={manner.hidden}
        title={manner.hidden ? "The file has amounts, and these are hidden now" : undefined}
        onClick={() => void fetchAll()}
      >
        <Download size={15} aria-hidden /> All transactions as CSV
      </Button>
      {error !== null && <Trouble error={error} />}
    </>
  );
}
