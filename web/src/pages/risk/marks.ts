/** Marks that the charts of this page share. */
import type { Colours } from "../../chart/Chart";

/** Stripes over a colour, so that what reduces is told without colour. */
export function stripes(colours: Colours) {
  return {
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: Math.PI / 4,
    color: colours.card,
  };
}

/** Places of the drawing that a custom series asks for. */
export interface Place {
  value: (dimension: number) => number;
  coord: (data: readonly number[]) => number[];
  size: (data: readonly number[]) => number | number[];
}

/** The height of one row of a category axis. */
export function rowHeight(place: Place): number {
  const size = place.size([0, 1]);
  return Array.isArray(size) ? (size[1] ?? 20) : size;
}

export function point(place: Place, x: number, y: number): [number, number] {
  const [px = 0, py = 0] = place.coord([x, y]);
  return [px, py];
}

/** A label no longer than fits beside a chart on a narrow window. */
export function short(label: string, most = 16): string {
  return label.length <= most ? label : `${label.slice(0, most - 1)}\u2026`;
}

/** A label in two lines, as short as they can be: in a narrow window bars need the width more. */
export function folded(label: string, most = 12): string {
  const space = label.lastIndexOf(" ", most);
  const at = space < 0 ? label.indexOf(" ") : space;
  return at < 0 || label.length <= most
    ? short(label, most + 2)
    : `${short(label.slice(0, at), most + 2)}\n${short(label.slice(at + 1), most + 2)}`;
}
