package dev.sigmasight.server.target;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.pricetarget.TargetGain;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows target prices with what they mean for what is held. */
@Component
final class TargetViews {
  private final Gains gains;

  TargetViews(Gains gains) {
    this.gains = gains;
  }

  /** Return and gain at one of the prices. */
  private record Outcome(@Nullable BigDecimal percent, @Nullable BigDecimal dollars) {
    static final Outcome NONE = new Outcome(null, null);
  }

  /**
   * Why figures are unknown.
   *
   * @param lacking those that the system owes
   */
  private record Reasons(Map<String, String> all, Map<String, String> lacking) {
    Reasons() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void notHeld(String... figures) {
      for (String figure : figures) {
        all.put(figure, "No open position on this day is what the target is about.");
      }
    }

    void lack(String why, String... figures) {
      for (String figure : figures) {
        all.put(figure, why);
        lacking.put(figure, why);
      }
    }
  }

  List<TargetPriceView> all(TargetBook book) {
    return book.targets().stream().map(target -> of(book, target)).toList();
  }

  /** The figures of a target. */
  private record Parts(
      List<Held> held,
      Outcome eoy,
      Outcome next,
      Outcome downside,
      @Nullable BigDecimal weight,
      @Nullable BigDecimal contribution,
      @Nullable BigDecimal risk,
      Reasons reasons) {}

  TargetPriceView of(TargetBook book, Target target) {
    Reasons reasons = new Reasons();
    List<Held> held = book.heldFor(target);
    Outcome eoy =
        outcome(book, target, Side.EOY, reasons, "expected_return_eoy", "target_upside_eoy_value");
    Outcome next =
        outcome(
            book,
            target,
            Side.NEXT_YEAR,
            reasons,
            "expected_return_next_year",
            "target_upside_next_year_value");
    Outcome downside =
        outcome(book, target, Side.DOWNSIDE, reasons, "downside_return", "target_downside_value");
    Optional<Double> nav = nav(book, held, reasons);
    return view(
        book,
        target,
        new Parts(
            held,
            eoy,
            next,
            downside,
            nav.map(each -> Figures.percent(size(held) / each)).orElse(null),
            contribution(eoy, nav),
            nav.map(each -> risk(book, held, each, reasons)).orElse(null),
            reasons));
  }

  private static TargetPriceView view(TargetBook book, Target target, Parts parts) {
    Trust trust = TargetTrusts.of(book, target, parts.reasons().lacking());
    Target.Current price = target.price();
    return new TargetPriceView(
        target.id(),
        target.portfolio(),
        parts.held().isEmpty() ? null : parts.held().getFirst().id(),
        parts.held().stream().map(Held::id).toList(),
        target.symbol(),
        target.type(),
        Scale.plain(target.eoy()),
        Scale.plain(target.nextYear()),
        Scale.plain(target.downside()),
        price == null ? null : Scale.plain(price.price()),
        price == null ? null : price.on(),
        price == null ? null : price.source(),
        parts.eoy().percent(),
        parts.next().percent(),
        parts.downside().percent(),
        parts.eoy().dollars(),
        parts.next().dollars(),
        parts.downside().dollars(),
        parts.weight(),
        parts.contribution(),
        parts.risk(),
        book.horizon(Side.EOY),
        book.horizon(Side.NEXT_YEAR),
        price == null ? null : price.updatedAt(),
        target.createdBy(),
        target.createdAt(),
        target.updatedAt(),
        book.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason(),
        parts.reasons().all());
  }

  private static @Nullable BigDecimal contribution(Outcome eoy, Optional<Double> nav) {
    BigDecimal dollars = eoy.dollars();
    return dollars == null
        ? null
        : nav.map(each -> Figures.ratio(dollars.doubleValue() / each)).orElse(null);
  }

