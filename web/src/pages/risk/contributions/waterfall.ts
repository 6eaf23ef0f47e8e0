/** From parts to the steps of a waterfall and the tiles of a treemap. */

export interface Part {
  key: string;
  label: string;
  /** signed; what reduces risk is negative */
  value: number;
}

export interface Step extends Part {
  start: number;
  end: number;
  kind: "adds" | "reduces" | "rest" | "total";
  /** how many parts are in it */
  count: number;
}

export const OTHER = "other";
export const REST = "rest";
export const TOTAL = "total";

/** The parts of the largest size by themselves, the others as one. */
export function gathered(parts: readonly Part[], most: number): (Part & { count: number })[] {
  const sized = [...parts].sort(
    (a, b) => Math.abs(b.value) - Math.abs(a.value) || a.label.localeCompare(b.label, "en"),
  );
  // one part alone is not worth a bar named "other"
  const shown = sized.length <= most + 1 ? sized : sized.slice(0, most);
  const others = sized.slice(shown.length);
  return [
    ...shown.map((part) => ({ ...part, count: 1 })),
    ...(others.length === 0
      ? []
      : [
          {
            key: OTHER,
            label: `Other (${String(others.length)})`,
            value: others.reduce((sum, each) => sum + each.value, 0),
            count: others.length,
          },
        ]),
  ];
}

/**
 * Bars from zero to the total: first those that add, then those that reduce, each from where the
 * one before ended. What the parts leave open is a bar of its own.
 */
export function steps(
  parts: readonly Part[],
  total: number,
  { most = 14, tolerance = 0 }: { most?: number; tolerance?: number } = {},
): Step[] {
  const bars: Step[] = [];
  let at = 0;
  const inOrder = gathered(parts, most).sort(
    (a, b) => b.value - a.value || a.label.localeCompare(b.label, "en"),
  );
  for (const part of inOrder) {
    const end = at + part.value;
    bars.push({ ...part, start: at, end, kind: part.value < 0 ? "reduces" : "adds" });
    at = end;
  }
  const rest = total - at;
  if (Math.abs(rest) > tolerance) {
    bars.push({
      key: REST,
      label: "Not attributed",
      value: rest,
      start: at,
      end: total,
      kind: "rest",
      count: 0,
    });
  }
  bars.push({
    key: TOTAL,
    label: "Total",
    value: total,
    start: 0,
    end: total,
    kind: "total",
    count: 0,
  });
  return bars;
}

export interface Tile extends Part {
  area: number;
  count: number;
}

/**
 * Tiles as large as the part is, whatever its sign. The others are two tiles, so that what adds
 * does not cancel against what reduces.
 */
export function tiles(parts: readonly Part[], most = 24): Tile[] {
  const sized = parts
    .filter((part) => part.value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.label.localeCompare(b.label, "en"));
  const shown = sized.length <= most + 1 ? sized : sized.slice(0, most);
  const others = sized.slice(shown.length);
  const made: Tile[] = shown.map((part) => ({ ...part, area: Math.abs(part.value), count: 1 }));
  for (const [sign, name] of [
    [1, "add"],
    [-1, "reduce"],
  ] as const) {
    const these = others.filter((part) => Math.sign(part.value) === sign);
    if (these.length > 0) {
      const value = these.reduce((sum, each) => sum + each.value, 0);
      made.push({
        key: `${OTHER}-${name}`,
        label: `Other (${String(these.length)}) that ${name}`,
        value,
        area: Math.abs(value),
        count: these.length,
      });
    }
  }
  return made;
}

/** Parts of the same group as one; the groups in the order in which they come. */
export function grouped(
  parts: readonly Part[],
  groupOf: (key: string) => { key: string; label: string },
): Part[] {
  const groups = new Map<string, Part>();
  for (const part of parts) {
    const { key, label } = groupOf(part.key);
    const old = groups.get(key);
    groups.set(key, { key, label, value: (old?.value ?? 0) + part.value });
  }
  return [...groups.values()];
}

/** How far apart sum and total may be when each row is rounded to so many digits. */
export function rounding(rows: number, digits: number): number {
  return (rows + 1) * 0.5 * 10 ** -digits + 1e-9;
}
