import { Link } from "@tanstack/react-router";
import { usePortfolios } from "../../shell/scope";
import { Empty, Field, Reading } from "../../ui";
import { useAddress } from "./address";
import { TargetBoard } from "./TargetBoard";
import styles from "./Research.module.css";

/** Target prices belong to one portfolio, so one is chosen first. */
export function Targets() {
  const [search, change] = useAddress();
  const portfolios = usePortfolios();
  return (
    <Reading of={portfolios} height={360}>
      {(all) => {
        const only = all.length === 1 ? all[0]?.id : undefined;
        const named = search["portfolio"];
        const chosen = all.find((each) => each.id === (named ?? only));
        if (all.length === 0) {
          return (
            <Empty title="No portfolio yet" actions={<Link to="/accounts">Import positions</Link>}>
              Target prices are kept with what a portfolio holds.
            </Empty>
          );
        }
        return (
          <>
            {all.length > 1 && (
              <div className={styles.picker}>
                <Field label="Portfolio">
                  {(field) => (
                    <select
                      {...field}
                      value={chosen?.id ?? ""}
                      onChange={(event) => {
                        change({ portfolio: event.target.value || undefined });
                      }}
                    >
                      <option value="">Choose a portfolio</option>
                      {all.map((each) => (
                        <option key={each.id} value={each.id}>
                          {each.name}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              </div>
            )}
            {chosen === undefined ? (
              <Empty
                title={named === undefined ? "Choose a portfolio" : "There is no such portfolio"}
                actions={all.map((each) => (
                  <Link
                    key={each.id}
                    to="."
                    search={(old: Record<string, unknown>) => ({ ...old, portfolio: each.id })}
                  >
                    {each.name}
                  </Link>
                ))}
              >
                The target prices board shows one portfolio: a target is about the positions of one,
                and an edit has to know which.
              </Empty>
            ) : (
              <TargetBoard key={chosen.id} portfolio={chosen.id} name={chosen.name} />
            )}
          </>
        );
      }}
    </Reading>
  );
}
