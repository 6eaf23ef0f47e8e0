/** A conversation as a file. */
import type { Schemas } from "../../api";
import { words } from "../../lib/format";
import type { Format } from "../../lib/taste";
import { withoutAmounts } from "./marks";
import { citations } from "./turn";

/** While amounts are hidden, a file has none either: what was looked up is left out of it. */
export function exported(
  whole: Schemas["ConversationExport"],
  kind: "json" | "md",
  format: Format,
): { name: string; content: string; type: string } {
  const { conversation, messages } = whole;
  const { hidden } = format.manner;
  const clean = (text: string) => (hidden ? withoutAmounts(text) : text);
  const name = `conversation-${conversation.id}.${kind}`;
  if (kind === "json") {
    const shown = hidden
      ? {
          ...whole,
          conversation: { ...conversation, title: clean(conversation.title ?? "") },
          messages: messages.map((each) => ({
            ...each,
            content: clean(each.content),
            citations: each.citations.map((cited) => ({ ...cited, value: null })),
          })),
          tool_calls: [],
        }
      : whole;
    return { name, content: JSON.stringify(shown, null, 2), type: "application/json" };
  }
  const parts = messages
    .filter((each) => each.replaced_by === null)
    .map((each) => {
      const head = `## ${each.role === "user" ? "Question" : "Answer"}, ${format.moment(each.created_at)}`;
      const by =
        each.model === null
          ? ""
          : `\n\nBy ${each.model === "rules" ? "built-in rules" : each.model}.`;
      const state = each.status === "completed" ? "" : `\n\n${words(each.status)}.`;
      const sources = citations(each.citations)
        .map((cited) => {
          const value = hidden || cited.value === null ? "" : `: ${cited.value}`;
          return `- [${String(cited.number)}] ${cited.label}${value}${cited.asOf === null ? "" : ` (${cited.asOf})`}`;
        })
        .join("\n");
      return `${head}${by}${state}\n\n${clean(each.content)}${sources === "" ? "" : `\n\n${sources}`}`;
    });
  const title = clean(conversation.title ?? "Conversation");
  return { name, content: `# ${title}\n\n${parts.join("\n\n")}\n`, type: "text/markdown" };
}
