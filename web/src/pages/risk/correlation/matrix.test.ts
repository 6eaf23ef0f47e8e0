import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arranged,
  distance,
  extremes,
  interval,
  ordered,
  tree,
  type Matrix,
  type Node,
} from "./matrix";

/** Symmetric, with 1 on the diagonal, and here and there a pair that is not known. */
const matrices = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc
    .array(fc.option(fc.double({ min: -0.99, max: 0.99, noNaN: true }), { freq: 8 }), {
      minLength: (count * (count - 1)) / 2,
      maxLength: (count * (count - 1)) / 2,
    })
    .map((pairs): Matrix => {
      const rho: (number | null)[][] = Array.from({ length: count }, () => []);
      let at = 0;
      for (let i = 0; i < count; i++) {
        for (let j = i; j < count; j++) {
          const value = i === j ? 1 : (pairs[at++] ?? null);
          (rho[i] ?? [])[j] = value;
          (rho[j] ?? [])[i] = value;
        }
      }
      return {
        symbols: rho.map((_, i) => `S${String((i * 7) % count)}-${String(i)}`),
        rho,
        n: rho.map((row) => row.map(() => 252)),
      };
    }),
);
const order = fc.constantFrom("cluster", "weight", "name" as const);
const all = (matrix: Matrix) =>
  matrix.rho
    .flat()
    .map((each) => (each === null ? "?" : String(each)))
    .sort();

describe("the heat map", () => {
  it("stays symmetric with a unit diagonal in every order, as held or not", () => {
    fc.assert(
      fc.property(matrices, order, fc.boolean(), (matrix, by, held) => {
        const short = new Set(matrix.symbols.filter((_, i) => i % 2 === 1));
        const places = ordered(matrix, by as "cluster", tree(matrix, []));
        const shown = arranged(matrix, places, held ? short : undefined);
        shown.symbols.forEach((_, i) => {
          expect(shown.rho[i]?.[i]).toBe(1);
          shown.symbols.forEach((__, j) => {
            expect(shown.rho[i]?.[j]).toBe(shown.rho[j]?.[i]);
          });
        });
      }),
    );
  });

  it("only moves values about", () => {
    fc.assert(
      fc.property(matrices, order, (matrix, by) => {
        const places = ordered(matrix, by as "cluster", tree(matrix, []));
        expect([...places].sort((a, b) => a - b)).toEqual(matrix.symbols.map((_, i) => i));
        expect(all(arranged(matrix, places))).toEqual(all(matrix));
      }),
    );
  });

  it("turns exactly the pairs of a long and a short", () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const short = new Set(matrix.symbols.slice(0, 2));
        const places = ordered(matrix, "weight", null);
        const shown = arranged(matrix, places, short);
        matrix.symbols.forEach((one, i) => {
          matrix.symbols.forEach((other, j) => {
            const rho = matrix.rho[i]?.[j] ?? null;
            const turned = short.has(one) !== short.has(other);
            expect(shown.rho[i]?.[j]).toBe(rho === null ? null : turned ? -rho + 0 : rho + 0);
          });
        });
      }),
    );
  });
});

describe("the tree", () => {
  const walk = (node: Node, visit: (node: Node) => void) => {
    visit(node);
    node.halves?.forEach((half) => {
      walk(half, visit);
    });
  };

  it("holds every symbol once, joins upwards, and is the same every time", () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const root = tree(matrix, []);
        expect(root).not.toBeNull();
        expect(tree(matrix, [])).toEqual(root);
        if (root) {
          expect(root.leaves.length).toBe(matrix.symbols.length);
          expect(new Set(root.leaves).size).toBe(matrix.symbols.length);
          walk(root, (node) => {
            node.halves?.forEach((half) => {
              expect(half.height).toBeLessThanOrEqual(node.height);
            });
          });
        }
      }),
    );
  });

  it("puts side by side what moves together, in the order of the server", () => {
    const rho = [
      [1, 0.1, 0.9, 0.0],
      [0.1, 1, 0.1, 0.8],
      [0.9, 0.1, 1, 0.0],
      [0.0, 0.8, 0.0, 1],
    ];
    const matrix: Matrix = { symbols: ["A", "B", "C", "D"], rho, n: rho };
    expect(tree(matrix, [])?.leaves).toEqual([0, 2, 1, 3]);
    expect(tree(matrix, [3, 0, 2, 1])?.leaves).toEqual([1, 3, 2, 0]);
    expect(tree(matrix, [])?.halves?.[0].height).toBeCloseTo(distance(0.9), 12);
  });
});

describe("intervals", () => {
  it("hold the correlation and stay within one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.999, max: 0.999, noNaN: true }),
        fc.integer({ min: 60, max: 1000 }),
        (rho, n) => {
          const [lo, hi] = interval(rho, n) ?? [0, 0];
          expect(lo).toBeGreaterThan(-1);
          expect(hi).toBeLessThan(1);
          expect(lo).toBeLessThanOrEqual(rho);
          expect(hi).toBeGreaterThanOrEqual(rho);
        },
      ),
    );
    expect(interval(1, 252)).toBeNull();
    expect(interval(0.5, null)).toBeNull();
    // atanh 0.5 = 0.549306, 1.959964 / √100 = 0.195996
    expect(interval(0.5, 103)?.[0]).toBeCloseTo(Math.tanh(0.35331), 5);
  });

  it("are not made up for pairs that are not known", () => {
    expect(interval(null, 252)).toBeNull();
    expect(
      extremes({
        symbols: ["A", "B"],
        rho: [
          [1, null],
          [null, 1],
        ],
        n: [
          [null, null],
          [null, null],
        ],
      }),
    ).toEqual({ highest: null, lowest: null, missing: 1 });
  });
});
