package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.SampleMoments;

/** What portfolios hold, one after the other in two arrays. Immutable. */
public final class Holdings {
  private final int[] start;
  private final int[] symbol;
  private final double[] value;

  /**
   * @param start of each portfolio's holdings, then the number of all holdings: one more than there
   *     are portfolios, from 0 on and never falling
   * @param symbol of each holding: its row in the universe
   * @param value of each holding, signed, in money
   */
  public Holdings(int[] start, int[] symbol, double[] value) {
    if (symbol.length != value.length) {
      throw new IllegalArgumentException(symbol.length + " symbols, " + value.length + " values");
    }
    if (start.length == 0 || start[0] != 0 || start[start.length - 1] != value.length) {
      throw new IllegalArgumentException("holdings start at 0 and end at " + value.length);
    }
    for (int p = 1; p < start.length; p++) {
      if (start[p] < start[p - 1]) {
        throw new IllegalArgumentException("portfolio " + p + " starts before the one before it");
      }
    }
    SampleMoments.checkFinite(value);
    this.start = start.clone();
    this.symbol = symbol.clone();
    this.value = value.clone();
  }

  /** How many portfolios. */
  public int portfolios() {
    return start.length - 1;
  }

  /** How many holdings of all portfolios. */
  public int size() {
    return value.length;
  }

  /** The first holding of a portfolio; that of the one after the last is {@link #size}. */
  public int start(int portfolio) {
    return start[portfolio];
  }

  /** The row of a holding in the universe. */
  public int symbol(int holding) {
    return symbol[holding];
  }

  /** The signed value of a holding. */
  public double value(int holding) {
    return value[holding];
  }
}
