package dev.sigmasight.server.scenario;

import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.option.EuropeanOption;
import dev.sigmasight.quant.option.Greeks;
import dev.sigmasight.quant.option.ImpliedVolatility;
import dev.sigmasight.quant.option.PositionGreeks;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import dev.sigmasight.server.instrument.ExerciseStyle;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.instrument.Subtype;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.marketdata.Prices;
import dev.sigmasight.server.marketdata.Quote;
import dev.sigmasight.server.marketdata.ReturnSeries;
import dev.sigmasight.server.option.OptionInputs;
import dev.sigmasight.server.option.OptionValues;
import dev.sigmasight.server.rate.RateCurve;
import dev.sigmasight.server.rate.Rates;
import dev.sigmasight.server.risk.PortfolioRisk.OptionGreeks;
import dev.sigmasight.server.risk.PositionLine;
import dev.sigmasight.server.valuation.Marks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a unit of something is worth that a portfolio does not hold: the close, or the last one of
 * five sessions; an option by the model of its exercise style, as the valuation does.
 */
@Component
class NewMarks {
  private static final int RETURNS = 63;
  private static final int FEWEST_RETURNS = 21;
  private static final int DAYS_BACK = 380;
  private static final int PRICE_SCALE = 4;
  private static final double USUAL_MULTIPLIER = 100;

  private final Prices prices;
  private final Rates rates;
  private final OptionValues values;

  NewMarks(Prices prices, Rates rates, OptionValues values) {
    this.prices = prices;
    this.rates = rates;
    this.values = values;
  }

  /**
   * @param lines one unit of each
   * @param reasons why something has no price
   */
  record Found(Map<String, PositionLine> lines, Map<String, String> reasons) {}

  Found of(List<WhatIfRequest.Trade> trades, LocalDate day) {
    Found found = new Found(new HashMap<>(), new HashMap<>());
    if (trades.isEmpty()) {
      return found;
    }
    Set<String> symbols = new TreeSet<>();
    trades.forEach(trade -> symbols.add(underlying(trade)));
    PriceHistory history = prices.load(symbols, day.minusDays(DAYS_BACK), day);
    boolean options = trades.stream().anyMatch(trade -> trade.contract() != null);
    RateCurve curve = options ? rates.load(day, day).on(day) : RateCurve.flat();
    Market market = new Market(day, history, curve);
    trades.forEach(trade -> market.add(trade, found));
    return found;
  }

  private static String underlying(WhatIfRequest.Trade trade) {
    OptionSymbol contract = trade.contract();
    return contract == null ? trade.held() : contract.root();
  }

  /** Prices of a day. */
  private final class Market {
    private final LocalDate day;
    private final PriceHistory history;
    private final RateCurve curve;

    Market(LocalDate day, PriceHistory history, RateCurve curve) {
      this.day = day;
      this.history = history;
      this.curve = curve;
    }

    void add(WhatIfRequest.Trade trade, Found found) {
      String symbol = trade.held();
      OptionSymbol contract = trade.contract();
      Optional<Quote> spot = history.carried(underlying(trade), day, Marks.CARRIED_SESSIONS);
      if (spot.isEmpty()) {
        found
            .reasons()
            .put(
                symbol,
                "no price of %s up to %s is stored, at most %d sessions old."
                    .formatted(underlying(trade), day, Marks.CARRIED_SESSIONS));
      } else if (contract == null) {
        found.lines().put(symbol, share(symbol, spot.get()));
      } else if (!contract.expiry().isAfter(day)) {
        found.reasons().put(symbol, "it does not exist any more on " + day + ".");
      } else {
        option(trade, contract, spot.get(), found);
      }
    }

    private PositionLine share(String symbol, Quote quote) {
      return new PositionLine(
          day,
          symbol,
          symbol,
          InvestmentClass.PUBLIC,
          Subtype.STOCK,
          1,
          quote.close(),
          quote.close(),
          quote.source(),
          null);
    }

    private void option(WhatIfRequest.Trade trade, OptionSymbol contract, Quote spot, Found found) {
      WhatIfRequest.Contract said = trade.option();
      ExerciseStyle style =
          said == null || said.style() == null ? ExerciseStyle.AMERICAN : said.style();
      EuropeanOption terms =
          OptionInputs.of(
              new OptionTerms(
                  0,
                  contract.root(),
                  contract.right(),
                  contract.strike(),
                  contract.expiry(),
                  style),
              day,
              spot.close(),
              history,
              curve);
      Double volatility = volatility(trade, terms, style, found.reasons());
      if (volatility != null) {
        double multiplier =
            said == null || said.multiplier() == null ? USUAL_MULTIPLIER : said.multiplier();
        found
            .lines()
            .put(
                trade.held(),
                line(trade.held(), contract, terms.withVolatility(volatility), style, multiplier));
      }
    }

    private @Nullable Double volatility(
        WhatIfRequest.Trade trade,
        EuropeanOption terms,
        ExerciseStyle style,
        Map<String, String> reasons) {
      WhatIfRequest.Contract said = trade.option();
      if (said != null && said.volatility() != null) {
        return said.volatility();
      }
      if (trade.price() != null) {
        if (values.implied(terms, style, trade.price())
            instanceof ImpliedVolatility.Of(double implied)) {
          return implied;
        }
        reasons.put(trade.held(), "no volatility explains its price; state one.");
        return null;
      }
      ReturnSeries returns = history.totalReturns(underlying(trade)).lastUpTo(day, RETURNS);
      if (returns.size() >= FEWEST_RETURNS
          && RealisedVolatility.all(returns.values()) instanceof Estimate.Of found) {
        return found.value();
      }
      reasons.put(trade.held(), "its underlying has too few returns for a volatility; state one.");
      return null;
    }

    private PositionLine line(
        String symbol,
        OptionSymbol contract,
        EuropeanOption inputs,
        ExerciseStyle style,
        double multiplier) {
      Greeks greeks = values.of(inputs, style);
      PositionGreeks one = PositionGreeks.of(greeks, inputs.spot(), 1, multiplier);
      BigDecimal price =
          BigDecimal.valueOf(Math.max(0, greeks.price()))
              .setScale(PRICE_SCALE, RoundingMode.HALF_EVEN);
      return new PositionLine(
          day,
          symbol,
          contract.root(),
          InvestmentClass.OPTIONS,
          contract.right() == OptionRight.CALL ? Subtype.CALL : Subtype.PUT,
          1,
          price.multiply(BigDecimal.valueOf(multiplier)),
          BigDecimal.valueOf(one.deltaDollars()),
          "model",
          new PositionLine.Contract(
              1,
              multiplier,
              style,
              inputs,
              new OptionGreeks(
                  one.gammaDollars(), one.thetaDollars(), one.vegaDollars(), one.rhoDollars())));
    }
  }
}
