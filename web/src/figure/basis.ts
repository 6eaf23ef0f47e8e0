/** What several figures rest on together. */
import type { ViewNumber, ViewRow } from "../api";
import { numeric } from "../lib/format";

export interface Basis {
  /** id and version of each method */
  methods: readonly string[];
  /** the pages that say how they are computed, by name */
  pages: readonly string[];
  /** where the frame around them does not tell the day */
  asOf?: string | null;
  /** the fewest observations and the most; null where none are stated */
  n: readonly [number, number] | null;
  /** the least share of the holdings that any of them covers, and the most */
  coverage: readonly [number, number] | null;
  /** how many are unknown, and of how many */
  unknown?: readonly [number, number];
}

/** The page of the documentation that an envelope names. */
export function pageOf(inputs: string): string | undefined {
  return /methods\/([a-z-]+)\.md/.exec(inputs)?.[1];
}

function known<T>(values: readonly (T | null | undefined)[]): T[] {
  return values.filter((each): each is T => each !== null && each !== undefined);
}

function rangeOf(values: readonly number[]): readonly [number, number] | null {
  return values.length === 0
    ? null
    : [
        values.reduce((least, each) => Math.min(least, each)),
        values.reduce((most, each) => Math.max(most, each)),
      ];
}

/** What envelopes have in common; null where there are none. */
export function basisOf(numbers: readonly (ViewNumber | undefined)[]): Basis | null {
  const all = known(numbers);
  if (all.length === 0) {
    return null;
  }
  const counts = known(all.map((each) => each.n));
  const covered = known(all.map((each) => numeric(each.coverage)));
  const unknown = all.filter((each) => each.value === null).length;
  return {
    methods: [...new Set(all.map((each) => each.method))],
    pages: [...new Set(known(all.map((each) => pageOf(each.inputs))))],
    n: rangeOf(counts),
    coverage: rangeOf(covered),
    ...(unknown === 0 ? {} : { unknown: [unknown, all.length] }),
  };
}

/** The envelopes of some columns of rows. */
export function numbersOf(
  rows: readonly ViewRow[],
  ...columns: readonly string[]
): (ViewNumber | undefined)[] {
  return rows.flatMap((row) => columns.map((column) => row.numbers[column]));
}

/** Of closes: where they come from, and how many there are. */
export function ofCloses(source: string | undefined, n: number): Basis {
  return {
    methods: source === undefined ? [] : [source],
    pages: source === "synthetic" ? ["synthetic-prices"] : [],
    n: [n, n],
    coverage: null,
  };
}

/** Of figures without envelopes: the method by its page, and what else the answer states. */
export function stated(
  page: string,
  more: { asOf?: string | null; coverage?: number | null } = {},
): Basis {
  return {
    methods: [page],
    pages: [page],
    ...(more.asOf === undefined ? {} : { asOf: more.asOf }),
    n: null,
    coverage: rangeOf(known([more.coverage])),
  };
}
