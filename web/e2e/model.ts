/** A language model that writes slowly, with the events of the Responses API. */
import http from "node:http";

export interface Model {
  /** address up to and with /v1 */
  url: string;
  close: () => Promise<void>;
}

export async function slowModel(words: number, pause: number): Promise<Model> {
  const server = http.createServer((request, response) => {
    request.resume();
    if (!request.url?.startsWith("/v1/responses")) {
      response.writeHead(404).end("{}");
      return;
    }
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    let number = 0;
    const say = (type: string, more: object) => {
      response.write(
        `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number++, ...more })}\n\n`,
      );
    };
    const whole = (status: string, output: object[]) => ({
      id: "resp_1",
      object: "response",
      created_at: 1_700_000_000,
      status,
      model: "slow",
      output,
      parallel_tool_calls: true,
      tool_choice: "auto",
      tools: [],
      usage: null,
    });
    const item = { id: "msg_1", type: "message", role: "assistant" };
    say("response.created", { response: whole("in_progress", []) });
    say("response.output_item.added", {
      output_index: 0,
      item: { ...item, status: "in_progress", content: [] },
    });
    say("response.content_part.added", {
      item_id: "msg_1",
      output_index: 0,
      content_index: 0,
      part: { type: "output_text", text: "", annotations: [] },
    });
    let text = "";
    let written = 0;
    const timer = setInterval(() => {
      if (written < words) {
        const delta = `word${String(written++)} `;
        text += delta;
        say("response.output_text.delta", {
          item_id: "msg_1",
          output_index: 0,
          content_index: 0,
          delta,
          logprobs: [],
        });
        return;
      }
      clearInterval(timer);
      const part = { type: "output_text", text, annotations: [] };
      const done = { ...item, status: "completed", content: [part] };
      say("response.output_item.done", { output_index: 0, item: done });
      say("response.completed", { response: whole("completed", [done]) });
      response.end();
    }, pause);
    response.on("close", () => {
      clearInterval(timer);
    });
  });
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${String(port)}/v1`,
    close: () =>
      new Promise((go) => {
        server.closeAllConnections();
        server.close(() => {
          go();
        });
      }),
  };
}
