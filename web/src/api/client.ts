/** The one place that talks to the server. */
import type { Address, Input, Method, Problem, Result } from "./index";

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface Place {
  path?: Record<string, string>;
  query?: Query;
}

/** A refusal of the server, or no answer at all (status 0). */
export class Failure extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null, message: string) {
    super(message);
    this.name = "Failure";
    this.status = status;
    this.problem = problem;
  }
}

/** What the server says is wrong with one field, by any of its names. */
export function faultOf(error: unknown, ...fields: string[]): string | null {
  const faults = error instanceof Failure ? (error.problem?.errors ?? []) : [];
  return faults.find((fault) => fields.includes(fault.field))?.message ?? null;
}

/** Why something was refused: what is wrong with its fields, or else with the whole. */
export function reasonOf(error: unknown): string {
  const faults = error instanceof Failure ? (error.problem?.errors ?? []) : [];
  return (
    faults.map((fault) => fault.message).join(" ") ||
    (error instanceof Error ? error.message : "The server gives no reason.")
  );
}

/** Fills the braces of an address and appends the query. */
export function url(address: Address, place: Place = {}): string {
  const path = address.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = place.path?.[name];
    if (value === undefined) {
      throw new Error(`${address} needs ${name}`);
    }
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(place.query ?? {})) {
    if (Array.isArray(value)) {
      for (const each of value as readonly string[]) {
        query.append(name, each);
      }
    } else if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "detail" in body;
}

/** Reads what a refusal says. */
export async function failure(response: Response): Promise<Failure> {
  let problem: Problem | null = null;
  try {
    const body: unknown = await response.json();
    problem = isProblem(body) ? body : null;
  } catch {
    // not every intermediary answers with JSON
  }
  return new Failure(
    response.status,
    problem,
    problem?.detail ?? `The server answered with status ${String(response.status)}.`,
  );
}

/** Asks the server; whoever is not signed in any more is told to everybody by an event. */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") {
      throw cause;
    }
    throw new Failure(0, null, "The server cannot be reached.");
  }
  if (!response.ok) {
    if (response.status === 401 && !/^\/api\/v1\/(admin\/)?auth\//.test(address)) {
      window.dispatchEvent(new Event("sigmasight:signed-out"));
    }
    throw await failure(response);
  }
  return response;
}

/** Sends JSON, or a form as it is, and returns what the server answers. */
export async function send<A extends Address, M extends Method>(
  method: M,
  address: A,
  options: Place & {
    body?: Input<A, M> | FormData;
    headers?: Record<string, string>;
    signal?: AbortSignal;
  } = {},
): Promise<Result<A, M>> {
  const { body, headers, signal } = options;
  const form = body instanceof FormData;
  const response = await ask(url(address, options), {
    method: method.toUpperCase(),
    headers: {
      Accept: "application/json",
      ...(body === undefined || form ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Result<A, M>;
}
