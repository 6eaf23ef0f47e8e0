import { useMemo } from "react";
import { useFormat } from "../../../lib/taste";
import { Button, Card, Chip, Trouble } from "../../../ui";
import { ColumnsStep } from "./ColumnsStep";
import { many } from "./draft";
import { Earlier } from "./Earlier";
import { FileStep } from "./FileStep";
import styles from "./Import.module.css";
import { PortfolioStep } from "./PortfolioStep";
import { RowsStep } from "./RowsStep";
import { restart, setWizard, type Step, STEPS, useWizard, type Wizard } from "./wizard";

/** How far one may go: to the first step where something is still to be done. */
function reachable({ preview }: Wizard): number {
  if (preview === null) {
    return 0;
  }
  if (preview.missing_columns.length > 0 || preview.errors.length > 0) {
    return 1;
  }
  return preview.faulty_rows > 0 || preview.ready_rows === 0 ? 2 : 3;
}

export default function Import() {
  const wizard = useWizard();
  const { count } = useFormat();
  const { draft, preview, step } = wizard;
  const furthest = useMemo(() => reachable(wizard), [wizard]);
  const at = STEPS.findIndex((each) => each.id === step);
  const go = (next: Step) => {
    setWizard({ step: next, error: null });
  };
  const next = STEPS[at + 1];
  const before = STEPS[at - 1];
  return (
    <>
      <Card
        title="Import positions"
        note="A file becomes a new portfolio with all its positions, or is added to one of yours, in one step that can be undone. Nothing is stored before the last step."
        actions={
          draft !== null && (
            <Button
              tone="quiet"
              onClick={() => {
                restart();
              }}
            >
              Start over
            </Button>
          )
        }
      >
        <nav aria-label="Steps of the import">
          <ol className={styles.steps}>
            {STEPS.map((each, index) => (
              <li key={each.id}>
                <button
                  type="button"
                  disabled={index > furthest}
                  aria-current={each.id === step ? "step" : undefined}
                  onClick={() => {
                    go(each.id);
                  }}
                >
                  <span aria-hidden>{count(index + 1)}</span> {each.label}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        {draft !== null && preview !== null && (
          <div className="row">
            <strong className={styles.fileName}>{draft.name}</strong>
            <span>
              {many(preview.total_rows, "row", count)}, {count(preview.ready_rows)} ready,{" "}
              {count(preview.faulty_rows)} with faults
              {draft.left.size > 0 && `, ${count(draft.left.size)} left out`}
            </span>
            {draft.edited && <Chip>Changed here</Chip>}
          </div>
        )}
        <p role="status" className="sr-only">
          {wizard.busy
            ? "Reading the file"
            : preview === null
              ? ""
              : `${many(preview.ready_rows, "row", count)} ready, ${count(preview.faulty_rows)} with faults`}
        </p>
        {wizard.error !== null && <Trouble error={wizard.error} />}
        {step === "file" && <FileStep busy={wizard.busy} />}
        {step === "columns" && draft && preview && (
          <ColumnsStep preview={preview} draft={draft} recalled={wizard.recalled} />
        )}
        {step === "rows" && draft && preview && <RowsStep preview={preview} draft={draft} />}
        {step === "portfolio" && draft && preview && (
          <PortfolioStep wizard={wizard} preview={preview} />
        )}
        {draft !== null && (
          <div className={styles.foot}>
            {before && (
              <Button
                onClick={() => {
                  go(before.id);
                }}
              >
                Back
              </Button>
            )}
            {next && (
              <Button
                tone="primary"
                disabled={at + 1 > furthest}
                busy={wizard.busy}
                onClick={() => {
                  go(next.id);
                }}
              >
                Next: {next.label}
              </Button>
            )}
          </div>
        )}
      </Card>
      {step === "file" && <Earlier />}
    </>
  );
}
