import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";

interface Reply {
  address: string;
  case: "one" | "all" | "empty" | "partial";
  status: number;
  body: unknown;
}

type Schema = Record<string, unknown>;

const description = JSON.parse(readFileSync("openapi.json", "utf8")) as {
  paths: Record<string, Record<string, { responses: Record<string, Schema> }>>;
  components: { schemas: Record<string, Schema>; responses?: Record<string, Schema> };
};

/** A decoder for each read, generated from the description; a member it does not know is a fault. */
function decoders() {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const schema of Object.values(description.components.schemas)) {
    if ("properties" in schema && !("additionalProperties" in schema)) {
      schema["additionalProperties"] = false;
    }
  }
  ajv.addSchema({ $id: "api", ...description });
  return (address: string, status: number) => {
    const escaped = address.replaceAll("~", "~0").replaceAll("/", "~1");
    const responses = description.paths[address]?.["get"]?.responses[String(status)];
    const reference = responses?.["$ref"];
    const at =
      typeof reference === "string"
        ? reference.slice(1)
        : `/paths/${escaped}/get/responses/${String(status)}`;
    const media = status < 300 ? "application~1json" : "application~1problem+json";
    const pointer = encodeURI(`${at}/content/${media}/schema`);
    return ajv.compile({ $ref: `api#${pointer}` });
  };
}

const folder = "src/testing/replies";
const replies = readdirSync(folder).map((file) => ({
  file,
  reply: JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Reply,
}));
const decoder = decoders();

describe("recorded replies", () => {
  it("are there for one portfolio, for all, for an empty account and for a partial one", () => {
    expect(new Set(replies.map(({ reply }) => reply.case))).toEqual(
      new Set(["one", "all", "empty", "partial"]),
    );
  });

  it.each(replies.map(({ file, reply }) => [file, reply] as const))("%s decodes", (_, reply) => {
    const validate = decoder(reply.address, reply.status);
    validate(reply.body);
    expect(validate.errors).toBeNull();
  });

  it("hold no number that JSON cannot tell", () => {
    for (const { file, reply } of replies) {
      expect(JSON.stringify(reply.body), file).not.toMatch(/NaN|Infinity/);
    }
  });

  it("would not decode with a member renamed", () => {
    const first = replies.find(({ reply }) => reply.address.endsWith("/overview"));
    const { as_of: asOf, ...rest } = first?.reply.body as Record<string, unknown>;
    expect(decoder("/api/v1/views/{scope}/overview", 200)({ ...rest, asOf })).toBe(false);
  });
});
