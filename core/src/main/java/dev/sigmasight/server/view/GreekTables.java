package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.TailViews.OptionGreeks;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Options one by one and by underlying. */
record GreekTables(Numbers numbers) {
  private static final String UNKNOWN = "Those of an option are unknown.";

  /**
   * An option of a portfolio.
   *
   * @param portfolioName null where there is only one portfolio
   */
  record Option(String portfolio, @Nullable String portfolioName, OptionGreeks greeks) {}

  void add(Page page, List<Option> options) {
    page.table("options", options.stream().map(this::row).toList());
    Map<String, List<OptionGreeks>> byUnderlying = new TreeMap<>();
    options.forEach(
        each -> {
          String underlying = each.greeks().underlyingSymbol();
          byUnderlying
              .computeIfAbsent(
                  underlying == null ? each.greeks().symbol() : underlying, _ -> new ArrayList<>())
              .add(each.greeks());
        });
    page.table(
        "underlyings",
        byUnderlying.entrySet().stream()
            .map(
                each -> {
                  Page.Row row =
                      new Page.Row(each.getKey())
                          .number("options", numbers.count(each.getValue().size(), Method.OPTIONS));
                  sums(each.getValue()).forEach(row::number);
                  return row.done();
                })
            .toList());
  }

  /** Sums over options; unknown if one is. */
  SequencedMap<String, ViewNumber> sums(List<OptionGreeks> options) {
    SequencedMap<String, ViewNumber> sums = new LinkedHashMap<>();
    sums.put("market_value", sum(options, OptionGreeks::marketValue));
    sums.put("delta_value", sum(options, OptionGreeks::deltaValue));
    sums.put("gamma_value", sum(options, OptionGreeks::gammaValue));
    sums.put("theta_value", sum(options, OptionGreeks::thetaValue));
    sums.put("vega_value", sum(options, OptionGreeks::vegaValue));
    sums.put("rho_value", sum(options, OptionGreeks::rhoValue));
    return sums;
  }

  private ViewNumber sum(
      List<OptionGreeks> options, Function<OptionGreeks, @Nullable BigDecimal> greek) {
    BigDecimal sum = BigDecimal.ZERO;
    for (OptionGreeks each : options) {
      BigDecimal one = greek.apply(each);
      if (one == null) {
        return money(null, UNKNOWN);
      }
      sum = sum.add(one);
    }
    return money(sum, null);
  }

  /** A Greek in currency. */
  ViewNumber money(@Nullable BigDecimal value, @Nullable String why) {
    return numbers.of("currency", value, Method.OPTIONS, why, Beside.NOTHING);
  }

  private ViewPage.Row row(Option option) {
    OptionGreeks each = option.greeks();
    String why = each.reason();
    Page.Row row =
        new Page.Row(each.positionId().toString())
            .text("symbol", each.symbol())
            .text("underlying_symbol", each.underlyingSymbol())
            .text("portfolio_id", option.portfolio());
    if (option.portfolioName() != null) {
      row.text("portfolio_name", option.portfolioName());
    }
    row.number(
            "quantity", numbers.of("units", each.quantity(), Method.LEDGER, null, Beside.NOTHING))
        .number("market_value", numbers.money(each.marketValue(), Method.LEDGER))
        .number("delta", numbers.of("ratio", each.delta(), Method.OPTIONS, why, Beside.NOTHING))
        .number("delta_value", money(each.deltaValue(), why));
    return greeks(row, each).done();
  }

  /** All Greeks in currency but delta, and what they were computed from. */
  Page.Row greeks(Page.Row row, OptionGreeks each) {
    String why = each.reason();
    return row.number("gamma_value", money(each.gammaValue(), why))
        .number("theta_value", money(each.thetaValue(), why))
        .number("vega_value", money(each.vegaValue(), why))
        .number("rho_value", money(each.rhoValue(), why))
        .number("underlying_price", money(each.underlyingPrice(), why))
        .number(
            "volatility",
            numbers.of("annual_ratio", each.volatility(), Method.OPTIONS, why, Beside.NOTHING));
  }
}
