package dev.sigmasight.quant.whatif;

import java.util.HashMap;
import java.util.Map;
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
 * @param amounts of one unit by a name of the caller, anything that adds up over positions: {@code
 *     vega}, {@code factor:Value}, {@code stress:crash}. A name that is not there is unknown; where
 *     a share has none of it, it has 0
 */
public record Unit(
    String issuer,
    String sector,
    double value,
    double deltaDollars,
    OptionalDouble beta,
    ScenarioPnl scenarios,
    Map<String, Double> amounts) {

  public Unit {
    if (!Double.isFinite(value)
        || !Double.isFinite(deltaDollars)
        || !Double.isFinite(beta.orElse(0))) {
      throw new IllegalArgumentException(
          "no unit of %s worth %s, delta %s, beta %s".formatted(issuer, value, deltaDollars, beta));
    }
    amounts = Map.copyOf(amounts);
    amounts.forEach(
        (name, amount) -> {
          if (name.isBlank() || !Double.isFinite(amount)) {
            throw new IllegalArgumentException("no amount '" + name + "' of " + amount);
          }
        });
  }

  /** Without named amounts. */
  public Unit(
      String issuer,
      String sector,
      double value,
      double deltaDollars,
      OptionalDouble beta,
      ScenarioPnl scenarios) {
    this(issuer, sector, value, deltaDollars, beta, scenarios, Map.of());
  }

  /** The same with a named amount more, or with another one of that name. */
  public Unit with(String name, double amount) {
    Map<String, Double> more = new HashMap<>(amounts);
    more.put(name, amount);
    return new Unit(issuer, sector, value, deltaDollars, beta, scenarios, more);
  }
}
