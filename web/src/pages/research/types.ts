import type { Schemas } from "../../api";

/** Position types in words. */
export const TYPES: Record<Schemas["TargetPrice"]["position_type"], string> = {
  LONG: "Long",
  SHORT: "Short",
  LC: "Long call",
  LP: "Long put",
  SC: "Short call",
  SP: "Short put",
};
