/** A way to the server that can be slow, and cut. */
import http from "node:http";

export interface Proxy {
  url: string;
  /** answers whose address holds these words end after so many bytes, once */
  cut: (words: string, bytes: number) => void;
  cuts: () => number;
  close: () => Promise<void>;
}

export async function proxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  let plan: { words: string; bytes: number } | null = null;
  let cuts = 0;
  const server = http.createServer((request, response) => {
    const onward = http.request(
      { hostname, port, path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        const cut = plan !== null && (request.url ?? "").includes(plan.words) ? plan : null;
        let passed = 0;
        let over = false;
        answer.on("data", (bytes: Buffer) => {
          if (over) {
            return;
          }
          if (cut !== null && passed + bytes.length >= cut.bytes) {
            over = true;
            plan = null;
            cuts += 1;
            response.write(bytes.subarray(0, Math.max(0, cut.bytes - passed)), () => {
              request.socket.destroy();
              onward.destroy();
            });
            return;
          }
          passed += bytes.length;
          response.write(bytes);
        });
        answer.on("end", () => response.end());
        answer.on("error", () => response.destroy());
      },
    );
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${String(own)}`,
    cut: (words, bytes) => {
      plan = { words, bytes };
    },
    cuts: () => cuts,
    close: () =>
      new Promise((go) => {
        server.closeAllConnections();
        server.close(() => {
          go();
        });
      }),
  };
}
