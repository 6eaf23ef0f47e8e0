import { Button } from "../../ui";
import { named, setConsent } from "./provider";
import styles from "./Composer.module.css";

/** Asks before figures leave the machine. */
export function Consent({
  account,
  provider,
  models,
}: {
  account: string;
  provider: string;
  models: readonly string[];
}) {
  return (
    <section className={styles.consent} aria-label="Consent">
      <p>
        <strong>Your figures would leave this server</strong>
      </p>
      <p>
        The operator of this server has an AI provider answer:{" "}
        <strong>{named(provider, models)}</strong>. Your question, what was said before in this
        conversation, what you let the analyst remember, and the figures that it looks up are sent
        there, with the names of your portfolios. Where figures are not to leave this server, ask
        the operator to switch the provider off: built-in rules answer then.
      </p>
      <div className="row">
        <Button
          tone="primary"
          onClick={() => {
            setConsent(account, provider);
          }}
        >
          Allow it
        </Button>
        <span className="small muted">
          It holds for this provider alone, and you can withdraw it on the page Analyst at any time.
          Your choice is kept in this browser.
        </span>
      </div>
    </section>
  );
}
