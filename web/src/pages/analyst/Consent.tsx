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
        The operator has set up an AI provider, but this server does not say which one, nor its
        model: ask the operator if that matters to you. To answer, your question, what was said
        before in this conversation, what you let the analyst remember, and the figures that it
        looks up are sent to that provider, with the names of your portfolios. Where figures are not
        to leave this server, ask the operator to switch the provider off: built-in rules answer
        then.
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
          You can withdraw this on the page Analyst at any time. Your choice is kept in this
          browser.
        </span>
      </div>
    </section>
  );
}
