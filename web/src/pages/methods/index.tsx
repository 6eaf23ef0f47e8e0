import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { Empty, Loading } from "../../ui";
import styles from "./Methods.module.css";

const SOURCES = import.meta.glob<string>("../../../../docs/methods/*.md", {
  query: "?raw",
  import: "default",
});

/** How the figures are computed: the documentation of the methods, as it is shipped. */
export default function Methods() {
  const { page } = useParams({ strict: false });
  const name = page ?? "README";
  const load = SOURCES[`../../../../docs/methods/${name}.md`];
  const [text, setText] = useState<{ name: string; text: string } | null>(null);
  useEffect(() => {
    let ended = false;
    void load?.().then((loaded) => {
      if (!ended) {
        setText({ name, text: loaded });
      }
    });
    return () => {
      ended = true;
    };
  }, [load, name]);
  if (load === undefined) {
    return (
      <Empty title="There is no such method" actions={<Link to="/methods">All methods</Link>}>
        The methods are listed on a page of their own.
      </Empty>
    );
  }
  if (text?.name !== name) {
    return <Loading height={480} />;
  }
  return (
    <article id="methods" className={styles.page}>
      {page !== undefined && <Link to="/methods">All methods</Link>}
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        components={{
          a: ({ href = "", children }) => {
            const method = /^([a-z-]+)\.md/.exec(href)?.[1];
            return method === undefined ? (
              <span>{children}</span>
            ) : (
              <Link to="/methods/$page" params={{ page: method }}>
                {children}
              </Link>
            );
          },
        }}
      >
        {text.text}
      </ReactMarkdown>
    </article>
  );
}
