/** The one table of rows: sorted by its heads, and drawn only where it is looked at. */
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  memo,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { numeric } from "../lib/format";
import { useFilling } from "./filling";
import styles from "./Grid.module.css";

export interface Column<R> {
  id: string;
  label: ReactNode;
  /** what the column sorts by; without it the column does not sort */
  value?: (row: R) => string | number | null | undefined;
  cell: (row: R) => ReactNode;
  numeric?: boolean;
  /** CSS width such as 120px or minmax(160px, 2fr) */
  width?: string;
  /** left out where the window is narrower than this many pixels */
  from?: 480 | 768 | 1024 | 1280;
}

export interface Sort {
  id: string;
  desc: boolean;
}

interface GridProps<R> {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** the sort, if the address holds it; otherwise the grid keeps its own */
  sort?: Sort | undefined;
  onSort?: (sort: Sort | undefined) => void;
  firstSort?: Sort;
  /** a row below a row, when it is open */
  detail?: (row: R) => ReactNode;
  selected?: string | undefined;
  footer?: readonly ReactNode[];
  empty?: ReactNode;
  height?: number;
  /** pixels of a row, where its cells have two lines */
  rowHeight?: number;
  /** the rows come in the order of the sort already, as they do in groups */
  ordered?: boolean;
}

/** From this many rows on, only those in sight are drawn. */
const MANY = 80;
const ROW = 40;

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

function compare(
  a: string | number | null | undefined,
  b: string | number | null | undefined,
): number {
  const left = numeric(a);
  const right = numeric(b);
  return left !== null && right !== null
    ? left - right
    : String(a).localeCompare(String(b), "en", { numeric: true });
}

function unknown(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function classOf<R>(column: Column<R>): string | undefined {
  const hide = column.from ? (styles[`from${String(column.from)}`] ?? "") : "";
  return `${column.numeric ? "num" : ""} ${hide}`.trim() || undefined;
}

interface CellsProps<R> {
  columns: readonly Column<R>[];
  row: R;
  place: number;
  selected: boolean;
}

/** A row is drawn again only when it or the columns are others, not whenever the grid scrolls. */
const Cells = memo(function Cells<R>({ columns, row, place, selected }: CellsProps<R>) {
  return (
    <tr aria-rowindex={place} data-selected={selected}>
      {columns.map((column) => (
        <td key={column.id} className={classOf(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}) as <R>(props: CellsProps<R>) => ReactNode;

/** Columns keep their widths while rows come and go, and fit what is there when the grid rests. */
function useFixedWidths(scroll: RefObject<HTMLDivElement | null>, moving: boolean) {
  useLayoutEffect(() => {
    const table = scroll.current?.querySelector("table");
    if (!moving || !table) {
      return;
    }
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    const before = heads.map((head) => head.style.width);
    heads
      .map((head) => head.getBoundingClientRect().width)
      .forEach((width, at) => {
        heads[at]?.style.setProperty("width", `${String(width)}px`);
      });
    table.style.tableLayout = "fixed";
    return () => {
      table.style.tableLayout = "";
      before.forEach((width, at) => heads[at]?.style.setProperty("width", width));
    };
  }, [scroll, moving]);
}

export function Grid<R extends object>({
  label,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  firstSort,
  detail,
  selected,
  footer,
  empty,
  height = 560,
  rowHeight = ROW,
  ordered = false,
}: GridProps<R>) {
  const [own, setOwn] = useState<Sort | undefined>(firstSort);
  const current = onSort ? sort : own;
  const sorting: SortingState = useMemo(
    () => (current && !ordered ? [current] : []),
    [current, ordered],
  );
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, R> => {
        const value = column.value;
        return {
          id: column.id,
          accessorFn: (row) => value?.(row),
          enableSorting: value !== undefined,
          // what is unknown comes last in either direction
          sortFn: (a, b) => {
            const left = value?.(a.original);
            const right = value?.(b.original);
            const down = current?.desc === true ? -1 : 1;
            return unknown(left) || unknown(right)
              ? down * (Number(unknown(left)) - Number(unknown(right)))
              : compare(left, right);
          },
        };
      }),
    [columns, current],
  );
  const table = useTable({ features, data, columns: definitions, state: { sorting } });
  const sorted = table.getRowModel().rows;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = sorted.length > MANY;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    enabled: virtual,
  });

  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.map((item) => sorted[item.index]) : sorted;
  const moving = virtual && virtualizer.isScrolling;
  const drawn = useFilling(
    shown.flatMap((row) => (row === undefined ? [] : [rowKey(row.original)])),
    moving,
  );
  useFixedWidths(scroll, moving);

  const choose = (id: string) => {
    const next: Sort | undefined =
      current?.id !== id ? { id, desc: true } : current.desc ? { id, desc: false } : undefined;
    if (onSort) {
      onSort(next);
    } else {
      setOwn(next);
    }
  };

  if (rows.length === 0 && empty !== undefined) {
    return <>{empty}</>;
  }
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <div
      ref={scroll}
      className={styles.scroll}
      style={virtual ? { height } : undefined}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={styles.grid} aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classOf(column)}
                style={column.width ? { width: column.width } : undefined}
                aria-sort={
                  current?.id === column.id
                    ? current.desc
                      ? "descending"
                      : "ascending"
                    : undefined
                }
              >
                {column.value ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => {
                      choose(column.id);
                    }}
                  >
                    {column.label}
                    <span aria-hidden className={styles.arrow}>
                      {current?.id === column.id ? (current.desc ? "\u2193" : "\u2191") : ""}
                    </span>
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden>
              <td colSpan={columns.length} style={{ height: before, padding: 0, border: 0 }} />
            </tr>
          )}
          {shown.map((row, place) => {
            if (row === undefined) {
              return null;
            }
            const key = rowKey(row.original);
            const below = detail?.(row.original);
            const index = virtual ? (items[place]?.index ?? 0) : place;
            if (!drawn.has(key)) {
              return (
                <tr key={key} aria-rowindex={index + 2} aria-busy>
                  <td colSpan={columns.length} style={{ height: rowHeight }} />
                </tr>
              );
            }
            return [
              <Cells
                key={key}
                columns={columns}
                row={row.original}
                place={index + 2}
                selected={selected === key}
              />,
              below ? (
                <tr key={`${key}-more`} className={styles.below}>
                  <td colSpan={columns.length}>{below}</td>
                </tr>
              ) : null,
            ];
          })}
          {after > 0 && (
            <tr aria-hidden>
              <td colSpan={columns.length} style={{ height: after, padding: 0, border: 0 }} />
            </tr>
          )}
        </tbody>
        {footer && (
          <tfoot>
            <tr>
              {footer.map((cell, index) => {
                const column = columns[index];
                return (
                  <td key={index} className={column ? classOf(column) : ""}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
