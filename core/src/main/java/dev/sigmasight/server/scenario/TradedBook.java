package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.PortfolioRisk.OptionGreeks;
import dev.sigmasight.server.risk.PositionLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Positions on which trades are tried. Immutable. */
final class TradedBook {
  private static final int PRICE_SCALE = 4;
  private static final int MONEY_SCALE = 4;

  private final List<PositionLine> lines;

  TradedBook(List<PositionLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /** What a trade makes of it. */
  record Traded(TradedBook after, WhatIfView.Done done) {}

  List<PositionLine> lines() {
    return lines;
  }

  boolean holds(String symbol) {
    return lines.stream().anyMatch(line -> line.symbol().equals(symbol));
  }

  private static double multiplier(PositionLine line) {
    return line.option() == null ? 1 : line.option().multiplier();
  }

  /**
   * Buys or sells at the mark, or at the price that was stated.
   *
   * @param unit one unit of what is not held
   * @param nav before any trade
   */
  Traded traded(
      WhatIfRequest.Trade trade, Optional<PositionLine> unit, BigDecimal nav, WhatIfRequest asked) {
    String symbol = trade.held();
    List<PositionLine> own = lines.stream().filter(line -> line.symbol().equals(symbol)).toList();
    PositionLine sample = own.isEmpty() ? unit.orElseThrow() : own.getFirst();
    double before = own.stream().mapToDouble(PositionLine::quantity).sum();
    double multiplier = multiplier(sample);
    double mark = sample.value().doubleValue() / sample.quantity() / multiplier;
    double quantity = quantity(trade, before, mark * multiplier, nav);
    double price = trade.price() == null ? mark : trade.price();
    BigDecimal amount = money(quantity * multiplier * price);
    double cost = (trade.cost() == null ? 0 : trade.cost()) + asked.costOf(amount.doubleValue());
    return new Traded(
        with(symbol, own, sample, before + quantity),
        new WhatIfView.Done(
            symbol,
            figure(quantity),
            BigDecimal.valueOf(price).setScale(PRICE_SCALE, RoundingMode.HALF_EVEN),
            trade.price() == null ? sample.source() : "request",
            Rounded.plain(BigDecimal.valueOf(multiplier)),
            amount,
            money(cost),
            figure(before),
            figure(before + quantity)));
  }

  private static double quantity(
      WhatIfRequest.Trade trade, double before, double unitValue, BigDecimal nav) {
    if (trade.quantity() != null) {
      return trade.quantity();
    }
    double weight = trade.targetWeight() == null ? 0 : trade.targetWeight();
    if (nav.signum() <= 0 || unitValue == 0) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "trades.target_weight",
              "%s has no weight: NAV or its price is not positive. Say a quantity."
                  .formatted(trade.held())));
    }
    return weight * nav.doubleValue() / unitValue - before;
  }

  /**
   * Lots on one side shrink and grow alike; where the side changes, or there are two, one line
   * takes their place.
   */
  private TradedBook with(
      String symbol, List<PositionLine> own, PositionLine sample, double quantity) {
    List<PositionLine> after = new ArrayList<>();
    double before = own.stream().mapToDouble(PositionLine::quantity).sum();
    boolean oneSide = own.stream().allMatch(line -> line.quantity() * before > 0);
    boolean scales = !own.isEmpty() && oneSide && quantity * before > 0;
    for (PositionLine line : lines) {
      if (!line.symbol().equals(symbol)) {
        after.add(line);
      } else if (scales) {
        after.add(scaled(line, line.quantity() * quantity / before));
      }
    }
    if (!scales && quantity != 0) {
      after.add(scaled(sample, quantity));
    }
    return new TradedBook(after);
  }

  /** The same position with another quantity. */
  private static PositionLine scaled(PositionLine line, double quantity) {
    double share = quantity / line.quantity();
    return new PositionLine(
        line.date(),
        line.symbol(),
        line.riskSymbol(),
        line.investmentClass(),
        line.subtype(),
        quantity,
        scaled(line.value(), quantity, line.quantity()),
        scaled(line.deltaValue(), quantity, line.quantity()),
        line.source(),
        line.option() == null ? null : scaled(line.option(), quantity, share));
  }

  private static BigDecimal scaled(BigDecimal amount, double quantity, double before) {
    return amount
        .multiply(BigDecimal.valueOf(quantity))
        .divide(BigDecimal.valueOf(before), MathContext.DECIMAL64)
        .setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  private static PositionLine.Contract scaled(
      PositionLine.Contract option, double quantity, double share) {
    OptionGreeks greeks = option.greeks();
    return new PositionLine.Contract(
        quantity,
        option.multiplier(),
        option.style(),
        option.inputs(),
        greeks == null ? null : scaled(greeks, share));
  }

  private static @Nullable OptionGreeks scaled(OptionGreeks greeks, double share) {
    return new OptionGreeks(
        greeks.gamma() * share,
        greeks.theta() * share,
        greeks.vega() * share,
        greeks.rho() * share);
  }

  private static BigDecimal money(double amount) {
    return BigDecimal.valueOf(amount).setScale(MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal figure(double quantity) {
    return Rounded.plain(BigDecimal.valueOf(quantity).setScale(8, RoundingMode.HALF_EVEN));
  }
}
