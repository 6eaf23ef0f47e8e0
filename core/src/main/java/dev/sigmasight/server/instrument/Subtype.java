package dev.sigmasight.server.instrument;

import java.util.EnumSet;
import java.util.Set;

/** What kind of instrument it is within its investment class. */
public enum Subtype {
  STOCK,
  ETF,
  MUTUAL_FUND,
  BOND,
  CASH,
  INDEX,
  CALL,
  PUT,
  PRIVATE_EQUITY,
  VENTURE_CAPITAL,
  HEDGE_FUND,
  PRIVATE_REIT,
  REAL_ESTATE,
  CRYPTOCURRENCY,
  CRYPTO,
  ART,
  MONEY_MARKET,
  TREASURY_BILLS,
  COMMODITY,
  OTHER;

  private static final Set<Subtype> PUBLIC = EnumSet.of(STOCK, ETF, MUTUAL_FUND, BOND, CASH, INDEX);
  private static final Set<Subtype> OPTIONS = EnumSet.of(CALL, PUT);

  /** The subtypes a person may choose for a class. */
  public static Set<Subtype> of(InvestmentClass investmentClass) {
    return switch (investmentClass) {
      case PUBLIC -> EnumSet.of(STOCK, ETF, MUTUAL_FUND, BOND, CASH);
      case OPTIONS -> EnumSet.copyOf(OPTIONS);
      case PRIVATE -> privateSubtypes();
    };
  }

  /** What an instrument of the class is taken for when nothing more is said. */
  public static Subtype usual(InvestmentClass investmentClass) {
    return switch (investmentClass) {
      case PUBLIC -> STOCK;
      case OPTIONS -> CALL;
      case PRIVATE -> OTHER;
    };
  }

  private static Set<Subtype> privateSubtypes() {
    Set<Subtype> all = EnumSet.allOf(Subtype.class);
    all.removeAll(PUBLIC);
    all.removeAll(OPTIONS);
    all.add(CASH);
    return all;
  }
}
