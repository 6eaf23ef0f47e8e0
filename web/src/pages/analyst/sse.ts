/** Server-sent events out of bytes that are cut anywhere. */

export interface Block {
  id: string | null;
  event: string;
  data: string;
  /** milliseconds that the server asks to wait before connecting again */
  retry: number | null;
}

export interface Envelope {
  type: string;
  runId: string;
  seq: number;
  data: Readonly<Record<string, unknown>>;
}

function blank(): Block {
  return { id: null, event: "message", data: "", retry: null };
}

/** Takes bytes as they come and returns the blocks they complete; what stays incomplete is not told. */
export function parser(): (chunk: Uint8Array) => Block[] {
  const decoder = new TextDecoder();
  let rest = "";
  let block = blank();
  let lines: string[] = [];

  function field(line: string): void {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") {
      lines.push(value);
    } else if (name === "event") {
      block.event = value;
    } else if (name === "id") {
      block.id = value;
    } else if (name === "retry" && /^\d+$/.test(value)) {
      block.retry = Number(value);
    }
  }

  return (chunk) => {
    rest += decoder.decode(chunk, { stream: true });
    const blocks: Block[] = [];
    let from = 0;
    for (;;) {
      const end = /\r\n|\n|\r/g;
      end.lastIndex = from;
      const found = end.exec(rest);
      // a carriage return at the very end may be the first half of a line's end
      if (found === null || (found[0] === "\r" && found.index === rest.length - 1)) {
        break;
      }
      const line = rest.slice(from, found.index);
      from = found.index + found[0].length;
      if (line !== "") {
        if (!line.startsWith(":")) {
          field(line);
        }
      } else {
        if (lines.length > 0 || block.retry !== null) {
          blocks.push({ ...block, data: lines.join("\n") });
        }
        block = blank();
        lines = [];
      }
    }
    rest = rest.slice(from);
    return blocks;
  };
}

export function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** The event in a block, or null for what is none. */
export function envelope(block: Block): Envelope | null {
  let read: unknown;
  try {
    read = JSON.parse(block.data);
  } catch {
    return null;
  }
  const event = record(read);
  const seq = event?.["seq"];
  const type = event?.["type"];
  const run = event?.["run_id"];
  return typeof seq === "number" &&
    Number.isInteger(seq) &&
    typeof type === "string" &&
    typeof run === "string"
    ? { type, runId: run, seq, data: record(event?.["data"]) ?? {} }
    : null;
}
