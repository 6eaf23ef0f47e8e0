import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { Download, Tags } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import type { ViewPage } from "../../api";
import { csv } from "../../chart/Chart";
import { exact } from "../../lib/format";
import { save } from "../../lib/save";
import { useFormat, useTaste } from "../../lib/taste";
import { useAsOf, useScope } from "../../shell/scope";
import { Button, Chip } from "../../ui";
import { type Column, Grid, type Sort } from "../../ui/Grid";
import { useNarrow } from "../../ui/narrow";
import { ColumnChoice, useColumns } from "./ColumnChoice";
import { type Field, HeadName, IN_WORTH, Name, ShortName, Sum, Worth } from "./fields";
import styles from "./Holdings.module.css";
import {
  contradictions,
  type Group,
  grouped,
  type Holding,
  type Line,
  numberOf,
  sorted,
  sums,
  textOf,
  type ValueOf,
} from "./rows";
import { type Step } from "./tagging";
import { TagDialog } from "./TagDialog";
import { TagsDone } from "./TagsDone";
import { TargetCell } from "./TargetCell";
import { useTargets } from "./targets";

/** `-market_value` in the address is the market value, the largest first. */
function sortOf(text: string | undefined): Sort | undefined {
  return text === undefined || text === ""
    ? undefined
    : text.startsWith("-")
      ? { id: text.slice(1), desc: true }
      : { id: text, desc: false };
}

