import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { send } from "../../api/client";
import { useRead } from "../../query";
import { Button, Card, Dialog, Trouble } from "../../ui";
import styles from "./Overview.module.css";

/** What an account without portfolios sees: three steps and where to begin. */
export function FirstRun() {
  return (
    <Card title="Welcome: three steps to your first figures">
      <ol className={styles.steps}>
        <li>
          <h3>Bring your positions</h3>
          <p className="muted">
            A file from your broker, or the template. You see every line before anything is kept,
            and an import can be undone.
          </p>
        </li>
        <li>
          <h3>Let it compute</h3>
          <p className="muted">
            Prices are fetched, then value, returns and risk are computed. You can watch it.
          </p>
        </li>
        <li>
          <h3>Read, ask, try out</h3>
          <p className="muted">
            This page answers whether you are up or down and what could hurt. Every figure tells how
            it was computed.
          </p>
        </li>
      </ol>
      <div className="row">
        <Link to="/accounts/$tab" params={{ tab: "import" }} className={styles.primary}>
          Import positions
        </Link>
        <Link to="/accounts">Enter an account by hand</Link>
      </div>
      <Examples />
    </Card>
  );
}

/** Accounts to look around in, where the server has them. */
function Examples() {
  const offered = useRead("/api/v1/demo/accounts").data?.accounts ?? [];
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const enter = async (email: string, password: string) => {
    setBusy(true);
    setError(null);
    try {
      await send("post", "/api/v1/auth/logout");
      await send("post", "/api/v1/auth/login", { body: { email, password } });
      // a page of its own: nothing of this account stays in memory
      window.location.assign("/");
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  };
  if (offered.length === 0) {
    return null;
  }
  return (
    <div className="row">
      <span className="muted">Just looking?</span>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Open an example
      </Button>
      <Dialog
        open={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Open an example"
      >
        <p>
          This leaves your account: you are signed out of it, and signed in to the example. Sign in
          again to come back. All prices of the examples are invented.
        </p>
        {error !== null && <Trouble error={error} />}
        <div className="row">
          {offered.map((account) => (
            <Button
              key={account.email}
              disabled={busy}
              onClick={() => void enter(account.email, account.password)}
            >
              {account.full_name}
            </Button>
          ))}
        </div>
      </Dialog>
    </div>
  );
}
