import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../../api/client";
import { envelope, parser, type Block, type Envelope } from "./sse";
import { follow, type Link, type Wire } from "./stream";
import { apply, isBehind, NOTHING, stopped, type Turn } from "./turn";

const RUN = "run_1";

function events(deltas: readonly string[]): Envelope[] {
  const all: Omit<Envelope, "seq" | "runId">[] = [
    {
      type: "message_created",
      data: { conversation_id: "c", user_message_id: "q", assistant_message_id: "a" },
    },
    { type: "start", data: { model: "m" } },
    { type: "tool_call", data: { tool_call_id: "1", tool_name: "get_betas", tool_args: { a: 1 } } },
    {
      type: "tool_result",
      data: { tool_call_id: "1", tool_name: "get_betas", handle: "T1", summary: "Betas" },
    },
    ...deltas.map((delta) => ({ type: "token", data: { delta } })),
    { type: "info", data: { info_type: "citation", number: 1, tool: "get_betas", value: "0.5" } },
    { type: "something_new", data: {} },
    {
      type: "done",
      data: { final_text: deltas.join(""), unsourced: [{ start: 0, end: 1, why: "none" }] },
    },
  ];
  return all.map((event, seq) => ({ ...event, runId: RUN, seq }));
}

function wire(all: readonly Envelope[], end = "\n"): Uint8Array {
  const text = all.map(
    (event) =>
      `id: ${event.runId}:${String(event.seq)}${end}event: ${event.type}${end}` +
      `data: ${JSON.stringify({ type: event.type, run_id: event.runId, seq: event.seq, data: event.data })}${end}${end}`,
  );
  return new TextEncoder().encode(`retry: 2000${end}${end}${text.join("")}`);
}

function whole(all: readonly Envelope[]): Turn {
  return all.reduce(apply, NOTHING);
}

