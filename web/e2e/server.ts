/** The packaged server, started as a newcomer starts it, with a home folder of its own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

async function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => {
        found(port);
      });
    });
  });
}

export interface Running {
  url: string;
  home: string;
  process: ChildProcess;
  stop: () => Promise<void>;
}

/** The demo answers before its portfolios are computed; it says when they are. */
async function ready(
  url: string,
  child: ChildProcess,
  said: () => string,
  last: string,
): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) {
      throw new Error(`the server ended with code ${String(child.exitCode)}:\n${said()}`);
    }
    try {
      const answer = await fetch(`${url}/readyz`);
      if (answer.ok && said().includes(last)) {
        return;
      }
    } catch {
      // not yet
    }
    await new Promise((go) => setTimeout(go, 250));
  }
}

/**
 * Starts `sigmasight COMMAND` and waits until it is ready.
 *
 * @param environment variables that differ
 * @param home an existing home folder, to start again with its data
 */
export async function start(
  command: "demo" | "serve",
  environment: Record<string, string> = {},
  home = mkdtempSync(join(tmpdir(), "sigmasight-e2e-")),
): Promise<Running> {
  const port = await freePort();
  let said = "";
  const child = spawn(join(ROOT, "sigmasight"), [command], {
    cwd: ROOT,
    env: {
      ...process.env,
      SIGMASIGHT_HOME: home,
      PORT: String(port),
      SIGMASIGHT_SCHEDULE_ENABLED: "false",
      // no test may ask a provider
      OPENAI_API_KEY: "",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes: Buffer) => (said = (said + bytes.toString()).slice(-20_000)));
  }
  const url = `http://localhost:${String(port)}`;
  await ready(url, child, () => said, command === "demo" ? "SigmaSight is ready" : "");
  const ended = new Promise<void>((go) =>
    child.once("exit", () => {
      go();
    }),
  );
  return {
    url,
    home,
    process: child,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill("SIGTERM");
        await ended;
      }
    },
  };
}

/** A new administrator of a server with embedded databases, made as an operator makes one. */
export function administrator(home: string): { email: string; password: string } {
  const email = `admin-${crypto.randomUUID()}@example.com`;
  const password = `a long ${crypto.randomUUID()} phrase`;
  const made = spawnSync(
    join(ROOT, "sigmasight"),
    ["admin", "create", "--email", email, "--name", "A. Operator", "--password-stdin"],
    {
      cwd: ROOT,
      env: { ...process.env, SIGMASIGHT_HOME: home },
      input: `${password}\n`,
      encoding: "utf8",
    },
  );
  if (made.status !== 0) {
    throw new Error(`no administrator could be made:\n${made.stderr}`);
  }
  return { email, password };
}

/** The address of a database of a running server with embedded databases, as a variable holds it. */
export function embeddedAddress(home: string, database: string, user: string): string {
  const read = (file: string) =>
    Object.fromEntries(
      readFileSync(join(home, "postgres", file), "utf8")
        .split("\n")
        .filter((line) => line.includes("=") && !line.startsWith("#"))
        .map((line) => [
          line.slice(0, line.indexOf("=")),
          line.slice(line.indexOf("=") + 1).replaceAll("\\", ""),
        ]),
    ) as Record<string, string>;
  const port = read("running.properties")["port"] ?? "";
  const password = read("passwords.properties")[user] ?? "";
  return `postgresql://${user}:${password}@localhost:${port}/${database}`;
}

export function removeHome(running: Running): void {
  rmSync(running.home, { recursive: true, force: true });
}
