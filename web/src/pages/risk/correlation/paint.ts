/** Draws a matrix of correlations on a canvas: ten thousand pairs in a few milliseconds. */
import type { Colours } from "../../../chart/Chart";
import { numeric } from "../../../lib/format";
import type { Matrix, Node } from "./matrix";

export interface Layout {
  cell: number;
  /** where the cells begin */
  left: number;
  top: number;
  width: number;
  height: number;
  labels: boolean;
}

const TREE = 88;
const LABELLED = 10;

export function layout(count: number, width: number, longest: number, hasTree: boolean): Layout {
  const label = Math.min(120, longest * 7.4 + 14);
  const roomy = Math.floor((width - label) / Math.max(1, count));
  const labels = roomy >= LABELLED;
  const left = labels ? label : 0;
  const cell = Math.max(2, Math.min(40, Math.floor((width - left) / Math.max(1, count))));
  const top = hasTree ? TREE : 0;
  return {
    cell,
    left,
    top,
    width: Math.ceil(left + cell * count) + 1,
    height: Math.ceil(top + cell * count + (labels ? label + 4 : 2)),
    labels,
  };
}

/** The place under a point of the drawing. */
export function at(
  shown: Layout,
  count: number,
  x: number,
  y: number,
): { row: number; column: number } | null {
  const column = Math.floor((x - shown.left) / shown.cell);
  const row = Math.floor((y - shown.top) / shown.cell);
  return column >= 0 && row >= 0 && column < count && row < count ? { row, column } : null;
}

function channels(colour: string): Channels {
  const hex = /^#(\w\w)(\w\w)(\w\w)$/.exec(colour.trim());
  return hex
    ? [
        Number.parseInt(hex[1] ?? "0", 16),
        Number.parseInt(hex[2] ?? "0", 16),
        Number.parseInt(hex[3] ?? "0", 16),
      ]
    : [128, 128, 128];
}

type Channels = readonly [number, number, number];

/** From one colour through that of the card at 0 to the other, 201 steps. */
export function scale(colours: Pick<Colours, "plus" | "minus" | "card">): Channels[] {
  const middle = channels(colours.card);
  const ends = { plus: channels(colours.plus), minus: channels(colours.minus) };
  return Array.from({ length: 201 }, (_, step) => {
    const share = (step - 100) / 100;
    const end = share < 0 ? ends.minus : ends.plus;
    const mix = (i: 0 | 1 | 2) => Math.round(middle[i] + (end[i] - middle[i]) * Math.abs(share));
    return [mix(0), mix(1), mix(2)];
  });
}

export function step(rho: number): number {
  return Math.round(Math.max(-1, Math.min(1, rho)) * 100) + 100;
}

function hatch(context: CanvasRenderingContext2D, colours: Colours): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = 6;
  tile.height = 6;
  const inside = tile.getContext("2d");
  if (inside === null) {
    return colours.line;
  }
  inside.fillStyle = colours.page;
  inside.fillRect(0, 0, 6, 6);
  inside.strokeStyle = colours.lineStrong;
  inside.beginPath();
  inside.moveTo(-1, 7);
  inside.lineTo(7, -1);
  inside.stroke();
  return context.createPattern(tile, "repeat") ?? colours.line;
}

export function paint(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  shown: Layout,
  root: Node | null,
  colours: Colours,
  write: (rho: number) => string,
  font: string,
): void {
  const { cell } = shown;
  context.clearRect(0, 0, shown.width, shown.height);
  cells(context, matrix, shown, colours);
  if (cell >= 34) {
    numbers(context, matrix, shown, colours, write, font);
  }
  if (shown.labels) {
    labels(context, matrix.symbols, shown, colours, font);
  }
  if (root !== null) {
    branches(context, root, shown, colours);
  }
}

/** One pixel for each pair, drawn as large as its cell: far quicker than as many rectangles. */
function cells(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  { cell, left, top }: Layout,
  colours: Colours,
): void {
  const count = matrix.symbols.length;
  const small = document.createElement("canvas");
  small.width = count;
  small.height = count;
  const inside = small.getContext("2d");
  if (inside === null || count === 0) {
    return;
  }
  const fills = scale(colours);
  const pixels = inside.createImageData(count, count);
  const missing: [number, number][] = [];
  matrix.rho.forEach((row, i) => {
    row.forEach((rho, j) => {
      const fill = rho === null ? undefined : fills[step(rho)];
      if (fill === undefined) {
        missing.push([i, j]);
      } else {
        pixels.data.set([...fill, 255], (i * count + j) * 4);
      }
    });
  });
  inside.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, left, top, cell * count, cell * count);
  if (missing.length > 0) {
    context.fillStyle = hatch(context, colours);
    for (const [i, j] of missing) {
      context.fillRect(left + j * cell, top + i * cell, cell, cell);
    }
  }
  if (cell >= 12) {
    context.fillStyle = colours.card;
    for (let i = 1; i <= count; i++) {
      context.fillRect(left, top + i * cell - 1, cell * count, 1);
      context.fillRect(left + i * cell - 1, top, 1, cell * count);
    }
  }
}

function numbers(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  { cell, left, top }: Layout,
  colours: Colours,
  write: (rho: number) => string,
  font: string,
): void {
  const texts = new Map<number, string>();
  context.font = `11px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  matrix.rho.forEach((row, i) => {
    row.forEach((rho, j) => {
      if (rho === null || i === j) {
        return;
      }
      const known = numeric(rho) ?? 0;
      const text = texts.get(step(known)) ?? write(known);
      texts.set(step(known), text);
      context.fillStyle = Math.abs(known) > 0.6 ? colours.page : colours.text;
      context.fillText(text, left + j * cell + cell / 2, top + i * cell + cell / 2);
    });
  });
}

function labels(
  context: CanvasRenderingContext2D,
  symbols: readonly string[],
  { cell, left, top }: Layout,
  colours: Colours,
  font: string,
): void {
  const size = Math.min(12, Math.max(9, cell - 2));
  context.font = `${String(size)}px ${font}`;
  context.fillStyle = colours.text;
  context.textBaseline = "middle";
  symbols.forEach((symbol, i) => {
    context.textAlign = "right";
    context.fillText(symbol, left - 6, top + i * cell + cell / 2, left - 8);
    context.save();
    context.translate(left + i * cell + cell / 2, top + symbols.length * cell + 6);
    context.rotate(-Math.PI / 2);
    context.fillText(symbol, 0, 0, left);
    context.restore();
  });
}

/** The tree above the columns: the lower two join, the more they move together. */
function branches(
  context: CanvasRenderingContext2D,
  root: Node,
  { cell, left, top }: Layout,
  colours: Colours,
): void {
  const room = top - 8;
  const highest = root.height || 1;
  const y = (height: number) => top - 3 - (height / highest) * room;
  const columns = new Map(root.leaves.map((leaf, column) => [leaf, column]));
  context.strokeStyle = colours.muted;
  context.lineWidth = 1;
  context.beginPath();
  const draw = (node: Node): number => {
    if (node.halves === undefined) {
      return left + ((columns.get(node.leaves[0] ?? 0) ?? 0) + 0.5) * cell;
    }
    const [one, other] = node.halves;
    const [a, b] = [draw(one), draw(other)];
    context.moveTo(a, y(one.height));
    context.lineTo(a, y(node.height));
    context.lineTo(b, y(node.height));
    context.lineTo(b, y(other.height));
    return (a + b) / 2;
  };
  draw(root);
  context.stroke();
}
