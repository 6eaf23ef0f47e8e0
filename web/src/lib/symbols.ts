/** The root of up to six letters, the expiry, the right and the strike in thousandths of a dollar. */
const OPTION = /^([A-Z][A-Z0-9.-]{0,5})(\d\d)(\d\d)(\d\d)([CP])(\d{8})$/;

/** A listed option by its terms, as `SPY C495 2027-05-21`; any other symbol as it is. */
export function nameOfSymbol(symbol: string): string {
  const parts = OPTION.exec(symbol);
  if (parts === null) {
    return symbol;
  }
  const [, root, year, month, day, right, strike] = parts;
  return `${String(root)} ${String(right)}${String(Number(strike) / 1000)} 20${String(year)}-${String(month)}-${String(day)}`;
}
