import { type FormEvent, useState } from "react";
import { useFormat } from "../../lib/taste";
import { useChange } from "../../query";
import { Button, Card, Chip, Empty, Field, Trouble } from "../../ui";
import styles from "./Ops.module.css";

/** Searches as the analyst would, and shows how each passage was found. */
export function TrySearch() {
  const [query, setQuery] = useState("");
  const search = useChange("post", "/api/v1/admin/ai/knowledge/documents/search", []);
  const { count, plain } = useFormat();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.mutate({ body: { query, limit: 8 } });
  };
  return (
    <Card title="Search as the analyst does">
      <form className="row" onSubmit={submit}>
        <div style={{ flex: "1 1 240px" }}>
          <Field label="Question">
            {(field) => (
              <input
                {...field}
                required
                value={query}
                onChange={(event) => {
                  setQuery(event.target.value);
                }}
              />
            )}
          </Field>
        </div>
        <Button type="submit" busy={search.isPending} style={{ alignSelf: "end" }}>
          {search.isPending ? "Searching" : "Search"}
        </Button>
      </form>
      {search.error && <Trouble error={search.error} />}
      {search.data && (
        <div role="region" aria-label="Passages found" aria-live="polite">
          {search.data.words_only_because !== null && (
            <p className="row">
              <Chip tone="warning">By words only</Chip> {search.data.words_only_because}
            </p>
          )}
          {search.data.passages.length === 0 && <Empty title="Nothing was found" />}
          {search.data.passages.map((passage) => (
            <div key={passage.id} className={styles.entry}>
              <h3>
                {passage.title} <Chip>{passage.scope}</Chip>{" "}
                <Chip title="The higher, the better it fits">
                  {plain(passage.score, { digits: 4 })}
                </Chip>
              </h3>
              <p className="muted small">
                {passage.word_place === null
                  ? "not by words"
                  : `place ${count(passage.word_place)} by words`}
                ,{" "}
                {passage.meaning_place === null
                  ? "not by meaning"
                  : `place ${count(passage.meaning_place)} by meaning`}
              </p>
              <p className={styles.long}>{passage.text}</p>
            </div>
          ))}
        </div>
      )}
    </Card>
  );
}
