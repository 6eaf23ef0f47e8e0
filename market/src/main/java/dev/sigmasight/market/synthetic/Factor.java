package dev.sigmasight.market.synthetic;

/**
 * What moves several instruments beside the market. Each is a return of its own, so a loading of 1
 * carries its whole volatility.
 */
enum Factor {
  // Styles, each a long-short return.
  GROWTH(0.080),
  SIZE(0.080),
  MOMENTUM(0.080),
  QUALITY(0.040),
  LOW_VOLATILITY(0.055),

  // Sectors and industries, relative to the market.
  TECHNOLOGY(0.090),
  SEMICONDUCTORS(0.170),
  SOFTWARE(0.110),
  COMMUNICATION(0.090),
  DISCRETIONARY(0.080),
  STAPLES(0.090),
  FINANCIALS(0.100),
  HEALTHCARE(0.100),
  ENERGY(0.170),
  INDUSTRIALS(0.080),
  UTILITIES(0.130),
  REAL_ESTATE(0.110),
  INTERNATIONAL(0.080),

  // Other markets. RATES is the return of a long government bond: up when rates fall.
  RATES(0.140, -0.15),
  CREDIT(0.030, 0.20),
  GOLD(0.150),
  COMMODITIES(0.140);

  private final double annualVolatility;
  private final double marketCorrelation;

  Factor(double annualVolatility) {
    this(annualVolatility, 0);
  }

  Factor(double annualVolatility, double marketCorrelation) {
    this.annualVolatility = annualVolatility;
    this.marketCorrelation = marketCorrelation;
  }

  /** In a year of average turbulence, as a fraction. */
  double annualVolatility() {
    return annualVolatility;
  }

  /** With the market's return of the day. */
  double marketCorrelation() {
    return marketCorrelation;
  }
}
