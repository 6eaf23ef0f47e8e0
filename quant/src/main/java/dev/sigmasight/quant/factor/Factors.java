package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.factor.Factor.Kind;
import java.util.List;
import java.util.Optional;

/** The factors there are. */
public final class Factors {
  /** All US shares of large companies. */
  public static final Factor MARKET =
      Factor.of("market_beta_90d", "Market Beta (90D)", Kind.MARKET, "SPY", 0);

  /** The market beta that a data provider states. */
  public static final Factor PROVIDER =
      Factor.of("provider_beta_1y", "Provider Beta (1Y)", Kind.MARKET, "SPY", 1);

  /** Treasury bonds of 20 years and more: they gain when rates fall. */
  public static final Factor INTEREST_RATE = Factor.of("ir_beta", "IR Beta", Kind.MACRO, "TLT", 2);

  /** Shares that have risen. */
  public static final Factor MOMENTUM = Factor.of("momentum", "Momentum", Kind.STYLE, "MTUM", 3);

  /** Shares that are cheap for what the company earns or owns. */
  public static final Factor VALUE = Factor.of("value", "Value", Kind.STYLE, "VTV", 4);

  /** Shares of companies that grow. */
  public static final Factor GROWTH = Factor.of("growth", "Growth", Kind.STYLE, "VUG", 5);

  /** Shares of small companies. */
  public static final Factor SIZE = Factor.of("size", "Size", Kind.STYLE, "IWM", 6);

  /** Shares of profitable companies with little debt. */
  public static final Factor QUALITY = Factor.of("quality", "Quality", Kind.STYLE, "QUAL", 7);

  /** Shares that move little. */
  public static final Factor LOW_VOLATILITY =
      Factor.of("low_volatility", "Low Volatility", Kind.STYLE, "USMV", 8);

  /** Growth bought, value sold. */
  public static final Factor GROWTH_VALUE_SPREAD =
      Factor.spread("growth_value_spread", "Growth-Value Spread", "VUG", "VTV", 9);

  /** Momentum bought, the market sold. */
  public static final Factor MOMENTUM_SPREAD =
      Factor.spread("momentum_spread", "Momentum Spread", "MTUM", "SPY", 10);

  /** Small companies bought, the market sold. */
  public static final Factor SIZE_SPREAD =
      Factor.spread("size_spread", "Size Spread", "IWM", "SPY", 11);

  /** Quality bought, the market sold. */
  public static final Factor QUALITY_SPREAD =
      Factor.spread("quality_spread", "Quality Spread", "QUAL", "SPY", 12);

  /** In the order in which they are shown. */
  public static final List<Factor> ALL =
      List.of(
          MARKET,
          PROVIDER,
          INTEREST_RATE,
          MOMENTUM,
          VALUE,
          GROWTH,
          SIZE,
          QUALITY,
          LOW_VOLATILITY,
          GROWTH_VALUE_SPREAD,
          MOMENTUM_SPREAD,
          SIZE_SPREAD,
          QUALITY_SPREAD);

  private Factors() {}

  /** The factor of a code. */
  public static Optional<Factor> ofCode(String code) {
    return ALL.stream().filter(factor -> factor.code().equals(code)).findFirst();
  }

  /** The factor of a name. */
  public static Optional<Factor> ofName(String name) {
    return ALL.stream().filter(factor -> factor.name().equals(name)).findFirst();
  }
}
