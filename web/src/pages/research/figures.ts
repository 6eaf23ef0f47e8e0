import { useMemo } from "react";
import { type Amount, money } from "../../lib/format";
import { useFormat } from "../../lib/taste";

/** The formatters, and one for what companies publish: the privacy mode hides the reader's amounts, not theirs. */
export function usePublicFormat() {
  const format = useFormat();
  return useMemo(
    () => ({
      ...format,
      company: (value: Amount, currency?: string | null) =>
        money(
          value,
          { ...format.manner, hidden: false },
          { compact: true, currency: currency ?? "USD" },
        ),
    }),
    [format],
  );
}
