package dev.sigmasight.server.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio with its targets and what it holds.
 *
 * @param asOf the session that everything is looked at
 * @param lastSession the last one that is over
 * @param held open positions
 * @param matched position to the target that is about it
 */
record TargetBook(
    BookState state,
    LocalDate asOf,
    LocalDate lastSession,
    List<Target> targets,
    List<Held> held,
    Map<UUID, Target> matched) {

  static TargetBook of(
      BookState state,
      LocalDate asOf,
      LocalDate lastSession,
      List<Target> targets,
      List<Held> held) {
    return new TargetBook(state, asOf, lastSession, targets, held, match(targets, held));
  }

  /** A target of the very contract goes before one of its underlying, so that none counts twice. */
  private static Map<UUID, Target> match(List<Target> targets, List<Held> held) {
    Map<UUID, Target> matched = new HashMap<>();
    for (Held each : held) {
      find(targets, each, each.symbol())
          .or(() -> find(targets, each, each.riskSymbol()))
          .ifPresent(target -> matched.put(each.id(), target));
    }
    return Map.copyOf(matched);
  }

  private static Optional<Target> find(List<Target> targets, Held held, String symbol) {
    return targets.stream()
        .filter(target -> target.type() == held.type() && target.symbol().equals(symbol))
        .findFirst();
  }

  /** The open positions that a target is about, oldest lot first. */
  List<Held> heldFor(Target target) {
    return held.stream().filter(each -> target.equals(matched.get(each.id()))).toList();
  }

  /** The target that is about a position. */
  @Nullable Target targetOf(Held each) {
    return matched.get(each.id());
  }

  /** December 31 of the year, or of the next one. */
  LocalDate horizon(Side side) {
    return LocalDate.of(asOf.getYear() + (side == Side.NEXT_YEAR ? 1 : 0), 12, 31);
  }

  /** The session of the oldest market price; null if there is none. */
  @Nullable LocalDate dataThrough() {
    return held.stream()
        .map(Held::value)
        .filter(Objects::nonNull)
        .map(Held.Value::marketPriceOn)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  /** When a target was changed last; null without targets. */
  @Nullable Instant lastUpdated() {
    return targets.stream().map(Target::updatedAt).max(Comparable::compareTo).orElse(null);
  }

  /** NAV if there is one to divide by. */
  Optional<BookState.Computed> computed() {
    return Optional.ofNullable(state.computed());
  }
}
