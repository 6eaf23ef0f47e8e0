package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.TransactionKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for.
 *
 * @param from first day; null is open
 * @param to last day; null is open
 * @param kinds empty means all
 * @param symbol as the ledger has it; null means all lines, those without one included
 */
record EntryFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Set<TransactionKind> kinds,
    @Nullable String symbol) {

  /**
   * Reads what a client asks for.
   *
   * @param kinds separated by commas, in any case
   */
  static EntryFilter read(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String kinds,
      @Nullable String symbol) {
    if (from != null && to != null && from.isAfter(to)) {
      throw refused("from", "The first day is after the last.");
    }
    return new EntryFilter(
        from,
        to,
        kinds == null || kinds.isBlank()
            ? Set.of()
            : Arrays.stream(kinds.split(",", -1))
                .map(EntryFilter::kind)
                .collect(Collectors.toUnmodifiableSet()),
        symbol == null || symbol.isBlank() ? null : canonical(symbol));
  }

  /** A symbol as the ledger writes it: share classes with a hyphen. */
  static String canonical(String symbol) {
    return symbol.strip().toUpperCase(Locale.ROOT).replace('.', '-');
  }

  private static TransactionKind kind(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(TransactionKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "kind",
                    "kind must be one or more of "
                        + Arrays.stream(TransactionKind.values())
                            .map(TransactionKind::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static ProblemException refused(String field, String message) {
    return new ProblemException(Problem.InvalidInput.of(field, message));
  }

  boolean matches(NewLine line) {
    return (from == null || !line.date().isBefore(from))
        && (to == null || !line.date().isAfter(to))
        && (kinds.isEmpty() || kinds.contains(line.kind()))
        && (symbol == null || isAbout(line.instrument()));
  }

  private boolean isAbout(@Nullable Instrument instrument) {
    return instrument != null && canonical(instrument.symbol()).equals(symbol);
  }
}
