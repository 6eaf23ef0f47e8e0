import { Link, useRouterState } from "@tanstack/react-router";
import { Empty } from "../ui";

/** An address that leads nowhere: what it was, and where to go on. */
export function Lost() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className="stack">
      <h1>There is no such page</h1>
      <Empty
        title={`Nothing is found at ${path}`}
        actions={
          <>
            <Link to="/">Go to the overview</Link>
            <Link to="/p/$scope/holdings" params={{ scope: "all" }}>
              Go to the holdings
            </Link>
          </>
        }
      >
        The address may be misspelt, or from an older version. The menu leads to every page, and
        Ctrl K finds one by a few letters.
      </Empty>
    </div>
  );
}
