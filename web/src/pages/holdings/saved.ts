/** What a saved view of the holdings holds: the part of the address that says how they are shown. */
import { kept } from "./ColumnChoice";

/** The scope and the day are not among them, nor what is open for a moment. */
const NAMES = ["view", "group", "q", "sector", "tag", "tagged", "sort", "fold", "columns"] as const;

export type Shown = Partial<Record<(typeof NAMES)[number], string | number | boolean>>;

interface Written {
  parseSearch: (text: string) => object;
  stringifySearch: (search: Record<string, unknown>) => string;
}

/** Of an address what a view holds, always in the same order. */
export function shownOf(search: object): Shown {
  const all = search as Record<string, unknown>;
  const shown: Shown = {};
  for (const name of NAMES) {
    const value = all[name];
    if (["string", "number", "boolean"].includes(typeof value)) {
      shown[name] = value as string;
    }
  }
  return shown;
}

/** With the columns, which the address names only while a view is open. */
export function withColumns(shown: Shown): Shown {
  return { ...shown, columns: shown.columns ?? [...kept()].sort().join("~") };
}

/** As it is stored: without question mark. */
export function textOf(shown: Shown, { stringifySearch }: Written): string {
  return stringifySearch({ ...shownOf(shown) }).replace(/^\?/, "");
}

/** What stored text stands for; of what else it may hold nothing is taken. */
export function read(text: string, { parseSearch }: Written): Shown {
  return shownOf(parseSearch(`?${text}`));
}
