import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Failure, send } from "../../api/client";
import { client, useRead } from "../../query";
import { Button, Chip, Field, Segments, Trouble } from "../../ui";
import styles from "./SignIn.module.css";

type Way = "sign-in" | "register";

/** Where a visitor may be sent after signing in: only a path of our own. */
export function safeTarget(then: string | undefined): string {
  return then !== undefined && /^\/(?![/\\])/.test(then) && !then.startsWith("/sign-in")
    ? then
    : "/";
}

export default function SignIn() {
  const search: { then?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [way, setWay] = useState<Way>("sign-in");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const health = useRead("/api/v1/health");
  const demo = useRead("/api/v1/demo/accounts");
  const offered = demo.data?.accounts ?? [];

  const faultOf = (field: string): string | null => {
    const faults = error instanceof Failure ? (error.problem?.errors ?? []) : [];
    return faults.find((fault) => fault.field === field)?.message ?? null;
  };

  const enter = async (mail: string, secret: string, register: boolean) => {
    setBusy(true);
    setError(null);
    try {
      if (register) {
        await send("post", "/api/v1/auth/register", {
          body: { email: mail, password: secret, full_name: name },
        });
      }
      await send("post", "/api/v1/auth/login", { body: { email: mail, password: secret } });
      client.clear();
      await navigate({ to: safeTarget(search.then), replace: true });
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={styles.page} id="main">
      <section className={styles.box} aria-labelledby="welcome">
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <div>
          <h1 id="welcome">SigmaSight</h1>
          <p className="muted">What you own, what could hurt it, and why.</p>
        </div>
        <Segments<Way>
          label="Sign in or open an account"
          options={[
            { id: "sign-in", label: "Sign in" },
            { id: "register", label: "New account" },
          ]}
          value={way}
          onChange={(next) => {
            setWay(next);
            setError(null);
          }}
        />
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void enter(email, password, way === "register");
          }}
        >
          {way === "register" && (
            <Field label="Name" error={faultOf("full_name")}>
              {(props) => (
                <input
                  {...props}
                  autoComplete="name"
                  required
                  value={name}
                  onChange={(event) => {
                    setName(event.target.value);
                  }}
                />
              )}
            </Field>
          )}
          <Field label="E-mail" error={faultOf("email")}>
            {(props) => (
              <input
                {...props}
                type="email"
                autoComplete="username"
                required
                value={email}
                onChange={(event) => {
                  setEmail(event.target.value);
                }}
              />
            )}
          </Field>
          <Field
            label="Password"
            error={faultOf("password")}
            {...(way === "register"
              ? { hint: "At least 12 characters, and not easy to guess." }
              : {})}
          >
            {(props) => (
              <input
                {...props}
                type="password"
                autoComplete={way === "register" ? "new-password" : "current-password"}
                required
                value={password}
                onChange={(event) => {
                  setPassword(event.target.value);
                }}
              />
            )}
          </Field>
          {error !== null && <Trouble error={error} />}
          <Button type="submit" tone="primary" busy={busy}>
            {way === "register" ? "Open the account" : "Sign in"}
          </Button>
        </form>
        {offered.length > 0 && (
          <section className={styles.demo} aria-labelledby="demo">
            <h2 id="demo">Look around with an example</h2>
            <p className="small muted">All prices of the examples are invented.</p>
            {offered.map((account) => (
              <Button
                key={account.email}
                disabled={busy}
                onClick={() => {
                  void enter(account.email, account.password, false);
                }}
              >
                {account.full_name}
              </Button>
            ))}
          </section>
        )}
        {health.error && <Chip tone="danger">The server cannot be reached</Chip>}
      </section>
    </main>
  );
}
