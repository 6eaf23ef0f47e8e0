package dev.sigmasight.server.instrument;

import dev.sigmasight.market.option.OptionRight;
import java.math.BigDecimal;

/** Side and kind of a position in the words of the API: derived, never stored. */
public enum PositionType {
  LONG,
  SHORT,
  LC,
  LP,
  SC,
  SP;

  /** The type of a signed quantity of an instrument. */
  public static PositionType of(Instrument instrument, BigDecimal quantity) {
    boolean isLong = quantity.signum() >= 0;
    return instrument
        .option()
        .map(terms -> option(terms.right(), isLong))
        .orElse(isLong ? LONG : SHORT);
  }

  private static PositionType option(OptionRight right, boolean isLong) {
    return switch (right) {
      case CALL -> isLong ? LC : SC;
      case PUT -> isLong ? LP : SP;
    };
  }

  /** Whether a position of this type has a positive quantity. */
  public boolean isLong() {
    return this == LONG || this == LC || this == LP;
  }

  /** Whether it is an option. */
  public boolean isOption() {
    return this != LONG && this != SHORT;
  }
}
