/** A matrix of correlations as the page gives it, its orders, and its tree. */
import type { ViewRow } from "../../../api";
import { numeric } from "../../../lib/format";

export interface Matrix {
  symbols: readonly string[];
  /** by row and column; null where a pair has too few common days */
  rho: readonly (readonly (number | null)[])[];
  /** common days by row and column */
  n: readonly (readonly (number | null)[])[];
}

export function matrixOf(rows: readonly ViewRow[]): Matrix {
  const symbols = rows.map((row) => row.key);
  return {
    symbols,
    rho: rows.map((row) => symbols.map((other) => numeric(row.numbers[other]?.value))),
    n: rows.map((row) => symbols.map((other) => row.numbers[other]?.n ?? null)),
  };
}

export interface Node {
  /** places in the matrix, as they are drawn */
  leaves: readonly number[];
  /** 0 for a leaf; the distance at which its two halves join */
  height: number;
  halves?: readonly [Node, Node];
}

/** √((1 − ρ)/2): 0 for what moves together always, 1 for opposites. */
export function distance(rho: number): number {
  return Math.sqrt(Math.max(0, 1 - rho) / 2);
}

/**
 * Average linkage: the two groups with the smallest mean distance join, of equals the first. Pairs
 * that are not known count neither way; groups without any known pair join last.
 *
 * @param rank where the server puts each place; the halves of a node come in that order
 */
export function tree(matrix: Matrix, rank: readonly number[]): Node | null {
  const count = matrix.symbols.length;
  // sums and counts of the known distances between groups; a group lives where its first one was
  const sums = new Float64Array(count * count);
  const known = new Float64Array(count * count);
  matrix.rho.forEach((row, i) => {
    row.forEach((rho, j) => {
      if (rho !== null) {
        sums[i * count + j] = distance(rho);
        known[i * count + j] = 1;
      }
    });
  });
  const groups = new Map<number, Node>(
    matrix.symbols.map((_, place) => [place, { leaves: [place], height: 0 }]),
  );
  const mean = (i: number, j: number) => {
    const pairs = known[i * count + j] ?? 0;
    return pairs === 0 ? UNKNOWN : (sums[i * count + j] ?? 0) / pairs;
  };
  const place = (node: Node) =>
    node.leaves.reduce((sum, leaf) => sum + (rank[leaf] ?? leaf), 0) / node.leaves.length;
  while (groups.size > 1) {
    const [a, b] = nearest([...groups.keys()], mean);
    const one = groups.get(a);
    const other = groups.get(b);
    if (one === undefined || other === undefined) {
      break;
    }
    const halves: [Node, Node] = place(one) <= place(other) ? [one, other] : [other, one];
    groups.set(a, {
      leaves: [...halves[0].leaves, ...halves[1].leaves],
      height: Math.max(Math.min(mean(a, b), 1), one.height, other.height),
      halves,
    });
    groups.delete(b);
    for (const k of groups.keys()) {
      for (const of of [sums, known]) {
        const joined = (of[a * count + k] ?? 0) + (of[b * count + k] ?? 0);
        of[a * count + k] = joined;
        of[k * count + a] = joined;
      }
    }
  }
  return [...groups.values()][0] ?? null;
}

/** Further than any known distance. */
const UNKNOWN = 2;

function nearest(
  alive: readonly number[],
  mean: (i: number, j: number) => number,
): [number, number] {
  let best: [number, number] = [alive[0] ?? 0, alive[1] ?? 0];
  let least = Infinity;
  alive.forEach((i, at) => {
    for (const j of alive.slice(at + 1)) {
      const between = mean(i, j);
      if (between < least) {
        least = between;
        best = [i, j];
      }
    }
  });
  return best;
}

export type Order = "cluster" | "weight" | "name";

/**
 * The places of the matrix in an order. The server gives the largest first; `cluster` is the order
 * of the tree.
 */
export function ordered(matrix: Matrix, order: Order, root: Node | null): number[] {
  const places = matrix.symbols.map((_, place) => place);
  switch (order) {
    case "weight":
      return places;
    case "name":
      return places.sort((a, b) =>
        (matrix.symbols[a] ?? "").localeCompare(matrix.symbols[b] ?? "", "en"),
      );
    case "cluster":
      return root === null ? places : [...root.leaves];
  }
}

/** The matrix in another order, and with the sign of what is held short turned if asked. */
export function arranged(
  matrix: Matrix,
  places: readonly number[],
  short?: ReadonlySet<string>,
): Matrix {
  const sign = (place: number) => (short?.has(matrix.symbols[place] ?? "") ? -1 : 1);
  const of = (row: number, column: number) => {
    const rho = matrix.rho[row]?.[column] ?? null;
    // -0 is no correlation anybody writes
    return rho === null ? null : rho * sign(row) * sign(column) + 0;
  };
  return {
    symbols: places.map((place) => matrix.symbols[place] ?? ""),
    rho: places.map((row) => places.map((column) => of(row, column))),
    n: places.map((row) => places.map((column) => matrix.n[row]?.[column] ?? null)),
  };
}

/** Fisher's interval of a correlation, tanh(atanh ρ ± z/√(n − 3)), as the methods describe it. */
export function interval(
  rho: number | null,
  n: number | null,
  z = 1.959963984540054,
): [number, number] | null {
  if (rho === null || n === null || n <= 3 || Math.abs(rho) >= 1) {
    return null;
  }
  const margin = z / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(rho) - margin), Math.tanh(Math.atanh(rho) + margin)];
}

/** The most alike and the most opposite pair, and how many are not known. */
export function extremes(matrix: Matrix): {
  highest: [string, string, number] | null;
  lowest: [string, string, number] | null;
  missing: number;
} {
  let highest: [string, string, number] | null = null;
  let lowest: [string, string, number] | null = null;
  let missing = 0;
  matrix.symbols.forEach((one, i) => {
    for (let j = i + 1; j < matrix.symbols.length; j++) {
      const rho = matrix.rho[i]?.[j] ?? null;
      const other = matrix.symbols[j] ?? "";
      if (rho === null) {
        missing++;
      } else {
        if (highest === null || rho > highest[2]) {
          highest = [one, other, rho];
        }
        if (lowest === null || rho < lowest[2]) {
          lowest = [one, other, rho];
        }
      }
    }
  });
  return { highest, lowest, missing };
}