/** Every key of a row that it names is chosen; groups may show a position twice. */
export function Table({
  page,
  all,
  rows,
  group,
  isAll,
}: {
  page: ViewPage;
  all: readonly Holding[];
  rows: readonly Holding[];
  group: Group;
  isAll: boolean;
}) {
  const scope = useScope();
  const format = useFormat();
  const { hidden } = useTaste();
  const navigate = useNavigate();
  const router = useRouter();
  const asOf = useAsOf();
  const search: { sort?: string; fold?: string; row?: string } = useSearch({ strict: false });
  const { possible, chosen: shownColumns, fields, set: setColumns } = useColumns(isAll);
  const targets = useTargets(scope);
  const narrow = useNarrow();
  // the target stands beside the price it is compared with
  const [before, after] = useMemo(() => {
    const own = narrow ? fields.filter((field) => !IN_WORTH.includes(field.id)) : fields;
    const at = own.findIndex((field) => field.id === "price") + 1;
    return [own.slice(0, at), own.slice(at)];
  }, [fields, narrow]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [tagging, setTagging] = useState(false);
  const [done, setDone] = useState<{ said: string; steps: readonly Step[] } | null>(null);
  const box = useRef<HTMLDivElement>(null);

  const asked = search.sort ?? "-market_value";
  const sort = useMemo(() => sortOf(asked), [asked]);
  const folded = useMemo(
    () =>
      new Set(
        String(search.fold ?? "")
          .split("~")
          .filter(Boolean),
      ),
    [search.fold],
  );
  const put = useCallback(
    (change: Record<string, string | undefined>) => {
      void navigate({ to: ".", replace: true, search: (old: object) => ({ ...old, ...change }) });
    },
    [navigate],
  );
  const toggleGroup = useCallback(
    (name: string) => {
      const next = new Set(folded);
      if (!next.delete(name)) {
        next.add(name);
      }
      put({ fold: next.size === 0 ? undefined : [...next].join("~") });
    },
    [folded, put],
  );

  const value = useMemo((): ValueOf | undefined => {
    if (sort === undefined) {
      return undefined;
    }
    if (sort.id === "symbol") {
      return (holding) => textOf(holding.row, "symbol");
    }
    if (sort.id === "target_price") {
      return (holding) => numberOf(holding.row, "target_price");
    }
    return possible.find((field) => field.id === sort.id)?.value;
  }, [sort, possible]);
  const { lines, overlaps, adds } = useMemo(() => {
    const ordered = value === undefined ? rows : sorted(rows, value, sort?.desc === true);
    return grouped(ordered, group, folded);
  }, [rows, value, sort, group, folded]);
  const whole = useMemo(() => sums(rows), [rows]);
  const total: Line = {
    kind: "head",
    key: "total",
    name: "Total",
    count: rows.length,
    open: true,
    sums: whole,
  };
  const wrong = useMemo(() => contradictions(page.figures, sums(all), all.length), [page, all]);
  const picked = useMemo(() => all.filter((each) => chosen.has(each.id)), [all, chosen]);

  const choose = useCallback((ids: readonly string[], on: boolean) => {
    setChosen((old) => {
      const next = new Set(old);
      ids.forEach((id) => (on ? next.add(id) : next.delete(id)));
      return next;
    });
  }, []);

  // opened in a window of its own it is of the same day
  const hrefOf = useCallback(
    (id: string) =>
      router.buildLocation({
        to: "/p/$scope/holdings/$id",
        params: { scope, id },
        search: asOf === undefined ? {} : { asOf },
      }).href,
    [router, scope, asOf],
  );

  const columns = useMemo((): Column<Line>[] => {
    const plain = (field: Field): Column<Line> => ({
      id: field.id,
      label: field.explain ? <span title={field.explain}>{field.label}</span> : field.label,
      numeric: field.numeric,
      value: (line) => (line.kind === "head" ? null : field.value(line)),
      cell: (line) =>
        line.kind === "head" ? (
          <strong>
            <Sum sums={line.sums} field={field} format={format} />
          </strong>
        ) : (
          field.cell(line, format)
        ),
    });
    const everything = rows.length > 0 && rows.every((row) => chosen.has(row.id));
    return [
      {
        id: "choose",
        label: (
          <input
            type="checkbox"
            className={styles.box}
            aria-label="Choose all rows shown"
            checked={everything}
            onChange={() => {
              choose(
                rows.map((row) => row.id),
                !everything,
              );
            }}
          />
        ),
        width: "36px",
        cell: (line) =>
          line.kind === "head" ? null : (
            <input
              type="checkbox"
              className={styles.box}
              data-row={line.id}
              aria-label={`Choose ${textOf(line.row, "symbol")}`}
              checked={chosen.has(line.id)}
              onChange={(event) => {
                choose([line.id], event.target.checked);
              }}
            />
          ),
      },
      {
        id: "symbol",
        label: "Holding",
        value: (line) => (line.kind === "head" ? line.name : textOf(line.row, "symbol")),
        cell: (line) =>
          line.kind === "head" ? (
            <HeadName head={line} toggle={toggleGroup} />
          ) : narrow ? (
            <ShortName holding={line} href={hrefOf(line.id)} format={format} />
          ) : (
            <Name holding={line} href={hrefOf(line.id)} />
          ),
      },
      ...(narrow
        ? [
            {
              id: "market_value",
              label: (
                <span title="Market value, and below it the profit of the day">Value, day</span>
              ),
              numeric: true,
              value: (line: Line) =>
                line.kind === "head" ? null : numberOf(line.row, "market_value"),
              cell: (line: Line) => <Worth line={line} format={format} />,
            },
          ]
        : []),
      ...before.map(plain),
      {
        id: "target_price",
        label: <span title="What you expect at the end of the year. Press to change.">Target</span>,
        numeric: true,
        value: (line) => (line.kind === "head" ? null : numberOf(line.row, "target_price")),
        cell: (line) =>
          line.kind === "head" ? null : <TargetCell holding={line} targets={targets} />,
      },
      ...after.map(plain),
    ];
  }, [rows, chosen, choose, before, after, narrow, format, hrefOf, targets, toggleGroup]);

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = event.target as HTMLElement;
    if (from.closest("dialog") || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const typing = from instanceof HTMLInputElement && from.type !== "checkbox";
    if (event.key === "t" && !typing && chosen.size > 0) {
      event.preventDefault();
      setTagging(true);
    } else if (
      (event.key === "ArrowDown" || event.key === "ArrowUp") &&
      from.dataset["row"] !== undefined
    ) {
      const boxes = [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      const next = boxes[boxes.indexOf(from) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  };

  // the rows hold plain links: followed here as the router would
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    const link = (event.target as HTMLElement).closest<HTMLElement>("a[data-holding]");
    const id = link?.dataset["holding"];
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (id !== undefined && !elsewhere && event.button === 0 && !event.defaultPrevented) {
      event.preventDefault();
      void navigate({ to: "/p/$scope/holdings/$id", params: { scope, id } });
    }
  };

  const download = () => {
    const amounts = (raw: string | number | null | undefined, amount = false) => ({
      text: "",
      raw: exact(raw),
      amount,
    });
    const made = lines.filter((line) => line.kind === "holding");
    save(
      "holdings.csv",
      csv(
        {
          columns: ["Symbol", "Name", ...fields.map((f) => f.label), "Target"].map((label) => ({
            label,
          })),
          rows: made.map((line) => [
            textOf(line.row, "symbol"),
            textOf(line.row, "name"),
            ...fields.map((field) => amounts(field.raw(line), field.amount)),
            amounts(targets.of(line).value),
          ]),
        },
        hidden,
      ),
      "text/csv",
    );
  };

  return (
    <div id="holdings" className="stack" ref={box} onKeyDown={onKey} onClick={follow}>
      <div className="spread">
        <div className="row" role="status">
          <span className="muted">
            {rows.length === all.length
              ? `${format.count(all.length)} positions`
              : `${format.count(rows.length)} of ${format.count(all.length)} positions`}
            {chosen.size > 0 ? `, ${format.count(chosen.size)} chosen` : ""}
          </span>
          <Chip>as of {format.day(page.as_of)}</Chip>
          {narrow && <span className="muted small">The other columns are to the right.</span>}
          {overlaps && (
            <Chip tone="accent" title="A position with several tags counts in the group of each.">
              Groups overlap
            </Chip>
          )}
          {!adds && !overlaps && (
            <Chip tone="warning" title="The sums of the groups are not the sum of the rows.">
              Groups do not add up
            </Chip>
          )}
          {wrong.length > 0 && (
            <Chip
              tone="warning"
              title={`The rows add up to something else than the total: ${wrong.join(", ")}.`}
            >
              Rows do not add up
            </Chip>
          )}
        </div>
        <div className="row">
          <Button
            disabled={chosen.size === 0}
            title="Choose rows with their boxes, then press t"
            onClick={() => {
              setTagging(true);
            }}
          >
            <Tags size={16} aria-hidden /> Tag
          </Button>
          <ColumnChoice possible={possible} chosen={shownColumns} set={setColumns} />
          <Button onClick={download}>
            <Download size={16} aria-hidden /> CSV
          </Button>
        </div>
      </div>
      {done && (
        <TagsDone
          key={done.said + String(done.steps.length)}
          {...done}
          onGone={() => {
            setDone(null);
          }}
        />
      )}
      <div className={narrow ? styles.narrow : undefined}>
        <Grid<Line>
          label="Holdings"
          columns={columns}
          rows={lines}
          rowKey={(line) => line.key}
          ordered
          sort={sort}
          onSort={(next) => {
            put({ sort: next === undefined ? "" : `${next.desc ? "-" : ""}${next.id}` });
          }}
          selected={search.row}
          height={640}
          {...(narrow ? { rowHeight: 56 } : {})}
          footer={[
            null,
            <strong key="total">Total</strong>,
            ...(narrow ? [<Worth key="worth" line={total} format={format} />] : []),
            ...[...before, null, ...after].map((field) =>
              field === null ? null : (
                <Sum key={field.id} sums={whole} field={field} format={format} />
              ),
            ),
          ]}
          empty={<p className="muted">No position matches. Change the filter or the view.</p>}
        />
      </div>
      <TagDialog
        open={tagging}
        chosen={picked}
        onClose={() => {
          setTagging(false);
        }}
        onDone={(said, steps) => {
          setDone({ said, steps });
        }}
      />
    </div>
  );
}
