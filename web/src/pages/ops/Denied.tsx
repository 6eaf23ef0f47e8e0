import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useChange, useRead } from "../../query";
import { Button, Card, Empty, Field, Trouble } from "../../ui";
import styles from "./Ops.module.css";

/** Whether the reader may work here: by role, or by an administrator's session of its own. */
export function useAdministrator(role: string | undefined): boolean | undefined {
  const own = role === "ADMIN";
  const session = useRead("/api/v1/admin/auth/me", { enabled: role !== undefined && !own });
  return own
    ? true
    : role === undefined
      ? undefined
      : session.data !== undefined
        ? true
        : session.error
          ? false
          : undefined;
}

/** Who is no administrator is told so, and may sign in as one. */
export function Denied() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useChange("post", "/api/v1/admin/auth/login", ["/api/v1/admin"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ body: { email, password } });
  };
  return (
    <div className="stack">
      <h1>Operations</h1>
      <Empty
        title="This page is for administrators (403)"
        actions={
          <Link to="/p/$scope" params={{ scope: "all" }}>
            Go to the overview
          </Link>
        }
      >
        Your account may not see runs of the server, other people&apos;s feedback or the audit log.
        An administrator of this server can give you the role.
      </Empty>
      <div className={styles.narrow}>
        <Card
          title="Sign in as an administrator"
          note="For 8 hours, and for this page alone. Your own session stays as it is."
        >
          <form className="stack" onSubmit={submit}>
            <Field label="E-mail">
              {(field) => (
                <input
                  {...field}
                  type="email"
                  required
                  autoComplete="username"
                  value={email}
                  onChange={(event) => {
                    setEmail(event.target.value);
                  }}
                />
              )}
            </Field>
            <Field label="Password">
              {(field) => (
                <input
                  {...field}
                  type="password"
                  required
                  autoComplete="current-password"
                  value={password}
                  onChange={(event) => {
                    setPassword(event.target.value);
                  }}
                />
              )}
            </Field>
            {enter.error && <Trouble error={enter.error} />}
            <div>
              <Button type="submit" tone="primary" busy={enter.isPending}>
                {enter.isPending ? "Signing in" : "Sign in"}
              </Button>
            </div>
          </form>
        </Card>
      </div>
    </div>
  );
}
