package dev.sigmasight.server.risk;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.stress.RateSensitivity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The funds that stand for factors. */
final class Funds {
  /** Factors whose funds stresses and the factor model move, in the order of their display. */
  static final List<Factor> FACTORS =
      Factors.ALL.stream()
          .filter(factor -> factor.soldProxy().isEmpty() && !factor.equals(Factors.PROVIDER))
          .toList();

  /** Their symbols, in the same order. */
  static final List<String> SYMBOLS = FACTORS.stream().map(Factor::proxy).toList();

  /** Every fund that any factor needs. */
  static final Set<String> ALL = Set.copyOf(all());

  /** Duration and convexity of TLT, in years and years². */
  static final RateSensitivity BONDS = new RateSensitivity(16.5, 380);

  private Funds() {}

  private static Set<String> all() {
    Set<String> all =
        Factors.ALL.stream().map(Factor::proxy).collect(Collectors.toCollection(TreeSet::new));
    Factors.ALL.forEach(factor -> factor.soldProxy().ifPresent(all::add));
    return all;
  }
}
