package dev.sigmasight.server.target;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.pricetarget.TargetGain;
import dev.sigmasight.quant.pricetarget.TargetPortfolio;
import dev.sigmasight.quant.pricetarget.TargetPortfolio.Line;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up what targets promise, over the net asset value. */
@Component
final class TargetTotals {
  private static final String NO_GAIN = "No open position has a known gain at such a target.";

  private final Gains gains;

  TargetTotals(Gains gains) {
    this.gains = gains;
  }

  /**
   * The sums.
   *
   * @param worth what was computed; null unless its net asset value is positive
   * @param whyNot set if it is null
   * @param covered open positions that a target with a price is about
   */
  record Totals(
      TargetPortfolio eoy,
      TargetPortfolio next,
      BookState.@Nullable Computed worth,
      @Nullable String whyNot,
      int covered,
      int open) {

    /** In percent of net asset value; null with its reason. */
    @Nullable BigDecimal percent(Estimate estimate, String figure, Map<String, String> reasons) {
      if (whyNot != null) {
        reasons.put(figure, whyNot);
        return null;
      }
      if (estimate instanceof Estimate.Of(double fraction, int _)) {
        return Figures.percent(fraction);
      }
      reasons.put(figure, NO_GAIN);
      return null;
    }

    /** Open positions with a target over all, in percent; null with its reason. */
    @Nullable BigDecimal coverage(String figure, Map<String, String> reasons) {
      if (open == 0) {
        reasons.put(figure, "Nothing is held.");
        return null;
      }
      return Figures.percent((double) covered / open);
    }
  }

  Totals of(TargetBook book) {
    Optional<BookState.Computed> worth =
        book.computed().filter(computed -> computed.nav().signum() > 0);
    double nav = worth.map(computed -> computed.nav().doubleValue()).orElse(0.0);
    String whyNot =
        book.computed().isEmpty()
            ? TargetTrusts.NOT_COMPUTED
            : "The net asset value is not positive.";
    return new Totals(
        sum(book, Side.EOY, nav),
        sum(book, Side.NEXT_YEAR, nav),
        worth.orElse(null),
        worth.isPresent() ? null : whyNot,
        covered(book),
        book.held().size());
  }

  private TargetPortfolio sum(TargetBook book, Side side, double nav) {
    return TargetPortfolio.of(
        book.held().stream().map(held -> line(book, side, held)).toList(), nav);
  }

  private Line line(TargetBook book, Side side, Held held) {
    Held.Value value = held.value();
    return new Line(
        held.symbol(),
        value == null ? 0 : value.marketValue().doubleValue(),
        gain(book, side, held),
        gain(book, Side.DOWNSIDE, held));
  }

  private TargetGain gain(TargetBook book, Side side, Held held) {
    Target target = book.targetOf(held);
    return target == null
        ? new TargetGain.Unknown("no target price")
        : gains.of(book, target, side, held);
  }

  /** What the positions with a known gain make at one of the prices; null with its reason. */
  @Nullable BigDecimal dollars(
      TargetBook book, Side side, String figure, Map<String, String> reasons) {
    double[] known =
        book.held().stream()
            .map(held -> gain(book, side, held))
            .mapMulti(
                (TargetGain gain, Consumer<Double> sink) -> {
                  if (gain instanceof TargetGain.Of of) {
                    sink.accept(of.pnl());
                  }
                })
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (known.length == 0) {
      reasons.put(figure, NO_GAIN);
      return null;
    }
    return Figures.money(Arrays.stream(known).sum());
  }

  private static int covered(TargetBook book) {
    return Math.toIntExact(
        book.held().stream()
            .map(book::targetOf)
            .filter(Objects::nonNull)
            .filter(Target::isAbout)
            .count());
  }
}
