/** Marks in the text of an answer: numbers of sources, figures without one, hidden amounts. */
import { HIDDEN } from "../../lib/format";
import type { Unsourced } from "./turn";

// two characters of no script: they go through Markdown untouched
const OPEN = "\uE000";
const CLOSE = "\uE001";

const AMOUNT =
  /[-+\u2212]?(?:[$\u20ac\u00a3\u00a5])\s?[\d.,]*\d(?:\s?(?:[KMBT](?![A-Za-z])|bn|mn|thousand|million|billion))?|[-+\u2212]?\d[\d.,]*(?:\s?(?:[KMBT]|thousand|million|billion))?\s?(?:USD|EUR|GBP|dollars?)\b/gi;

/** The text with its amounts of money taken out. */
export function withoutAmounts(text: string): string {
  return text.replace(AMOUNT, HIDDEN);
}

/** Whether a figure found by a pointer may be an amount: then it hides with them. */
export function maybeMoney(pointer: string, value: string | null): boolean {
  const last = pointer.split("/").at(-1) ?? "";
  const number = Math.abs(Number(value));
  return (
    !/share|weight|percent|pct|ratio|fraction|beta|correlation|volatility|return|coverage|index|hhi|count|days|price/.test(
      last,
    ) &&
    (number >= 100 || /value|pnl|p_l|profit|loss|amount|equity|cash|usd|dollar|es_|var_/.test(last))
  );
}

/** What is written before a mark, as $30,904 before [1]. */
export function writtenBefore(text: string, number: number): string | null {
  const at = text.indexOf(`[${String(number)}]`);
  if (at < 0) {
    return null;
  }
  return (
    /[-+\u2212]?[$\u20ac\u00a3]?\d[\d.,]*\s?(?:%|bp|bps|[KMBT]\b|million|billion|thousand|USD)?\s*$/
      .exec(text.slice(0, at))?.[0]
      .trim() ?? null
  );
}

/** Puts marks around figures without source. */
export function marked(text: string, unsourced: readonly Unsourced[]): string {
  // what is no character of ours keeps its length, for places are counted
  const clean = text.replace(/[\uE000\uE001]/g, " ");
  return [...unsourced]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (done, { start, end }, index, all) =>
        start < 0 || end > clean.length || end > (all[index - 1]?.start ?? clean.length)
          ? done
          : done.slice(0, start) + OPEN + done.slice(start, end) + CLOSE + done.slice(end),
      clean,
    );
}

interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
}

function element(name: string, properties: Record<string, string>, value: string): Node {
  return {
    type: "mark",
    data: { hName: name, hProperties: properties },
    children: [{ type: "text", value }],
  };
}

function split(value: string, known: ReadonlySet<number>, hidden: boolean): Node[] {
  const text = hidden ? withoutAmounts(value) : value;
  const nodes: Node[] = [];
  let from = 0;
  const marks = /\[(\d{1,3})\]|\uE000([^\uE001]*)\uE001/g;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const number = found[1] === undefined ? null : Number(found[1]);
    if (number !== null && !known.has(number)) {
      continue;
    }
    if (found.index > from) {
      // a source stands close to its figure
      const before = text.slice(from, found.index);
      nodes.push({ type: "text", value: number === null ? before : before.replace(/ $/, "") });
    }
    nodes.push(
      number === null
        ? element("mark", {}, found[2] ?? "")
        : element("cite", { title: String(number) }, String(number)),
    );
    from = found.index + found[0].length;
  }
  if (from < text.length) {
    nodes.push({ type: "text", value: text.slice(from) });
  }
  // a mark whose other half stands in another piece of the text shows nothing
  return nodes.map((node) =>
    node.value === undefined ? node : { ...node, value: node.value.replace(/[\uE000\uE001]/g, "") },
  );
}

/** For react-markdown: makes elements of the marks in the tree. */
export function remarkMarks(known: ReadonlySet<number>, hidden: boolean) {
  const walk = (node: Node): void => {
    if (node.value !== undefined && node.type !== "text") {
      const own = node.value.replace(/[\uE000\uE001]/g, "");
      node.value = hidden ? withoutAmounts(own) : own;
    }
    node.children = node.children?.flatMap((child) =>
      child.type === "text" ? split(child.value ?? "", known, hidden) : [child],
    ) as Node[];
    if (node.children === undefined) {
      delete node.children;
    }
    node.children?.forEach((child) => {
      if (child.type !== "mark") {
        walk(child);
      }
    });
  };
  return () => walk;
}

const OWN = /^\/(p\/|research|analyst|accounts|settings|methods)(\/|$|\?|#|[a-z])/;

/** Addresses an answer may link to: pages of the web, and pages of ours. */
export function safeAddress(address: string): string {
  const plain = address.trim();
  if (OWN.test(plain) && !plain.startsWith("//") && !plain.includes("\\")) {
    return plain;
  }
  try {
    const { protocol, href } = new URL(plain);
    return protocol === "https:" || protocol === "http:" ? href : "";
  } catch {
    return "";
  }
}

/** For screen readers: the sentences that were completed since, without marks. */
export function sentences(text: string, told: number): { say: string; told: number } {
  const rest = text.slice(told);
  const end = Math.max(
    ...[". ", "! ", "? ", ".\n", "\n\n", ":\n"].map((each) => {
      const at = rest.lastIndexOf(each);
      return at < 0 ? -1 : at + each.length;
    }),
  );
  return end <= 0 ? { say: "", told } : { say: spoken(rest.slice(0, end)), told: told + end };
}

export function spoken(text: string): string {
  return text
    .replace(/\s?\[\d{1,3}\]/g, "")
    .replace(/[*_`#>|]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
