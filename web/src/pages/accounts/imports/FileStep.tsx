import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Button, Field } from "../../../ui";
import styles from "./Import.module.css";
import { choose } from "./wizard";

/** A file that is dropped, chosen or pasted. */
export function FileStep({ busy }: { busy: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const take = (file: File | null | undefined) => {
    if (file) {
      void choose(file.name, file);
    }
  };
  return (
    <>
      <div
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={28} aria-hidden />
        <p>Drop a CSV file here, or</p>
        <Button tone="primary" busy={busy} onClick={() => input.current?.click()}>
          {busy ? "Reading the file" : "Choose a file"}
        </Button>
        <input
          ref={input}
          type="file"
          className="sr-only"
          tabIndex={-1}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-label="File of positions"
          onChange={(event) => {
            take(event.target.files?.[0]);
            // the same file can be chosen again
            event.target.value = "";
          }}
        />
        <p className="muted small">
          What brokers let you download, or our own template. Up to 10 MB and 50,000 positions.
        </p>
        <a href="/api/v1/onboarding/csv-template" download="sigmasight-template.csv">
          Download the template
        </a>
      </div>
      <details>
        <summary>Paste rows instead</summary>
        <form
          className={styles.paste}
          onSubmit={(event) => {
            event.preventDefault();
            void choose("pasted.csv", new Blob([pasted], { type: "text/csv" }));
          }}
        >
          <Field label="Rows with a header" hint="Copied from a spreadsheet or a file.">
            {(props) => (
              <textarea
                {...props}
                rows={8}
                spellCheck={false}
                value={pasted}
                placeholder={
                  "Symbol,Quantity,Entry Price Per Share,Entry Date\nAAPL,10,185.92,2024-01-10"
                }
                onChange={(event) => {
                  setPasted(event.target.value);
                }}
              />
            )}
          </Field>
          <div>
            <Button type="submit" busy={busy} disabled={pasted.trim() === ""}>
              Read these rows
            </Button>
          </div>
        </form>
      </details>
    </>
  );
}
