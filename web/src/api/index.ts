/** Names for what the API sends and takes, all derived from its description. */
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

/** An address of the API as its description writes it, such as `/api/v1/portfolios/{id}`. */
export type Address = keyof paths;

export type Method = "get" | "post" | "put" | "patch" | "delete";

type Operation<A extends Address, M extends Method> =
  paths[A] extends Record<M, infer O> ? O : never;

type Json<R> = R extends { content: { "application/json": infer Body } } ? Body : never;

type Good<O> = O extends { responses: infer R }
  ? {
      [S in keyof R]: S extends 200 | 201 | 202 ? Json<R[S]> : never;
    }[keyof R]
  : never;

/** What a method answers when all is well. */
export type Result<A extends Address, M extends Method> = Good<Operation<A, M>>;

/** The answer of a read. */
export type Answer<A extends Address> = Result<A, "get">;

/** What a method takes. */
export type Input<A extends Address, M extends Method> =
  Operation<A, M> extends { requestBody?: infer B }
    ? NonNullable<B> extends { content: { "application/json": infer Body } }
      ? Body
      : never
    : never;

/** Addresses that can be read. */
export type ReadAddress = {
  [A in Address]: [Answer<A>] extends [never] ? never : A;
}[Address];

export type Problem = Schemas["ProblemView"];
export type ViewPage = Schemas["ViewPage"];
export type ViewTable = Schemas["ViewTable"];
export type ViewRow = Schemas["ViewRow"];
export type ViewNumber = Schemas["ViewNumber"];
