package dev.sigmasight.server.cli;

import dev.sigmasight.database.move.TableCopy.Moving;
import dev.sigmasight.server.marketdata.CopiedPrices;
import java.util.List;

/** The tables that hold what is known about the market and nothing about anybody. */
final class MarketTables {
  private static final String PRICES = "market_data_cache";

  static final List<String> NAMES =
      List.of(
          PRICES,
          "company_profiles",
          "income_statements",
          "balance_sheets",
          "cash_flows",
          "benchmarks_sector_weights");

  private MarketTables() {}

  /** All of them; new prices make what rests on them out of date. */
  static List<Moving> moving(CopiedPrices prices) {
    return NAMES.stream()
        .map(
            name ->
                name.equals(PRICES)
                    ? new Moving(name, "symbol", "on_date", prices::stored)
                    : Moving.plain(name))
        .toList();
  }
}
