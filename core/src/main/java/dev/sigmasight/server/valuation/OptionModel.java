package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.Greeks;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.ReturnSeries;
import dev.sigmasight.server.option.OptionInputs;
import dev.sigmasight.server.option.OptionQuotes;
import dev.sigmasight.server.option.OptionValues;
import dev.sigmasight.server.option.StoredQuote;
import dev.sigmasight.server.rate.RateCurve;
import dev.sigmasight.server.rate.RateCurves;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values an option: at the mark of its quote of the session if there is one, otherwise by the model
 * of its exercise style with the curve's rate and the volatility that the contract's own quote of
 * at most five sessions ago implied, otherwise the volatility that the underlying realised over its
 * last 63 returns (at least 21).
 */
final class OptionModel {
  private static final int RETURNS = 63;
  private static final int FEWEST_RETURNS = 21;
  private static final int PRICE_SCALE = 4;

  private final PriceHistory history;
  private final OptionQuotes quotes;
  private final RateCurves curves;
  private final OptionValues values;

  OptionModel(PriceHistory history, OptionQuotes quotes, RateCurves curves, OptionValues values) {
    this.history = history;
    this.quotes = quotes;
    this.curves = curves;
    this.values = values;
  }

  /** A volatility and where it is from; no source of its own if it is realised. */
  private record Volatility(double value, Optional<String> source) {}

  /**
   * The mark of an option; empty if it has no quote and the underlying has too short a history.
   *
   * @param own a price of the contract from elsewhere, which goes before any quote
   */
  Optional<Mark> mark(Instrument option, Mark spot, LocalDate day, Optional<Mark> own) {
    Optional<StoredQuote> quote =
        quotes.on(option.id(), day).filter(stored -> stored.mark().isPresent());
    boolean isPriced = own.isPresent() || quote.isPresent();
    return volatility(option, day)
        .or(() -> isPriced ? Optional.of(new Volatility(0, Optional.empty())) : Optional.empty())
        .map(
            volatility -> {
              Mark modelled = modelled(option, spot, day, volatility);
              return own.map(price -> modelled.at(price))
                  .or(() -> quote.map(stored -> modelled.at(quoted(stored))))
                  .orElse(modelled);
            });
  }

  private static Mark quoted(StoredQuote quote) {
    return Mark.of(quote.mark().orElseThrow(), quote.on(), quote.source(), quote.isFinal());
  }

  private Mark modelled(Instrument option, Mark spot, LocalDate day, Volatility volatility) {
    OptionTerms terms = option.option().orElseThrow();
    RateCurve curve = curves.on(day);
    EuropeanOption inputs =
        OptionInputs.of(terms, day, spot.price(), history, curve)
            .withVolatility(volatility.value());
    Greeks value = values.of(inputs, terms.style());
    BigDecimal price =
        BigDecimal.valueOf(Math.max(0, value.price()))
            .setScale(PRICE_SCALE, RoundingMode.HALF_EVEN);
    Set<String> sources = new TreeSet<>(spot.sources());
    sources.add(PriceOrigin.MODEL.key());
    sources.add(curve.source());
    volatility.source().ifPresent(sources::add);
    return new Mark(
        price,
        spot.date(),
        PriceOrigin.MODEL.key(),
        sources,
        spot.isFinal(),
        value.delta(),
        spot.price(),
        inputs.volatility() > 0 ? new OptionPricing(inputs, value) : null);
  }

  private Optional<Volatility> volatility(Instrument option, LocalDate day) {
    return quotes
        .withVolatility(option.id(), day, Marks.CARRIED_SESSIONS)
        .map(quote -> new Volatility(quote.volatility().orElseThrow(), Optional.of(quote.source())))
        .or(() -> realised(option.riskSymbol(), day));
  }

  private Optional<Volatility> realised(String underlying, LocalDate day) {
    ReturnSeries returns = history.totalReturns(underlying).lastUpTo(day, RETURNS);
    return returns.size() >= FEWEST_RETURNS
            && RealisedVolatility.all(returns.values()) instanceof Estimate.Of found
        ? Optional.of(new Volatility(found.value(), Optional.empty()))
        : Optional.empty();
  }
}
