package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.price.PriceBar;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums up what asking for the gaps of one symbol came to. */
final class SymbolTally {
  private final String symbol;
  private final LocalDate target;

  private @Nullable PriceOrigin origin;
  private int prices;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;
  private int heldBack;
  private PriceGate.@Nullable Held firstHeld;
  private @Nullable String broken;
  private @Nullable String nothing;

  SymbolTally(String symbol, LocalDate target) {
    this.symbol = symbol;
    this.target = target;
  }

  void add(Fetched fetched) {
    switch (fetched) {
      case Fetched.Found(Gap _, PriceGate.Verdict verdict, var _) -> found(verdict);
      case Fetched.Broken(Gap _, String reason) -> broken = reason;
      case Fetched.Nothing(Gap gap, String reason) -> nothing(gap, reason);
      case Fetched.Unknown(Gap gap, String reason, var _) -> nothing(gap, reason);
    }
  }

  private void nothing(Gap gap, String reason) {
    if (gap.to().equals(target)) {
      nothing = reason;
    }
  }

  private void found(PriceGate.Verdict verdict) {
    origin = verdict.origin();
    List<PriceBar> bars = verdict.bars();
    prices += bars.size();
    if (!bars.isEmpty()) {
      first = bars.getFirst().on().isBefore(first) ? bars.getFirst().on() : first;
      last = bars.getLast().on().isAfter(last) ? bars.getLast().on() : last;
    }
    heldBack += verdict.held().size();
    if (firstHeld == null && !verdict.held().isEmpty()) {
      firstHeld = verdict.held().getFirst();
    }
  }

  /**
   * A quarantine outweighs a failure, a failure outweighs success; old sessions that no source has
   * are no news as long as the last one has a price.
   */
  RefreshOutcome outcome() {
    PriceGate.Held held = firstHeld;
    PriceOrigin from = origin;
    if (held != null && from != null) {
      LocalDate on = held.bar().on();
      String reason = "%s: on %s %s".formatted(from.key(), on, held.reason());
      return new RefreshOutcome.Quarantined(from, prices, heldBack, on, reason + ".");
    }
    if (broken != null) {
      return new RefreshOutcome.Failed("No prices of " + symbol + ": " + broken + ".");
    }
    if (from != null) {
      return new RefreshOutcome.Stored(from, prices, first, last);
    }
    return nothing == null
        ? new RefreshOutcome.UpToDate()
        : new RefreshOutcome.NoPrices("No prices of " + symbol + ": " + nothing + ".");
  }
}
