import { Link } from "@tanstack/react-router";
import { FileUp, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../../api";
import { Unknown } from "../../figure/Figure";
import { withDays, words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useRead } from "../../query";
import { type Portfolio as Listed, usePortfolios } from "../../shell/scope";
import { Button, Card, Chip, Empty, IconButton, Reading } from "../../ui";
import { type Column, Grid } from "../../ui/Grid";
import styles from "./Accounts.module.css";
import { DeletePortfolio } from "./DeletePortfolio";
import { PortfolioForm, TYPES } from "./PortfolioForm";

type Portfolio = Schemas["Portfolio"];
type Open = { kind: "create" } | { kind: "edit" | "delete"; portfolio: Portfolio } | null;

/** All portfolios with what they are worth and how good that is. */
export function Portfolios() {
  const portfolios = useRead("/api/v1/portfolios", { query: { include_inactive: true } });
  const listed = usePortfolios();
  const [open, setOpen] = useState<Open>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Card
        id="portfolios"
        title="Portfolios"
        note="One portfolio for each account you hold somewhere. Values are of the newest day that was computed."
        actions={
          <>
            <Link to="/accounts/$tab" params={{ tab: "import" }} className={styles.link}>
              <FileUp size={16} aria-hidden /> Import a file
            </Link>
            <Button
              onClick={() => {
                setOpen({ kind: "create" });
              }}
            >
              <Plus size={16} aria-hidden /> New portfolio
            </Button>
          </>
        }
      >
        <Reading of={portfolios} height={200}>
          {(answer) => <Table answer={answer} listed={listed.data ?? []} onOpen={setOpen} />}
        </Reading>
      </Card>
      {(open?.kind === "create" || open?.kind === "edit") && (
        <PortfolioForm
          key={open.kind === "edit" ? open.portfolio.id : "new"}
          portfolio={open.kind === "edit" ? open.portfolio : undefined}
          onClose={close}
        />
      )}
      {open?.kind === "delete" && <DeletePortfolio portfolio={open.portfolio} onClose={close} />}
    </>
  );
}

function Table({
  answer,
  listed,
  onOpen,
}: {
  answer: Schemas["Portfolios"];
  listed: readonly Listed[];
  onOpen: (open: Open) => void;
}) {
  const { money, day, count } = useFormat();
  // deleted ones are sent along with those that are not active
  const rows = answer.portfolios.filter((each) => each.deleted_at === null);
  const quality = (id: string) => listed.find((each) => each.id === id);
  const columns: Column<Portfolio>[] = [
    {
      id: "name",
      label: "Name",
      value: (row) => row.name,
      cell: (row) => (
        <span className={styles.name}>
          <Link to="/p/$scope" params={{ scope: row.id }}>
            {row.name}
          </Link>
          <span className="muted small">
            {row.account_name}, {TYPES.find((type) => type.id === row.account_type)?.label}
          </span>
        </span>
      ),
    },
    {
      id: "value",
      label: "Value",
      numeric: true,
      value: (row) => row.net_asset_value,
      cell: (row) =>
        row.net_asset_value === null ? (
          <Unknown label="Value" why="It is not computed yet." />
        ) : (
          money(row.net_asset_value, { currency: row.currency })
        ),
    },
    {
      id: "as_of",
      label: "As of",
      value: (row) => row.value_as_of,
      cell: (row) => <span className="nowrap">{day(row.value_as_of)}</span>,
      from: 480,
    },
    {
      id: "positions",
      label: "Positions",
      numeric: true,
      value: (row) => row.position_count,
      cell: (row) => count(row.position_count),
      from: 1024,
    },
    {
      id: "quality",
      label: "Quality",
      value: (row) => (row.is_active ? quality(row.id)?.quality : "inactive"),
      cell: (row) => <Quality portfolio={row} listed={quality(row.id)} />,
      from: 480,
    },
    {
      id: "do",
      label: <span className="sr-only">Actions</span>,
      cell: (row) => (
        <span className={styles.rowButtons}>
          <Link
            to="/accounts/$tab"
            params={{ tab: "runs" }}
            search={{ portfolio: row.id }}
            className={styles.link}
            aria-label={`Calculate ${row.name}`}
          >
            Calculate
          </Link>
          <IconButton
            label={`Edit ${row.name}`}
            onClick={() => {
              onOpen({ kind: "edit", portfolio: row });
            }}
          >
            <Pencil size={17} />
          </IconButton>
          <IconButton
            label={`Delete ${row.name}`}
            onClick={() => {
              onOpen({ kind: "delete", portfolio: row });
            }}
          >
            <Trash2 size={17} />
          </IconButton>
        </span>
      ),
    },
  ];
  const days = new Set(rows.filter((each) => each.is_active).map((each) => each.value_as_of));
  const currencies = new Set(rows.map((each) => each.currency));
  return (
    <Grid
      label="Portfolios"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      footer={
        rows.length > 1
          ? [
              <strong key="all">All active</strong>,
              currencies.size === 1 ? (
                <strong key="sum">
                  {money(answer.net_asset_value, { currency: [...currencies][0] })}
                </strong>
              ) : (
                <Unknown
                  key="sum"
                  label="Value of all"
                  why="Portfolios in different currencies are not added up."
                />
              ),
              days.size > 1 ? (
                <Chip
                  key="day"
                  tone="warning"
                  title="The values that are added up are of different days."
                >
                  Several days
                </Chip>
              ) : (
                <span key="day" className="nowrap">
                  {day([...days][0])}
                </span>
              ),
              null,
              null,
              null,
            ]
          : []
      }
      empty={
        <Empty
          title="There is no portfolio yet"
          actions={
            <>
              <Link to="/accounts/$tab" params={{ tab: "import" }}>
                Import a file of positions
              </Link>
              <Button
                onClick={() => {
                  onOpen({ kind: "create" });
                }}
              >
                Create an empty one
              </Button>
            </>
          }
        >
          Import what a broker lets you download, or the template with your own positions.
        </Empty>
      }
    />
  );
}

function Quality({ portfolio, listed }: { portfolio: Portfolio; listed: Listed | undefined }) {
  const { manner } = useFormat();
  if (!portfolio.is_active) {
    return (
      <Chip title="It is left out of the nightly calculation and of the totals.">Inactive</Chip>
    );
  }
  if (listed === undefined) {
    return <Chip title="Nothing is known of its prices yet.">Unknown</Chip>;
  }
  return (
    <span className={styles.name}>
      <span>
        <Chip tone={listed.quality === "FINAL" ? "good" : "warning"}>{words(listed.quality)}</Chip>
      </span>
      {listed.quality_reason !== null && (
        <span className="muted small">
          {withDays(listed.quality_reason, manner)}{" "}
          <Link to="/accounts/$tab" params={{ tab: "health" }} search={{ portfolio: portfolio.id }}>
            Details
          </Link>
        </span>
      )}
    </span>
  );
}
