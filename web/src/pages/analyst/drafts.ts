/** What is written and not sent yet, so that looking elsewhere loses nothing. */
const drafts = new Map<string, string>();

export function draftOf(conversation: string | null): string {
  return drafts.get(conversation ?? "") ?? "";
}

export function keepDraft(conversation: string | null, draft: string): void {
  drafts.set(conversation ?? "", draft);
}
