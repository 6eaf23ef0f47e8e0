/** How a file with the same header was read the last time; kept in this browser. */
import type { Mapping, Preview } from "./draft";

const KEY = "sigmasight.import.mappings";
const MOST = 20;

type Kept = [signature: string, mapping: Mapping];

/** Files with the same titles in the same order are of the same kind. */
export function signatureOf(preview: Preview): string {
  return preview.columns.map((column) => column.title.trim().toLowerCase()).join("\u001f");
}

function all(): Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter(
          (each): each is Kept =>
            Array.isArray(each) && typeof each[0] === "string" && typeof each[1] === "object",
        )
      : [];
  } catch {
    return [];
  }
}

/** The mapping of the last file of this kind. */
export function recall(preview: Preview): Mapping | null {
  const signature = signatureOf(preview);
  return all().find(([each]) => each === signature)?.[1] ?? null;
}

export function keep(preview: Preview, mapping: Mapping): void {
  const signature = signatureOf(preview);
  // where the header stands, and how it is encoded, is of this one file
  const { columns, date_format, number_format } = mapping;
  const others = all().filter(([each]) => each !== signature);
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify(
        [[signature, { columns, date_format, number_format }], ...others].slice(0, MOST),
      ),
    );
  } catch {
    // it is guessed again the next time
  }
}
