package dev.sigmasight.server.risk;

import dev.sigmasight.server.marketdata.LoadedPrices;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hands the returns that one phase of a run has loaded to the next, which needs the same. */
final class SharedReturns {
  private final AtomicReference<@Nullable Left> left = new AtomicReference<>();

  private record Left(
      Set<String> symbols, List<LocalDate> days, LoadedPrices prices, ReturnMatrix returns) {}

  /** Leaves returns for whoever comes next. */
  void leave(
      Collection<String> symbols, List<LocalDate> days, LoadedPrices prices, ReturnMatrix returns) {
    left.set(new Left(Set.copyOf(symbols), List.copyOf(days), prices, returns));
  }

  /**
   * Takes what was left, if it answers for these symbols on these days and no price has changed
   * since. Afterwards nothing is left.
   */
  Optional<ReturnMatrix> take(
      Collection<String> symbols, List<LocalDate> days, LoadedPrices prices) {
    return Optional.ofNullable(left.getAndSet(null))
        .filter(found -> found.prices().isAsOldAs(prices))
        .filter(found -> found.days().equals(days) && found.symbols().containsAll(symbols))
        .map(Left::returns);
  }
}
