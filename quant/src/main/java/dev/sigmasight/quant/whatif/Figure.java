package dev.sigmasight.quant.whatif;

/**
 * One figure of a book.
 *
 * @param kind what it says
 * @param of the instrument, issuer, sector or named amount it is about; empty for the whole book
 */
public record Figure(Kind kind, String of) implements Comparable<Figure> {

  /** What a figure says. Money is in the currency of the book, weights are fractions of equity. */
  public enum Kind {
    CASH,
    /** Cash and market values. */
    EQUITY,
    LONG_VALUE,
    /** Not positive. */
    SHORT_VALUE,
    GROSS_VALUE,
    NET_VALUE,
    LONG_DELTA,
    /** Not positive. */
    SHORT_DELTA,
    GROSS_DELTA,
    NET_DELTA,
    CASH_WEIGHT,
    /** Gross value / equity. */
    LEVERAGE,
    /** Gross delta / equity. */
    DELTA_LEVERAGE,
    /** Σ delta × beta / equity, over positions whose beta is known; unknown if none is. */
    BETA,
    /** Share of gross delta whose beta is known. */
    BETA_COVERAGE,
    /** Deviation of the scenario P&L / equity, annual. */
    VOLATILITY,
    /** Loss, positive, in currency and per scenario. */
    VALUE_AT_RISK,
    /** Loss, positive, in currency and per scenario. */
    EXPECTED_SHORTFALL,
    /** Share of gross delta whose scenarios are known. */
    SCENARIO_COVERAGE,
    /** Σ quantity × {@linkplain Unit#amounts amount} of a name, over positions that have it. */
    AMOUNT,
    /** Share of gross delta whose amount of that name is known. */
    AMOUNT_COVERAGE,
    /** Σw² of net delta by issuer. */
    HERFINDAHL,
    EFFECTIVE_NAMES,
    /** Value / equity of an instrument. */
    POSITION_WEIGHT,
    /** Net delta / equity of an issuer. */
    ISSUER_WEIGHT,
    /** Net delta / equity of a sector. */
    SECTOR_WEIGHT;

    /** Whether there is one of each instrument, issuer or sector; what is not held has 0. */
    public boolean isWeight() {
      return this == POSITION_WEIGHT || this == ISSUER_WEIGHT || this == SECTOR_WEIGHT;
    }
  }

  /** A figure of the whole book. */
  public static Figure of(Kind kind) {
    return new Figure(kind, "");
  }

  @Override
  public int compareTo(Figure other) {
    int order = kind.compareTo(other.kind);
    return order == 0 ? of.compareTo(other.of) : order;
  }
}
