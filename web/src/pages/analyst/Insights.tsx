export function Insights(props: {
  portfolio: string | undefined;
  days: string | undefined;
  open: string | undefined;
}) {
  return props.open ?? null;
}
