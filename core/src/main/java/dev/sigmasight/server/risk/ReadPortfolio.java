package dev.sigmasight.server.risk;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.snapshot.Snapshot;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A portfolio's closes as they were read, and what is known of the symbols held. */
final class ReadPortfolio {
  private final PortfolioId id;
  private final Map<LocalDate, Snapshot> closes = new HashMap<>();
  private final @Nullable History history;
  private final Map<LocalDate, List<PositionLine>> lines;
  private final Map<LocalDate, Map<String, SymbolDay>> symbols;

  private ReadPortfolio(PortfolioId id, Read read) {
    this.id = id;
    read.closes().getOrDefault(id, List.of()).forEach(each -> closes.put(each.date(), each));
    history = read.history().get(id);
    lines =
        read.lines().getOrDefault(id, List.of()).stream()
            .collect(Collectors.groupingBy(PositionLine::date));
    symbols = read.symbols();
  }

  /** What was read of several portfolios. */
  record Read(
      Map<PortfolioId, List<Snapshot>> closes,
      Map<PortfolioId, History> history,
      Map<PortfolioId, List<PositionLine>> lines,
      Map<LocalDate, Map<String, SymbolDay>> symbols) {

    ReadPortfolio of(PortfolioId id) {
      return new ReadPortfolio(id, this);
    }
  }

  /** The book of a day; empty if its snapshot is gone or out of date. */
  Optional<Book> on(LocalDate day) {
    Snapshot close = closes.get(day);
    return close == null || history == null
        ? Optional.empty()
        : Optional.of(
            new Book(
                id,
                close,
                history.upTo(day),
                lines.getOrDefault(day, List.of()),
                symbols.getOrDefault(day, Map.of())));
  }
}
