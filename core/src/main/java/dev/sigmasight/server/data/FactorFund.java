package dev.sigmasight.server.data;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The funds that stand for the market and the style factors. */
enum FactorFund {
  MARKET("Market Beta", Factors.MARKET.proxy()),
  VALUE(Factors.VALUE),
  GROWTH(Factors.GROWTH),
  MOMENTUM(Factors.MOMENTUM),
  QUALITY(Factors.QUALITY),
  SIZE(Factors.SIZE),
  LOW_VOLATILITY(Factors.LOW_VOLATILITY);

  /** Of all of them. */
  static final List<String> SYMBOLS = Arrays.stream(values()).map(FactorFund::symbol).toList();

  private final String factor;
  private final String symbol;

  FactorFund(Factor factor) {
    this(factor.name(), factor.proxy());
  }

  FactorFund(String factor, String symbol) {
    this.factor = factor;
    this.symbol = symbol;
  }

  /** The name of the factor. */
  String factor() {
    return factor;
  }

  String symbol() {
    return symbol;
  }

  /** That of a factor's name, in any case. */
  static Optional<FactorFund> ofName(String name) {
    return Arrays.stream(values()).filter(fund -> fund.factor.equalsIgnoreCase(name)).findFirst();
  }

  /** The names of all factors. */
  static String names() {
    return String.join(", ", Arrays.stream(values()).map(FactorFund::factor).toList());
  }
}
