/** Kinds of insights and how severe they are, in words. */
export const KINDS = [
  { id: "daily_summary", label: "Daily summary" },
  { id: "morning_briefing", label: "Morning briefing" },
  { id: "volatility_analysis", label: "Volatility" },
  { id: "concentration_risk", label: "Concentration" },
  { id: "hedge_quality", label: "Quality of hedges" },
  { id: "factor_exposure", label: "Factor exposure" },
  { id: "stress_test_review", label: "Stress tests" },
  { id: "custom", label: "A question of your own" },
] as const;

export type Level = "info" | "normal" | "elevated" | "warning" | "critical";

const LEVELS: Readonly<Record<Level, { label: string; what: string }>> = {
  info: { label: "Information", what: "There was nothing to rate" },
  normal: { label: "Normal", what: "Nothing passes a threshold" },
  elevated: { label: "Elevated", what: "A figure is above its usual range" },
  warning: { label: "Warning", what: "A figure passes the threshold of a warning" },
  critical: { label: "Critical", what: "A figure passes the highest threshold" },
};

export function level(severity: string): { id: Level; label: string; what: string } {
  const id = (Object.keys(LEVELS) as Level[]).find((each) => each === severity) ?? "info";
  return { id, ...LEVELS[id] };
}

export function kind(type: string): string {
  return KINDS.find((each) => each.id === type)?.label ?? type.replace(/_/g, " ");
}
