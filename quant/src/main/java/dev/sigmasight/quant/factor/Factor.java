package dev.sigmasight.quant.factor;

import java.util.Optional;

/**
 * Something whose returns explain those of securities: an exchange-traded fund, or one bought and
 * another sold.
 *
 * @param code never changes
 * @param name what a person reads
 * @param proxy symbol of the fund that stands for it
 * @param soldProxy symbol of the fund sold against it, for a spread
 * @param displayOrder place among all factors, from 0
 */
public record Factor(
    String code,
    String name,
    Kind kind,
    String proxy,
    Optional<String> soldProxy,
    int displayOrder) {

  /** What a factor is about. */
  public enum Kind {
    /** Shares as a whole. */
    MARKET,
    /** The economy: interest rates. */
    MACRO,
    /** A kind of share. */
    STYLE,
    /** One kind of share against another. */
    SPREAD
  }

  static Factor of(String code, String name, Kind kind, String proxy, int displayOrder) {
    return new Factor(code, name, kind, proxy, Optional.empty(), displayOrder);
  }

  static Factor spread(String code, String name, String bought, String sold, int displayOrder) {
    return new Factor(code, name, Kind.SPREAD, bought, Optional.of(sold), displayOrder);
  }
}
