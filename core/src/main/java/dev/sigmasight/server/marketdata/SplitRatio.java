package dev.sigmasight.server.marketdata;

/** Restates prices over splits within a statement. */
public final class SplitRatio {
  private SplitRatio() {}

  /**
   * New price for an old one of the same worth: the product of the ratios of the splits with an
   * ex-date after a day up to a later one, and over those in between backwards if it is earlier. 1
   * if there are none, or no price. Splits count only beside prices of their own kind: invented
   * ones beside invented prices.
   *
   * @param symbol expression of a symbol, as those that follow are of SQL
   * @param from day whose units a price is in
   * @param to day whose units are wanted
   * @param source of the prices of the symbol
   */
  public static String sql(String symbol, String from, String to, String source) {
    return """
        (select coalesce(exp(sum(
            case when x.ex_date > %2$s then 1 else -1 end
              * (ln(x.split_denominator) - ln(x.split_numerator)))), 1)
          from corporate_action x
          where x.symbol = %1$s and x.kind = 'SPLIT'
            and x.ex_date > least(%2$s, %3$s) and x.ex_date <= greatest(%2$s, %3$s)
            and (x.source in ('model', 'synthetic')) = (%4$s in ('model', 'synthetic')))
        """
        .formatted(symbol, from, to, source);
  }
}
