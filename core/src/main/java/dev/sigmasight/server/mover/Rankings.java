package dev.sigmasight.server.mover;

import dev.sigmasight.server.mover.MoversView.Largest;
import dev.sigmasight.server.mover.MoversView.Moved;
import dev.sigmasight.server.mover.MoversView.Ranked;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The largest gains and losses among holdings. */
final class Rankings {
  private static final int MOST = 5;

  private Rankings() {}

  static Largest of(List<Moved> moved) {
    return new Largest(
        largest(moved, Moved::pnl, 1),
        largest(moved, Moved::pnl, -1),
        largest(moved, Moved::positionReturn, 1),
        largest(moved, Moved::positionReturn, -1));
  }

  private static List<Ranked> largest(
      List<Moved> moved, Function<Moved, @Nullable BigDecimal> figure, int sign) {
    Comparator<Moved> bySize =
        Comparator.comparing(each -> Objects.requireNonNull(figure.apply(each)).abs());
    return moved.stream()
        .filter(each -> hasSign(figure.apply(each), sign))
        .sorted(bySize.reversed().thenComparing(Moved::symbol))
        .limit(MOST)
        .map(
            each ->
                new Ranked(each.symbol(), each.positionType(), each.pnl(), each.positionReturn()))
        .toList();
  }

  private static boolean hasSign(@Nullable BigDecimal figure, int sign) {
    return figure != null && figure.signum() == sign;
  }
}