/** Cuts bytes at places that are given as fractions. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...places].map((p) => Math.floor(p * bytes.length)).sort((a, b) => a - b);
  return [0, ...at].map((from, index) => bytes.slice(from, at[index] ?? bytes.length));
}

const deltas = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 20,
});
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe("the bytes of a stream", () => {
  it("bring the same events however they are cut and whatever ends their lines", () => {
    fc.assert(
      fc.property(deltas, places, fc.constantFrom("\n", "\r\n", "\r"), (words, where, lineEnd) => {
        const all = events(words);
        const read = parser();
        // a last line end tells a lone carriage return from half of one
        const bytes = [...cut(wire(all, lineEnd), where), new TextEncoder().encode(":\n")];
        const blocks = bytes.flatMap((chunk): Block[] => read(chunk));
        expect(blocks[0]?.retry).toBe(2000);
        expect(blocks.map(envelope).filter((each) => each !== null)).toEqual(all);
      }),
    );
  });

  it("are passed over where they are no events", () => {
    const read = parser();
    const bytes = new TextEncoder().encode(
      ': a comment\n\ndata: {"broken\n\ndata: [1]\n\ndata: {"type":"x","seq":"1"}\n\ndata: {"a":\ndata: 1}\n\n',
    );
    expect(read(bytes).map(envelope)).toEqual([null, null, null, null]);
  });
});

describe("a turn", () => {
  it("is the same in any order and with any repetition", () => {
    fc.assert(
      fc.property(
        deltas.chain((words) => {
          const all = events(words);
          const last = all.length - 1;
          return fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.nat({ max: last }), { maxLength: 20 }),
          );
        }),
        ([all, shuffled, again]) => {
          let turn = NOTHING;
          shuffled.forEach((event, index) => {
            turn = apply(turn, event);
            const repeated = all[again[index] ?? -1];
            if (repeated !== undefined && shuffled.indexOf(repeated) <= index) {
              turn = apply(turn, repeated);
            }
          });
          expect(turn).toEqual(whole(all));
          expect(turn.text).toBe(all.at(-1)?.data["final_text"]);
        },
      ),
    );
  });

  it("shows only what has come without a hole, and knows that it is behind", () => {
    fc.assert(
      fc.property(
        deltas.chain((words) => {
          const all = events(words).slice(0, -1);
          return fc.tuple(fc.constant(all), fc.nat({ max: all.length - 2 }));
        }),
        ([all, lost]) => {
          const turn = all.filter((event) => event.seq !== lost).reduce(apply, NOTHING);
          const before = whole(all.slice(0, lost));
          expect(isBehind(turn)).toBe(true);
          expect([turn.seq, turn.text, turn.tools, turn.citations]).toEqual([
            before.seq,
            before.text,
            before.tools,
            before.citations,
          ]);
          expect(all.slice(lost).reduce(apply, turn)).toEqual(whole(all));
        },
      ),
    );
  });

  it("learns from a sign of life what it missed", () => {
    const all = events(["a", "b"]);
    const turn = all.slice(0, 5).reduce(apply, NOTHING);
    const alive = { type: "heartbeat", runId: RUN, seq: 4, data: {} };
    expect(isBehind(apply(turn, alive))).toBe(false);
    expect(isBehind(apply(turn, { ...alive, seq: 5 }))).toBe(true);
    expect(apply(NOTHING, { ...alive, seq: -1 })).toBe(NOTHING);
  });

  it("ignores other runs and what comes after its end", () => {
    const all = events(["a"]);
    const turn = whole(all);
    const late = { type: "token", runId: RUN, seq: turn.seq + 1, data: { delta: "x" } };
    expect(apply(turn, late)).toBe(turn);
    const half = all.slice(0, 4).reduce(apply, NOTHING);
    expect(apply(half, { ...late, runId: "run_2", seq: 4 })).toBe(half);
  });

  it("keeps what was written when it fails or is stopped", () => {
    const half = events(["one ", "two"]).slice(0, 6).reduce(apply, NOTHING);
    const failed = apply(half, {
      type: "error",
      runId: RUN,
      seq: 6,
      data: { error: "Too long.", error_type: "timed_out", retryable: true, final_text: "" },
    });
    expect(failed.text).toBe("one two");
    expect(failed.end).toEqual({
      kind: "error",
      code: "timed_out",
      message: "Too long.",
      retryable: true,
    });
    const running = events([]).slice(0, 3).reduce(apply, NOTHING);
    const end = stopped({ ...running, text: "one" });
    expect([end.text, end.end?.kind, end.tools[0]?.state]).toEqual(["one", "error", "failed"]);
    expect(stopped(end)).toBe(end);
  });
});

/** A server that loses events, repeats them and cuts connections, as told. */
interface Connection {
  /** bytes of this many of the events asked for arrive, then the connection is cut */
  upTo: number;
  /** one of them is lost on the way */
  lose: number | null;
  /** the server begins so many events earlier than asked */
  repeat: number;
  chunks: readonly number[];
  /** it is not reached at all */
  refuse: boolean;
}

function body(chunks: readonly Uint8Array[], clean: boolean): Response {
  let next = 0;
  return new Response(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[next++];
        if (chunk !== undefined) {
          controller.enqueue(chunk);
        } else if (clean) {
          controller.close();
        } else {
          controller.error(new TypeError("network error"));
        }
      },
    }),
    { headers: { "X-Run-Id": RUN } },
  );
}

function play(all: readonly Envelope[], connections: readonly Connection[], told: Turn[]) {
  let number = 0;
  const asked: (number | "begin")[] = [];
  const links: Link[] = [];
  const answer = (from: number): Promise<Response> => {
    const now = connections[number++] ?? {
      upTo: all.length,
      lose: null,
      repeat: 0,
      chunks: [],
      refuse: false,
    };
    if (now.refuse) {
      return Promise.reject(new Failure(0, null, "The server cannot be reached."));
    }
    const sent = all
      .slice(Math.max(0, from + 1 - now.repeat))
      .slice(0, now.upTo)
      .filter((_, index) => index !== now.lose);
    return Promise.resolve(body(cut(wire(sent), now.chunks), number % 2 === 0));
  };
  const wired: Wire = {
    begin: () => {
      asked.push("begin");
      return answer(-1);
    },
    resume: (_, seq) => {
      asked.push(seq);
      return answer(seq);
    },
    onTurn: (turn) => told.push(turn),
    onLink: (link) => links.push(link),
    signal: new AbortController().signal,
    sleep: () => Promise.resolve(),
  };
  return { asked, links, end: follow(NOTHING, wired) };
}

