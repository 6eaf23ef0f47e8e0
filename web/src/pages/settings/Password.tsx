import { useState } from "react";
import { Failure } from "../../api/client";
import { useChange } from "../../query";
import { Button, Card, Field, Trouble } from "../../ui";
import styles from "./Settings.module.css";

const FEWEST = 12;

/** Another password; every other place is signed out by it. */
export function Password() {
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const change = useChange("post", "/api/v1/auth/password", ["/api/v1/settings/tokens"]);
  const faults = change.error instanceof Failure ? (change.error.problem?.errors ?? []) : [];
  const faultOf = (field: string) => faults.find((each) => each.field === field)?.message ?? null;
  const differs = again !== "" && again !== next;
  return (
    <Card
      title="Password"
      note="A change signs out every other browser and revokes all access tokens."
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { body: { current_password: old, new_password: next } },
            {
              onSuccess: () => {
                setOld("");
                setNext("");
                setAgain("");
              },
            },
          );
        }}
      >
        <Field label="Current password" error={faultOf("current_password")}>
          {(props) => (
            <input
              {...props}
              required
              type="password"
              autoComplete="current-password"
              value={old}
              onChange={(event) => {
                setOld(event.target.value);
              }}
            />
          )}
        </Field>
        <Field
          label="New password"
          hint="At least 12 characters; not your e-mail or name, and not easy to guess."
          error={faultOf("new_password")}
        >
          {(props) => (
            <input
              {...props}
              required
              minLength={FEWEST}
              type="password"
              autoComplete="new-password"
              value={next}
              onChange={(event) => {
                setNext(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label="New password again" error={differs ? "It differs from the one above." : null}>
          {(props) => (
            <input
              {...props}
              required
              type="password"
              autoComplete="new-password"
              value={again}
              onChange={(event) => {
                setAgain(event.target.value);
              }}
            />
          )}
        </Field>
        {change.error && faults.length === 0 && <Trouble error={change.error} />}
        <div className="row">
          <Button
            tone="primary"
            type="submit"
            busy={change.isPending}
            disabled={differs || again === ""}
          >
            {change.isPending ? "Saving" : "Change the password"}
          </Button>
          <span role="status">{change.isSuccess ? "The password is changed." : ""}</span>
        </div>
      </form>
    </Card>
  );
}
