/** What a card says of an insight after its summary. */

const STAND_OUT = ["elevated", "warning", "critical"];

/** The findings that stand out and that the summary does not say word by word. */
export function unsaid<F extends { severity: string; text: string }>(
  summary: string,
  findings: readonly F[],
): F[] {
  return findings.filter(
    ({ severity, text }) => STAND_OUT.includes(severity) && !summary.includes(text),
  );
}
