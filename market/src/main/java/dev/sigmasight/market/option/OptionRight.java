package dev.sigmasight.market.option;

/** What the holder of an option may do with the underlying: buy it or sell it at the strike. */
public enum OptionRight {
  CALL,
  PUT
}
