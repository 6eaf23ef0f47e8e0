import { Link } from "@tanstack/react-router";
import { memo, useMemo } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { useFormat } from "../../lib/taste";
import { Cite } from "./Cite";
import { marked, remarkMarks, safeAddress } from "./marks";
import type { Citation, Unsourced } from "./turn";
import styles from "./Answer.module.css";

const NONE: readonly never[] = [];

/** Text of the analyst: Markdown without HTML and pictures, its figures linked to their sources. */
export const Answer = memo(function Answer({
  text,
  citations = NONE,
  unsourced = NONE,
  about = NONE,
}: {
  text: string;
  citations?: readonly Citation[];
  unsourced?: readonly Unsourced[];
  /** portfolios that the conversation is about */
  about?: readonly string[];
}) {
  const { manner } = useFormat();
  const source = useMemo(() => marked(text, unsourced), [text, unsourced]);
  const numbers = citations.map((each) => each.number).join();
  const plugins = useMemo(
    () => [
      remarkGfm,
      remarkMarks(
        new Set(
          numbers
            .split(",")
            .filter((each) => each !== "")
            .map(Number),
        ),
        manner.hidden,
      ),
    ],
    [numbers, manner.hidden],
  );
  const components = useMemo(
    (): Components => ({
      h1: ({ children }) => <h3>{children}</h3>,
      h2: ({ children }) => <h3>{children}</h3>,
      h3: ({ children }) => <h4>{children}</h4>,
      h5: ({ children }) => <h4>{children}</h4>,
      h6: ({ children }) => <h4>{children}</h4>,
      a: ({ href = "", children }) =>
        href === "" ? (
          <>{children}</>
        ) : href.startsWith("/") ? (
          <Link to={href}>{children}</Link>
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {children}
          </a>
        ),
      img: ({ alt }) => <span className="muted">{alt}</span>,
      table: ({ children }) => (
        <div className={styles.table} role="region" aria-label="Table of the answer" tabIndex={0}>
          <table>{children}</table>
        </div>
      ),
      mark: ({ children }) => (
        <mark className={styles.unsourced} title="No source was found for this figure">
          {children}
          <span className="sr-only"> (without source)</span>
        </mark>
      ),
      cite: ({ title }) => {
        const cited = citations.find((each) => String(each.number) === title);
        return cited === undefined ? (
          <>[{title}]</>
        ) : (
          <Cite citation={cited} text={text} about={about} />
        );
      },
    }),
    [citations, text, about],
  );
  return (
    <div className={styles.answer}>
      <Markdown skipHtml remarkPlugins={plugins} urlTransform={safeAddress} components={components}>
        {source}
      </Markdown>
    </div>
  );
});
