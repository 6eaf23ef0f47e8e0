import { Button } from "../../ui";
import { setConsent } from "./provider";
import styles from "./Composer.module.css";

/** Asks before figures leave the machine. */
export function Consent({ account }: { account: string }) {
  return (
    <section className={styles.consent} aria-label="Consent">
      <p>
        <strong>Your figures would leave this server</strong>
      </p>
      <p>
        The operator has set up an AI provider. To answer, your question, what was said before in
        this conversation, what you let the analyst remember, and the figures that it looks up are
        sent to that provider. Names of accounts and sign-in data are not needed for it.
      </p>
      <div className="row">
        <Button
          tone="primary"
          onClick={() => {
            setConsent(account, true);
          }}
        >
          Allow it
        </Button>
        <span className="small muted">
          You can withdraw this in the menu of the conversation. Kept in this browser.
        </span>
      </div>
    </section>
  );
}
