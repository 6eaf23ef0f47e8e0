import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ViewPage } from "../../api";
import { TriangleAlert } from "lucide-react";
import { Chart, type Colours } from "../../chart/Chart";
import type { Format } from "../../lib/taste";
import { useFormat } from "../../lib/taste";
import { Chip, Segments } from "../../ui";
import { Ask } from "./Ask";
import { basisOf } from "../../figure/basis";
import { type Basis, gauge } from "./exposure";
import { gaugeDrawing } from "./gaugeDrawing";
import { beyond, inWords } from "./limits";
import styles from "./Overview.module.css";

/** How big, and how tilted: long, short, net and gross on one axis. */
export function ExposureGauge({ page }: { page: ViewPage }) {
  const navigate = useNavigate();
  const format = useFormat();
  const search: { exposure?: string } = useSearch({ strict: false });
  const basis: Basis = search.exposure === "delta" ? "delta" : "market";
  const shown = useMemo(() => gauge(page.figures, basis), [page, basis]);

  const option = useCallback(
    (colours: Colours, written: Format) => gaugeDrawing(shown, colours, written),
    [shown],
  );

  const sentence =
    shown === null
      ? ""
      : shown.bars
          .map((bar) => `${bar.label} ${format.percent(bar.share)} (${format.money(bar.amount)})`)
          .join(", ");
  const limits = shown?.limits ?? [];
  const over = limits.filter((limit) => limit.exceeded);
  const about =
    basis === "delta"
      ? "Options count by what they move like in shares (delta). Shares of the net asset value; the dashed line is 100 %."
      : "Options count at their market value. Shares of the net asset value; the dashed line is 100 %.";
  return (
    <Chart
      id="exposure"
      title="Exposure"
      asOf={page.as_of}
      basis={basisOf(
        ["long", "short", "gross", "net"].map(
          (name) => page.figures[`${basis === "delta" ? "delta_" : ""}${name}_exposure`],
        ),
      )}
      file="exposure"
      height={264}
      note={
        <>
          {about}
          {limits.length > 0 && " The ticks are the limits of the portfolio, as they are set now."}
          {over.map((limit) => (
            <span key={limit.id} className={styles.beyond}>
              <Chip tone="warning">
                <TriangleAlert size={13} aria-hidden /> {beyond(limit, shown?.bars ?? [], format)}
              </Chip>
            </span>
          ))}
        </>
      }
      summary={`Exposure as a share of the net asset value: ${sentence}.${limits
        .map((limit) => ` ${inWords(limit, format)}.`)
        .join("")}`}
      option={option}
      table={{
        columns: [
          { label: "Exposure" },
          { label: "Amount", numeric: true },
          { label: "Of net asset value", numeric: true },
        ],
        rows: [
          ...(shown?.bars ?? []).map((bar) => [
            bar.label,
            { text: format.money(bar.amount), raw: bar.amount, amount: true },
            { text: format.percent(bar.share), raw: bar.share },
          ]),
          ...limits.map((limit) => [
            `Limit: ${limit.label.toLowerCase()}${limit.exceeded === true ? ", exceeded" : ""}`,
            "",
            { text: format.percent(limit.share), raw: limit.share },
          ]),
        ],
      }}
      empty={
        shown === null
          ? basis === "delta"
            ? "The delta of an option is unknown, so this cannot be added up. Market value can."
            : "Long or short is unknown."
          : shown.base === null
            ? "The net asset value is unknown or not positive, so there are no shares of it."
            : undefined
      }
      actions={
        <>
          {shown !== null && !shown.adds && (
            <Chip tone="warning" title="Gross is long and short together; net is their difference.">
              Does not add up
            </Chip>
          )}
          <Segments<Basis>
            label="What options count as"
            value={basis}
            options={[
              { id: "market", label: "Market value" },
              { id: "delta", label: "Delta" },
            ]}
            onChange={(next) => {
              void navigate({
                to: ".",
                replace: true,
                search: (old: object) => ({
                  ...old,
                  exposure: next === "market" ? undefined : next,
                }),
              });
            }}
          />
          <Ask widget="exposure" question="Is my exposure too large for my net asset value?" />
        </>
      }
    />
  );
}