describe("following a turn", () => {
  const connection: fc.Arbitrary<Connection> = fc.record({
    upTo: fc.nat({ max: 12 }),
    lose: fc.option(fc.nat({ max: 12 })),
    repeat: fc.nat({ max: 6 }),
    chunks: places,
    refuse: fc.constant(false),
  });

  it("brings the whole answer, nothing twice, under loss, repetition and cuts", async () => {
    await fc.assert(
      fc.asyncProperty(deltas, fc.array(connection, { maxLength: 7 }), async (words, bad) => {
        const all = events(words);
        const told: Turn[] = [];
        const { end } = play(all, bad, told);
        const text = words.join("");
        expect(await end).toEqual(whole(all));
        let length = 0;
        for (const turn of told) {
          expect(text.startsWith(turn.text)).toBe(true);
          expect(turn.text.length).toBeGreaterThanOrEqual(length);
          length = turn.text.length;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("asks for what follows the last event it has", async () => {
    const all = events(["a", "b", "c"]);
    const cutAfterFive = { upTo: 5, lose: null, repeat: 0, chunks: [], refuse: false };
    const { asked, links, end } = play(all, [cutAfterFive], []);
    expect((await end).text).toBe("abc");
    expect(asked).toEqual(["begin", 4]);
    expect(links.map((link) => link.state)).toEqual(["connecting", "open", "lost", "open"]);
  });

  it("asks again where an event is missing in the middle", async () => {
    const all = events(["a", "b", "c"]);
    const hole = { upTo: 99, lose: 5, repeat: 0, chunks: [], refuse: false };
    const { asked, end } = play(all, [hole], []);
    expect((await end).text).toBe("abc");
    expect(asked).toEqual(["begin", 4]);
  });

  it("repeats a question that did not arrive, and then says so", async () => {
    const gone = { upTo: 0, lose: null, repeat: 0, chunks: [], refuse: true };
    const all = events(["a"]);
    const once = play(all, [gone], []);
    expect((await once.end).text).toBe("a");
    expect(once.asked).toEqual(["begin", "begin"]);
    const never = play(all, [gone, gone, gone], []);
    await expect(never.end).rejects.toThrow("cannot be reached");
  });

  it("takes a refusal for one", async () => {
    let asked = 0;
    const end = follow(NOTHING, {
      begin: () => {
        asked++;
        return Promise.reject(new Failure(429, null, "The answers of this month are used up."));
      },
      resume: () => Promise.reject(new Error("not asked")),
      onTurn: () => undefined,
      onLink: () => undefined,
      signal: new AbortController().signal,
      sleep: () => Promise.resolve(),
    });
    await expect(end).rejects.toThrow("used up");
    expect(asked).toBe(1);
  });

  it("ends where nothing more will come", async () => {
    const half = events(["a", "b"]).slice(0, 5).reduce(apply, NOTHING);
    const end = await follow(half, {
      begin: null,
      resume: () => Promise.resolve(new Response(null, { status: 204 })),
      onTurn: () => undefined,
      onLink: () => undefined,
      signal: new AbortController().signal,
      sleep: () => Promise.resolve(),
    });
    expect(end).toBe(half);
  });

  it("takes silence for a cut", async () => {
    const all = events(["a", "b"]);
    let asked = 0;
    const end = await follow(NOTHING, {
      begin: () =>
        Promise.resolve(
          new Response(
            new ReadableStream<Uint8Array>({
              start: (controller) => {
                controller.enqueue(wire(all.slice(0, 5)));
              },
            }),
          ),
        ),
      resume: (_, seq) => {
        asked = seq;
        return Promise.resolve(body([wire(all.slice(seq + 1))], true));
      },
      onTurn: () => undefined,
      onLink: () => undefined,
      signal: new AbortController().signal,
      sleep: () => Promise.resolve(),
      silence: 20,
    });
    expect([asked, end.text]).toEqual([4, "ab"]);
  });
});
