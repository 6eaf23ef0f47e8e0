package dev.sigmasight.server.instrument;

/** How an instrument is priced: by the market, as an option on something, or by its owner. */
public enum InvestmentClass {
  PUBLIC,
  OPTIONS,
  PRIVATE
}