  private Outcome outcome(
      TargetBook book, Target target, Side side, Reasons reasons, String percent, String dollars) {
    BigDecimal price = side.priceOf(target);
    if (price == null) {
      return Outcome.NONE;
    }
    boolean isOption = target.type().isOption();
    List<TargetGain> all = gains.all(book, target, side);
    if (all.isEmpty()) {
      reasons.notHeld(dollars);
      if (isOption) {
        reasons.notHeld(percent);
        return Outcome.NONE;
      }
      return new Outcome(percent(List.of(gains.ofOne(target, price)), percent, reasons), null);
    }
    List<TargetGain> capital = isOption ? all : List.of(gains.ofOne(target, price));
    return new Outcome(percent(capital, percent, reasons), dollars(all, dollars, reasons));
  }

  private static @Nullable BigDecimal percent(
      List<TargetGain> all, String figure, Reasons reasons) {
    List<TargetGain.Of> known = known(all, figure, reasons);
    if (known.isEmpty()) {
      return null;
    }
    double capital = known.stream().mapToDouble(TargetGain.Of::capital).sum();
    double pnl = known.stream().mapToDouble(TargetGain.Of::pnl).sum();
    Estimate onCapital = new TargetGain.Of(0, 0, capital, pnl).onCapital();
    if (onCapital instanceof Estimate.Of(double fraction, int _)) {
      return Figures.percent(fraction);
    }
    reasons.lack("The position is worth nothing now.", figure);
    return null;
  }

  private static @Nullable BigDecimal dollars(
      List<TargetGain> all, String figure, Reasons reasons) {
    List<TargetGain.Of> known = known(all, figure, reasons);
    return known.isEmpty()
        ? null
        : Figures.money(known.stream().mapToDouble(TargetGain.Of::pnl).sum());
  }

  /** All gains, or none if one of them is unknown. */
  private static List<TargetGain.Of> known(List<TargetGain> all, String figure, Reasons reasons) {
    List<TargetGain.Of> known = new ArrayList<>();
    for (TargetGain gain : all) {
      switch (gain) {
        case TargetGain.Of of -> known.add(of);
        case TargetGain.Unknown(String why) -> {
          reasons.lack("Not every position has a known gain: " + why + ".", figure);
          return List.of();
        }
      }
    }
    return known;
  }

  private static Optional<Double> nav(TargetBook book, List<Held> held, Reasons reasons) {
    String[] figures = {
      "position_weight", "contribution_to_portfolio_return", "contribution_to_portfolio_risk"
    };
    if (held.isEmpty()) {
      reasons.notHeld(figures);
      return Optional.empty();
    }
    if (book.computed().isEmpty()) {
      reasons.lack(TargetTrusts.NOT_COMPUTED, figures);
      return Optional.empty();
    }
    double nav = book.computed().orElseThrow().nav().doubleValue();
    if (nav <= 0) {
      reasons.lack("The net asset value is not positive.", figures);
      return Optional.empty();
    }
    return Optional.of(nav);
  }

  private static double size(List<Held> held) {
    return held.stream()
        .map(Held::value)
        .filter(Objects::nonNull)
        .mapToDouble(value -> value.marketValue().abs().doubleValue())
        .sum();
  }

  private static @Nullable BigDecimal risk(
      TargetBook book, List<Held> held, double nav, Reasons reasons) {
    double sum = 0;
    for (Held each : held) {
      Optional<Double> part = part(book, each, nav);
      if (part.isEmpty()) {
        reasons
            .all()
            .put(
                "contribution_to_portfolio_risk",
                "A correlation or a volatility of what is held is unknown.");
        return null;
      }
      sum += part.get();
    }
    return Figures.ratio(sum);
  }

  private static Optional<Double> part(TargetBook book, Held held, double nav) {
    Held.Value value = held.value();
    BigDecimal delta = value == null ? null : value.deltaValue();
    return delta == null
        ? Optional.empty()
        : book.computed()
            .flatMap(each -> each.parts().of(held.riskSymbol(), delta.doubleValue(), nav));
  }
}
