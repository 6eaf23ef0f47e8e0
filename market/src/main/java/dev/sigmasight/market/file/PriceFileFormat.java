package dev.sigmasight.market.file;

/** How prices are laid out in a file. */
public enum PriceFileFormat {
  /** First column the date, then one column of closes per symbol; an empty cell is no price. */
  WIDE,
  /** One row per symbol and date, with named columns; symbol, date and close are mandatory. */
  LONG
}
