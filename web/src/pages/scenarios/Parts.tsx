import { useState } from "react";
import { useFormat } from "../../lib/taste";
import { Toned } from "../../figure/Figure";
import { Button, Chip } from "../../ui";
import { Bar } from "./Bar";
import { addsUp, reach, sum } from "./model";
import styles from "./Scenarios.module.css";

export interface Part {
  key: string;
  name: string;
  about?: string;
  amount: number | null;
}

const FEW = 10;

/** Parts of a gain or loss, the largest first, and whether they add up to it. */
export function Parts({
  title,
  parts,
  whole,
}: {
  title: string;
  parts: readonly Part[];
  whole: number | null;
}) {
  const format = useFormat();
  const [all, setAll] = useState(false);
  const known = parts.flatMap((part) => (part.amount === null ? [] : [part.amount]));
  const ordered = [...parts].sort((a, b) => Math.abs(b.amount ?? 0) - Math.abs(a.amount ?? 0));
  const shown = all ? ordered : ordered.slice(0, FEW);
  const most = reach(known);
  const total = sum(known);
  const right = whole !== null && known.length === parts.length && addsUp(known, whole);
  return (
    <div className={styles.parts}>
      <table>
        <caption>{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <td />
            <th scope="col">Gain or loss</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((part) => (
            <tr key={part.key}>
              <th scope="row" title={part.about}>
                {part.name}
              </th>
              <td>
                <Bar amount={part.amount} most={most} />
              </td>
              <td className="num">
                <Toned value={part.amount}>{format.money(part.amount, { signed: true })}</Toned>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Sum of {format.count(parts.length)}</th>
            <td>
              {whole !== null && !right && (
                <Chip
                  tone="warning"
                  title={`The whole is ${format.money(whole, { signed: true })}.`}
                >
                  does not add up to the whole
                </Chip>
              )}
            </td>
            <td className="num">
              <Toned value={total}>{format.money(total, { signed: true })}</Toned>
            </td>
          </tr>
        </tfoot>
      </table>
      {parts.length > FEW && (
        <Button
          tone="quiet"
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? `Show the ${format.count(FEW)} largest` : `Show all ${format.count(parts.length)}`}
        </Button>
      )}
    </div>
  );
}
