import { Link } from "@tanstack/react-router";
import { usePortfolios } from "./scope";
import { Empty } from "../ui";

/** For what cannot be asked of all portfolios at once: which one, then. */
export function NeedsOne({ what, is = "computed" }: { what: string; is?: string }) {
  const portfolios = usePortfolios();
  return (
    <Empty
      title="Choose a portfolio"
      actions={portfolios.data?.map((each) => (
        <Link
          key={each.id}
          to="."
          params={(before: object) => ({ ...before, scope: each.id })}
          search
        >
          {each.name}
        </Link>
      ))}
    >
      {what} is {is} for one portfolio at a time.
    </Empty>
  );
}
