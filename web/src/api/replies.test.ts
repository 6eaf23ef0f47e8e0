import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { fileOf, LEFT_OUT, readsOf, REFUSED } from "../../scripts/reads.mjs";
import type { ViewNumber } from "./index";

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

/** All numbers of a reply that are in an envelope. */
function numbersOf(value: unknown): ViewNumber[] {
  if (value === null || typeof value !== "object") {
    return [];
  }
  return "inputs" in value && "status" in value
    ? [value as ViewNumber]
    : Object.values(value).flatMap(numbersOf);
}

const recorded = new Map(replies.map(({ file, reply }) => [file, reply]));
const reads = readsOf(description);
const wanted = reads.flatMap((read) =>
  read.cases.map((name) => ({ file: fileOf(name, read), name, address: read.address })),
);

describe("recorded replies", () => {
  it("are there for each read in each of its cases, and for nothing else", () => {
    expect([...recorded.keys()].sort()).toEqual(wanted.map(({ file }) => file).sort());
  });

  it("leave out what is no read any more", () => {
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([...Object.keys(LEFT_OUT), ...Object.keys(REFUSED)]),
    );
  });

  it.each(wanted.map(({ file, ...told }) => [file, told] as const))(
    "%s decodes",
    (file, { address, name }) => {
      const reply = recorded.get(file);
      expect(reply).toMatchObject({ address, case: name });
      const validate = decoder(address, reply?.status ?? 0);
      validate(reply?.body);
      expect(validate.errors).toBeNull();
    },
  );

  it.each(reads.filter(({ address }) => !(address in REFUSED)))(
    "of $address $tab are no refusals alone",
    (read) => {
      const found = read.cases.map((name) => recorded.get(fileOf(name, read))?.status);
      expect(found).toContain(200);
    },
  );

  describe("of the partial portfolio", () => {
    const views = [...recorded].filter(
      ([, { case: name, address }]) => name === "partial" && address.includes("{scope}"),
    );

    it.each(views)("%s have figures", (_, { body }) => {
      expect(body).toMatchObject({ available: true });
      expect(numbersOf(body).some((n) => n.value !== null)).toBe(true);
    });

    it.each(["holdings", "risk-contributions", "risk-correlation", "risk-factors", "risk-tail"])(
      "%s lack some of them, and say why",
      (page) => {
        const missing = numbersOf(recorded.get(`partial-views-X-${page}.json`)?.body).filter(
          (n) => n.value === null,
        );
        expect(missing.length).toBeGreaterThan(0);
        expect(missing.every((n) => n.status === "unavailable" && n.reason_text)).toBe(true);
      },
    );
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
