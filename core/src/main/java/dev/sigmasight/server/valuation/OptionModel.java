package dev.sigmasight.server.valuation;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.option.BlackScholesMerton;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.marketdata.Action;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.ReturnSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Values an option without a quote by Black–Scholes–Merton: volatility as realised over the last 63
 * returns of the underlying (at least 21), dividend yield from the dividends of the last year, a
 * flat rate of 4 %, and calendar days over 365 to expiry. Exercise before expiry is not valued.
 */
final class OptionModel {
  private static final double RATE = 0.04;
  private static final int RETURNS = 63;
  private static final int FEWEST_RETURNS = 21;
  private static final double DAYS_PER_YEAR = 365;
  private static final int PRICE_SCALE = 4;
  private static final double MAX_YIELD = 1;

  private final PriceHistory history;

  OptionModel(PriceHistory history) {
    this.history = history;
  }

  /** The model's mark, or nothing if the underlying has too short a history. */
  Optional<Mark> mark(Instrument option, Mark spot, LocalDate day) {
    OptionTerms terms = option.option().orElseThrow();
    double years = Math.max(0, ChronoUnit.DAYS.between(day, terms.expiry())) / DAYS_PER_YEAR;
    return volatility(terms.underlying(), day)
        .map(
            volatility ->
                price(terms, spot, new Inputs(years, volatility, dividendYield(terms, spot, day))));
  }

  private record Inputs(double years, double volatility, double dividendYield) {}

  private static Mark price(OptionTerms terms, Mark spot, Inputs inputs) {
    EuropeanOption option =
        new EuropeanOption(
            Transaction.Right.valueOf(terms.right().name()),
            spot.price().doubleValue(),
            terms.strike().doubleValue(),
            inputs.years(),
            RATE,
            inputs.dividendYield(),
            inputs.volatility());
    BlackScholesMerton value = BlackScholesMerton.of(option);
    BigDecimal price =
        BigDecimal.valueOf(Math.max(0, value.price()))
            .setScale(PRICE_SCALE, RoundingMode.HALF_EVEN);
    TreeSet<String> sources = new TreeSet<>(spot.sources());
    sources.add(PriceOrigin.MODEL.key());
    return new Mark(
        price,
        spot.date(),
        PriceOrigin.MODEL.key(),
        sources,
        spot.isFinal(),
        value.delta(),
        spot.price(),
        new OptionPricing(option, value));
  }

  private Optional<Double> volatility(String underlying, LocalDate day) {
    ReturnSeries returns = history.totalReturns(underlying).lastUpTo(day, RETURNS);
    if (returns.size() < FEWEST_RETURNS) {
      return Optional.empty();
    }
    return RealisedVolatility.all(returns.values()) instanceof Estimate.Of found
        ? Optional.of(found.value())
        : Optional.empty();
  }

  private double dividendYield(OptionTerms terms, Mark spot, LocalDate day) {
    BigDecimal paid = BigDecimal.ZERO;
    for (Action action : history.actions(terms.underlying(), day.minusYears(1), day)) {
      if (action.terms() instanceof CorporateAction.Dividend dividend) {
        paid = paid.add(dividend.perShare());
      }
    }
    return Math.min(MAX_YIELD, paid.doubleValue() / spot.price().doubleValue());
  }
}
