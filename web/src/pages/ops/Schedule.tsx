import { words } from "../../lib/format";
import { useFormat } from "../../lib/taste";
import { useChange, useRead } from "../../query";
import { Button, Card, Chip, Reading, Trouble } from "../../ui";
import { useState } from "react";
import { Grid } from "../../ui/Grid";

/** What comes next by itself, and a broom for runs that never ended. */
export function Schedule() {
  const schedule = useRead("/api/v1/admin/batch/schedule");
  const { count, moment } = useFormat();
  const [hours, setHours] = useState(1);
  const clean = useChange("post", "/api/v1/admin/batch/cleanup-incomplete", [
    "/api/v1/admin/batch",
  ]);
  const tags = useChange("post", "/api/v1/admin/batch/restore-sector-tags");
  return (
    <div className="grid2">
      <Card title="What comes next">
        <Reading of={schedule} height={120}>
          {(answer) => (
            <>
              {!answer.enabled && (
                <p className="row">
                  <Chip tone="warning">Off</Chip> The scheduler is switched off; runs start only by
                  hand.
                </p>
              )}
              {answer.overdue !== null && <p className="loss">{answer.overdue}</p>}
              <Grid
                label="Scheduled tasks"
                columns={[
                  {
                    id: "task",
                    label: "Task",
                    value: (row) => row.task,
                    cell: (row) => (
                      <>
                        {words(row.task)} {row.running && <Chip tone="accent">Running</Chip>}
                      </>
                    ),
                  },
                  {
                    id: "at",
                    label: "Next",
                    value: (row) => row.at,
                    cell: (row) => moment(row.at),
                  },
                  {
                    id: "last",
                    label: "Last success",
                    value: (row) => row.last_success,
                    cell: (row) => moment(row.last_success),
                  },
                ]}
                rows={answer.tasks}
                rowKey={(row) => row.task}
                empty={<p className="muted">No task is planned.</p>}
              />
            </>
          )}
        </Reading>
      </Card>
      <Card title="Mend" note="Both are safe to do again.">
        <div className="row">
          <label className="row">
            End runs open for more than
            <input
              type="number"
              min={1}
              max={720}
              value={hours}
              style={{ width: 72, minHeight: 34 }}
              onChange={(event) => {
                setHours(Math.max(1, Number(event.target.value) || 1));
              }}
            />
            hours
          </label>
          <Button
            busy={clean.isPending}
            onClick={() => {
              clean.mutate({ query: { age_threshold_hours: hours } });
            }}
          >
            End them
          </Button>
        </div>
        {clean.data && (
          <p role="status">
            {count(clean.data.incomplete_found)} found, {count(clean.data.incomplete_deleted)}{" "}
            ended.
          </p>
        )}
        {clean.error && <Trouble error={clean.error} />}
        <div className="row">
          <span>Give positions the tag of their sector</span>
          <Button
            busy={tags.isPending}
            onClick={() => {
              tags.mutate({});
            }}
          >
            Tag them
          </Button>
        </div>
        {tags.data && (
          <p role="status">
            {count(tags.data.positions_tagged)} positions tagged,{" "}
            {count(tags.data.positions_skipped)} left as they were.
          </p>
        )}
        {tags.error && <Trouble error={tags.error} />}
      </Card>
    </div>
  );
}
