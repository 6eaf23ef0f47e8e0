package dev.sigmasight.quant.whatif;

import java.util.OptionalDouble;

/**
 * One unit of an instrument, a share or a contract, as everything that is said about a book needs
 * it.
 *
 * @param issuer of the share, or of the underlying of an option
 * @param sector under which it is reported
 * @param value market value of one unit, the multiplier included
 * @param deltaDollars value of the underlying that moves as much; of a put negative
 * @param beta of the underlying; empty if unknown
 * @param scenarios gains and losses of one unit; none if unknown
 */
public record Unit(
    String issuer,
    String sector,
    double value,
    double deltaDollars,
    OptionalDouble beta,
    ScenarioPnl scenarios) {

  public Unit {
    if (!Double.isFinite(value)
        || !Double.isFinite(deltaDollars)
        || !Double.isFinite(beta.orElse(0))) {
      throw new IllegalArgumentException(
          "no unit of %s worth %s, delta %s, beta %s".formatted(issuer, value, deltaDollars, beta));
    }
  }
}
