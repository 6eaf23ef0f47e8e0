/** One price that is edited in its place: what is shown while it is saved, and after. */

export const UNDO_MS = 10_000;

export type Edit =
  | { step: "rest" }
  | { step: "typing"; draft: string; error: string | null }
  | { step: "saving"; draft: string; before: number | null; undone: boolean }
  | { step: "saved"; before: number | null; undone: boolean }
  | { step: "failed"; draft: string; message: string };

export type Act =
  | { type: "open"; shown: string }
  | { type: "type"; draft: string }
  | { type: "refuse"; message: string }
  | { type: "cancel" }
  | { type: "send"; draft: string; before: number | null; undone?: boolean }
  | { type: "done" }
  | { type: "fail"; message: string }
  | { type: "late" };

export const REST: Edit = { step: "rest" };

export function edited(edit: Edit, act: Act): Edit {
  switch (act.type) {
    case "open":
      return edit.step === "saving"
        ? edit
        : {
            step: "typing",
            draft: edit.step === "failed" ? edit.draft : act.shown,
            error: null,
          };
    case "type":
      return edit.step === "typing" ? { ...edit, draft: act.draft, error: null } : edit;
    case "refuse":
      return edit.step === "typing" ? { ...edit, error: act.message } : edit;
    case "cancel":
      return edit.step === "typing" || edit.step === "failed" ? REST : edit;
    case "send":
      return {
        step: "saving",
        draft: act.draft,
        before: act.before,
        undone: act.undone ?? false,
      };
    case "done":
      return edit.step === "saving"
        ? { step: "saved", before: edit.before, undone: edit.undone }
        : edit;
    case "fail":
      return edit.step === "saving"
        ? { step: "failed", draft: edit.draft, message: act.message }
        : edit;
    case "late":
      return edit.step === "saved" ? REST : edit;
  }
}
