package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exposures of a portfolio on both bases: what its positions are worth, and what they risk. An
 * option counts with its premium on the first and with the delta of its underlying on the second,
 * so a long put is long in value and short in risk.
 *
 * @param value market values, signed like the quantity
 * @param longCount positions of positive value
 * @param shortCount positions of negative value
 * @param optionsGross Σ |value| of options
 * @param stockGross Σ |value| of all others
 * @param risk delta dollars
 * @param optionNotional Σ |contracts| × multiplier × price of the underlying, of the options with
 *     known risk
 * @param netByUnderlying Σ delta dollars per underlying
 * @param uncovered ids of positions whose risk is unknown and that count on the value basis only
 */
public record Exposures(
    Sides value,
    int longCount,
    int shortCount,
    BigDecimal optionsGross,
    BigDecimal stockGross,
    Sides risk,
    BigDecimal optionNotional,
    SortedMap<String, BigDecimal> netByUnderlying,
    SortedSet<String> uncovered) {

  public Exposures {
    netByUnderlying = Collections.unmodifiableSortedMap(new TreeMap<>(netByUnderlying));
    uncovered = Collections.unmodifiableSortedSet(new TreeSet<>(uncovered));
  }

  /**
   * The long and the short side.
   *
   * @param longSide sum of the positive amounts
   * @param shortSide sum of the negative amounts, not positive
   */
  public record Sides(BigDecimal longSide, BigDecimal shortSide) {
    static final Sides NONE = new Sides(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Long + |short|. */
    public BigDecimal gross() {
      return longSide.subtract(shortSide);
    }

    /** Long − |short|. */
    public BigDecimal net() {
      return longSide.add(shortSide);
    }

    /** Gross / equity; degenerate without positive equity. */
    public Estimate leverage(BigDecimal equity) {
      if (equity.signum() <= 0) {
        return new Estimate.Degenerate("equity is not positive");
      }
      return new Estimate.Of(gross().divide(equity, MathContext.DECIMAL64).doubleValue(), 1);
    }

    Sides plus(BigDecimal amount) {
      return amount.signum() >= 0
          ? new Sides(longSide.add(amount), shortSide)
          : new Sides(longSide, shortSide.add(amount));
    }
  }

  /** The exposures of these positions; all zero for none. */
  public static Exposures of(Collection<ExposedPosition> positions) {
    Sides value = Sides.NONE;
    BigDecimal options = BigDecimal.ZERO;
    int longCount = 0;
    int shortCount = 0;
    for (ExposedPosition position : positions) {
      BigDecimal worth = position.value();
      value = value.plus(worth);
      longCount += worth.signum() > 0 ? 1 : 0;
      shortCount += worth.signum() < 0 ? 1 : 0;
      options = position.option() ? options.add(worth.abs()) : options;
    }
    BigDecimal stock = value.gross().subtract(options);
    var risk = new RiskBasis();
    positions.forEach(risk::add);
    return new Exposures(
        value,
        longCount,
        shortCount,
        options,
        stock,
        risk.sides,
        risk.optionNotional,
        risk.net,
        risk.uncovered);
  }

  private static final class RiskBasis {
    private final SortedMap<String, BigDecimal> net = new TreeMap<>();
    private final SortedSet<String> uncovered = new TreeSet<>();
    private Sides sides = Sides.NONE;
    private BigDecimal optionNotional = BigDecimal.ZERO;

    void add(ExposedPosition position) {
      BigDecimal deltaDollars = position.deltaDollars().orElse(null);
      if (deltaDollars == null) {
        uncovered.add(position.id());
        return;
      }
      sides = sides.plus(deltaDollars);
      net.merge(position.underlying(), deltaDollars, BigDecimal::add);
      if (position.option()) {
        optionNotional = optionNotional.add(position.notional().orElseThrow());
      }
    }
  }
}
