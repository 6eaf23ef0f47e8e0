package dev.sigmasight.market.synthetic;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.market.price.CorporateAction.Dividend;
import dev.sigmasight.market.price.CorporateAction.Split;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.market.price.PriceSeries;
import dev.sigmasight.market.provider.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the tests ask of the synthetic prices. */
final class Histories {

  static final LocalDate LAST = LocalDate.of(2026, 11, 19);

  private final SyntheticPrices source = new SyntheticPrices(TradingCalendar.nyse());

  SyntheticPrices source() {
    return source;
  }

  PriceSeries of(String symbol) {
    return of(symbol, SyntheticPrices.FIRST_SESSION, LAST);
  }

  PriceSeries of(String symbol, LocalDate from, LocalDate to) {
    return data(source.history(symbol, from, to));
  }

  static PriceSeries data(Reply<PriceSeries> reply) {
    if (reply instanceof Reply.Data<PriceSeries>(PriceSeries series)) {
      return series;
    }
    throw new AssertionError(reply.toString());
  }

  /** (close × split ratio + dividend) / close of the session before − 1, oldest first. */
  double[] totalReturns(String symbol) {
    PriceSeries data = of(symbol);
    List<Double> returns = new ArrayList<>();
    for (int i = 1; i < data.bars().size(); i++) {
      PriceBar bar = data.bars().get(i);
      double value = bar.close().doubleValue();
      for (CorporateAction action : data.actions()) {
        if (action.exDate().equals(bar.on())) {
          value =
              switch (action) {
                case Dividend dividend -> value + dividend.perShare().doubleValue();
                case Split split ->
                    value * split.numerator().doubleValue() / split.denominator().doubleValue();
              };
        }
      }
      returns.add(value / data.bars().get(i - 1).close().doubleValue() - 1);
    }
    return returns.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
