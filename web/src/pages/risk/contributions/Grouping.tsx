import type { ReactNode } from "react";
import { tableOf, useView } from "../../../shell/scope";
import { Reading } from "../../../ui";
import { grouped, type Part } from "./waterfall";

/**
 * Positions by sector or by tag, as the page of the holdings has them: it is read when somebody
 * asks. A position with several tags is a group of its own, for it would count twice otherwise.
 */
export function Grouping({
  by,
  parts,
  children,
}: {
  by: "sector" | "tag";
  parts: readonly Part[];
  children: (parts: readonly Part[]) => ReactNode;
}) {
  const view = useView("holdings");
  return (
    <Reading of={view} height={320}>
      {(page) => {
        const held = new Map(tableOf(page, "positions").map((row) => [row.key, row.texts]));
        return children(
          grouped(parts, (key) => {
            const texts = held.get(key);
            const name =
              by === "sector"
                ? (texts?.["sector"] ?? "No sector known")
                : (texts?.["tags"] ?? "") || "Without a tag";
            return { key: name, label: name };
          }),
        );
      }}
    </Reading>
  );
}
