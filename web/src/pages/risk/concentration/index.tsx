import { useMemo } from "react";
import type { ViewPage, ViewRow } from "../../../api";
import { Figure } from "../../../figure/Figure";
import { numeric } from "../../../lib/format";
import { useFormat } from "../../../lib/taste";
import { tableOf, useView } from "../../../shell/scope";
import { ViewState } from "../../../shell/ViewState";
import { Card, Chip } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import { Facts, OfAll, type Fact } from "../parts";
import { valueOf } from "../rows";
import { Issuers } from "./Issuers";
import { SectorChart } from "./SectorChart";
import { sectorsOf, sumsOf } from "./sectors";

/** Whether too much depends on too little. */
export default function Concentration() {
  const view = useView("risk/concentration");
  return <ViewState view={view}>{(page) => <Shown page={page} />}</ViewState>;
}

function Shown({ page }: { page: ViewPage }) {
  return (
    <>
      <OfAll page={page}>
        What several portfolios hold of one issuer counts together; what one is long and another
        short cancels out.
      </OfAll>
      <Measures page={page} />
      <Issuers page={page} />
      <Sectors page={page} />
      <Offsets page={page} />
    </>
  );
}

function Measures({ page }: { page: ViewPage }) {
  const format = useFormat();
  const effective = numeric(page.figures["effective_num_positions"]?.value);
  const issuers = numeric(page.figures["issuers"]?.value);
  const all: Fact[] = [
    {
      label: "Concentration index (HHI)",
      n: page.figures["hhi"],
      look: { digits: 0 },
      hint: "From 0, spread over very many, to 10,000, all in one.",
    },
    {
      label: "Effective number",
      n: page.figures["effective_num_positions"],
      look: { kind: "multiple", digits: 1 },
      hint: "So many positions of equal size would be as concentrated.",
    },
    { label: "Issuers", n: page.figures["issuers"], hint: "Those that are held, long or short." },
    { label: "Positions", n: page.figures["positions"], hint: "Single holdings." },
    {
      label: "Largest 3",
      n: page.figures["top_3"],
      hint: "Their share of all sizes added up, long and short.",
    },
    {
      label: "Largest 10",
      n: page.figures["top_10"],
      hint: "The share of the ten largest.",
    },
    {
      label: "Active share",
      n: page.figures["active_share"],
      hint: "How much of it is not as in the benchmark, by sector.",
    },
    {
      label: "Not classified",
      n: page.figures["unclassified_value"],
      look: { kind: "compact" },
      hint: "Market value of holdings whose sector is not known; below they count by delta.",
    },
  ];
  return (
    <Facts
      id="concentration-facts"
      title="How concentrated it is"
      page={page}
      facts={all.filter((fact) => fact.n)}
      note={
        effective === null || issuers === null
          ? undefined
          : `There are ${format.count(issuers)} issuers, but it is as concentrated as ${format.plain(effective, { digits: 1 })} of equal size.`
      }
    />
  );
}

function Sectors({ page }: { page: ViewPage }) {
  const format = useFormat();
  const rows = tableOf(page, "sectors");
  const apart = tableOf(page, "active");
  const sectors = useMemo(() => sectorsOf(rows, apart), [rows, apart]);
  const sums = sumsOf(sectors);
  const named = rows.find((row) => row.texts["benchmark"]);
  const benchmark = named?.texts["benchmark"] ?? "the benchmark";
  const since = named?.texts["benchmark_as_of"];
  const other = sectors.find((sector) => sector.key === "Unclassified");
  return (
    <SectorChart
      page={page}
      sectors={sectors}
      benchmark={benchmark}
      note={
        <>
          Below each name is the difference; shorts go to the left. Options count by delta; cash is
          the value less all of that, and so not the balance of the account: below zero where more
          is moved than there is value. Funds are not looked through
          {sums.benchmark === null ? "; the weights of the benchmark are not known here" : ""}.
          {since
            ? named?.texts["benchmark_source"] === "stand-in"
              ? ` The benchmark has approximate weights entered by hand, of ${format.day(since)}.`
              : ` Weights of the benchmark are of ${format.day(since)}.`
            : ""}
          {other?.weight
            ? ` ${format.percent(other.weight, { signed: true })} is not classified, by delta.`
            : ""}
        </>
      }
      actions={
        sums.active === null ? undefined : sums.cancels ? (
          <span className="row">
            <Chip title="Both sides add up to 100 %, cash included.">Differences cancel out</Chip>
          </span>
        ) : (
          <span className="row">
            <Chip
              tone="warning"
              title="They cancel out where portfolio and benchmark both add up to 100 %."
            >
              Differences add up to {format.percent(sums.active, { signed: true })}
            </Chip>
          </span>
        )
      }
    />
  );
}

function Offsets({ page }: { page: ViewPage }) {
  const rows = tableOf(page, "offsets");
  const columns = useMemo(
    (): Column<ViewRow>[] => [
      { id: "issuer", label: "Issuer", value: (row) => row.key, cell: (row) => row.key },
      {
        id: "offset",
        label: "Held against each other",
        numeric: true,
        value: (row) => valueOf(row, "offset"),
        cell: (row) => <Figure n={row.numbers["offset"]} label="Offset" kind="compact" />,
      },
    ],
    [],
  );
  return rows.length === 0 ? null : (
    <Card
      title="One long, another short"
      asOf={page.as_of}
      note="What portfolios hold against each other in the same issuer."
    >
      <Grid label="Offsets" columns={columns} rows={rows} rowKey={(row) => row.key} />
    </Card>
  );
}
