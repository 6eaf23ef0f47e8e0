/** What the server says of a symbol as soon as it is typed. */
import { useState } from "react";
import { Failure, send } from "../../api/client";

export interface Verdict {
  /** of the symbol that stands in the field now, if it was asked about */
  of: (symbol: string) => string | undefined;
  check: (symbol: string) => Promise<void>;
}

export function useVerdict(): Verdict {
  const [said, setSaid] = useState<{ symbol: string; message: string } | null>(null);
  const upper = (symbol: string) => symbol.trim().toUpperCase();
  return {
    of: (symbol) => (said?.symbol === upper(symbol) ? said.message : undefined),
    check: async (symbol) => {
      const asked = upper(symbol);
      if (asked === "" || said?.symbol === asked) {
        return;
      }
      let message: string;
      try {
        const told = await send("post", "/api/v1/positions/validate-symbol", {
          query: { symbol: asked },
        });
        message =
          told.message ??
          (told.valid
            ? "Known."
            : `${asked} is unknown. It can be entered, but may have no price and no risk.`);
      } catch (error) {
        message = error instanceof Failure ? error.message : "The symbol could not be checked.";
      }
      setSaid({ symbol: asked, message });
    },
  };
}
