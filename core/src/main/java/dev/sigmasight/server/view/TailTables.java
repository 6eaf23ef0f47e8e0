package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.TailViews;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rare losses of a day by method and level. Losses are positive. */
record TailTables(Numbers numbers) {

  void add(Page page, TailViews.TailData data) {
    Beside beside = Beside.of(data.scenarios(), data.coverage());
    page.figure("portfolio_value", numbers.money(data.portfolioValue(), Method.LEDGER));
    page.figure(
        "holdings_volatility",
        numbers.of(
            "annual_ratio",
            data.holdingsVolatility(),
            Method.TAIL,
            "Nothing with enough returns is held.",
            beside));
    page.table("losses", data.figures().stream().map(each -> loss(each, beside)).toList());
    page.table("contributions", data.contributions().stream().map(this::part).toList());
  }

  private ViewPage.Row loss(TailViews.Figure each, Beside beside) {
    String why = each.reason();
    return new Page.Row(each.method() + "-" + each.confidence().movePointRight(2).intValueExact())
        .text("method", each.method())
        .number("confidence", numbers.ratio(each.confidence(), Method.TAIL))
        .number("value_at_risk", of("currency", each.valueAtRisk(), why, beside))
        .number("expected_shortfall", of("currency", each.expectedShortfall(), why, beside))
        .number("var_of_nav", of("ratio", each.varOfNav(), why, beside))
        .number("es_of_nav", of("ratio", each.esOfNav(), why, beside))
        .done();
  }

  private ViewPage.Row part(TailViews.SymbolPart each) {
    String why = each.reason();
    return new Page.Row(each.symbol())
        .number("historical_es_95", of("currency", each.historicalEs95(), why, Beside.NOTHING))
        .number("historical_share", of("ratio", each.historicalShare(), why, Beside.NOTHING))
        .number("factor_es_95", of("currency", each.factorEs95(), why, Beside.NOTHING))
        .number("factor_share", of("ratio", each.factorShare(), why, Beside.NOTHING))
        .done();
  }

  private ViewNumber of(
      String unit, @Nullable BigDecimal value, @Nullable String why, Beside beside) {
    return numbers.of(unit, value, Method.TAIL, why, beside);
  }
}
