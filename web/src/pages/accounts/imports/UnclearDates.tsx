import { useFormat } from "../../../lib/taste";
import { Button, Chip } from "../../../ui";
import type { Draft } from "./draft";
import { unclearDates } from "./formats";
import { remap, useWizard } from "./wizard";

/** Warns of dates that can be read both ways, until somebody says which. */
export function UnclearDates({ draft }: { draft: Draft }) {
  const { day } = useFormat();
  const { byHand, busy } = useWizard();
  const dates = byHand.has("dates") ? null : unclearDates(draft);
  if (dates === null) {
    return null;
  }
  const inWords = (days: readonly string[]) => days.map((each) => day(each)).join(" and ");
  const dayFirst = draft.mapping?.date_format === "DD/MM/YYYY";
  return (
    <div role="alert" className="stack">
      <p>
        <Chip tone="warning">Dates are not clear</Chip> Every date of this file can be read both
        ways. They are read as {inWords(dayFirst ? dates.dayFirst : dates.monthFirst)}, with the{" "}
        {dayFirst ? "day" : "month"} first. Choose what they mean.
      </p>
      <div className="row">
        <Button busy={busy} onClick={() => void remap({ date_format: "MM/DD/YYYY" })}>
          Month first: {inWords(dates.monthFirst)}
        </Button>
        <Button busy={busy} onClick={() => void remap({ date_format: "DD/MM/YYYY" })}>
          Day first: {inWords(dates.dayFirst)}
        </Button>
      </div>
    </div>
  );
}
