import { useMemo } from "react";
import type { ViewPage, ViewRow } from "../../../api";
import { Figure } from "../../../figure/Figure";
import { Card } from "../../../ui";
import { type Column, Grid } from "../../../ui/Grid";
import controls from "../Risk.module.css";
import { valueOf } from "../rows";

/** The average correlation from which on symbols form a group, as the server cuts its tree. */
const THRESHOLD = "about 0.7";

/** Groups of more than one, and what is in none: the server lists each of those as its own. */
function parted(rows: readonly ViewRow[]): { groups: ViewRow[]; alone: ViewRow[] } {
  const several = (row: ViewRow) => (valueOf(row, "symbols") ?? 0) > 1;
  return { groups: rows.filter(several), alone: rows.filter((row) => !several(row)) };
}

/** What moves together closely enough to count as one thing. */
export function Groups({
  page,
  rows,
  listed,
}: {
  page: ViewPage;
  rows: readonly ViewRow[];
  listed: readonly ViewRow[];
}) {
  const { groups, alone } = useMemo(() => parted(rows), [rows]);
  const columns = useMemo(
    (): Column<ViewRow>[] => [
      {
        id: "name",
        label: "Group",
        value: (row) => row.texts["name"],
        cell: (row) => row.texts["name"] ?? row.key,
      },
      {
        id: "symbols",
        label: "Symbols",
        numeric: true,
        value: (row) => valueOf(row, "symbols"),
        cell: (row) => <Figure n={row.numbers["symbols"]} label="Symbols" />,
      },
      {
        id: "average",
        label: "Average correlation",
        numeric: true,
        value: (row) => valueOf(row, "average_correlation"),
        cell: (row) => (
          <Figure n={row.numbers["average_correlation"]} label="Average correlation" kind="beta" />
        ),
      },
      {
        id: "members",
        label: "Which",
        cell: (row) => (
          <div className={controls.words}>
            {listed
              .filter((each) => each.texts["cluster"] === row.key)
              .map((each) => each.key)
              .join(", ")}
          </div>
        ),
      },
    ],
    [listed],
  );
  if (rows.length === 0) {
    return null;
  }
  const others = alone.map((row) => row.texts["name"] ?? row.key).join(", ");
  return (
    <Card
      title="Groups that move together"
      asOf={page.as_of}
      note={`A group is of two symbols or more that correlate at ${THRESHOLD} or more on average.`}
    >
      {groups.length === 0 ? (
        <p>
          No holdings move together closely enough to form a group: no two of them correlate at{" "}
          {THRESHOLD} or more.
        </p>
      ) : (
        <>
          <Grid label="Groups" columns={columns} rows={groups} rowKey={(row) => row.key} />
          {alone.length > 0 && (
            <p className="muted small">Not close enough to any other: {others}.</p>
          )}
        </>
      )}
    </Card>
  );
}
