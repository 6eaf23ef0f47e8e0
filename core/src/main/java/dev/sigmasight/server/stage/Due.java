package dev.sigmasight.server.stage;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Gatherers;

/**
 * The sessions that wait for a stage, by portfolio.
 *
 * @param sessions in the order of the portfolios' ids; no portfolio without a session, and each
 *     portfolio's sessions oldest first
 */
public record Due(SequencedMap<PortfolioId, List<LocalDate>> sessions) {
  public Due {
    LinkedHashMap<PortfolioId, List<LocalDate>> copy = new LinkedHashMap<>();
    sessions.forEach(
        (portfolio, days) -> {
          if (!days.isEmpty()) {
            copy.put(portfolio, List.copyOf(days));
          }
        });
    sessions = Collections.unmodifiableSequencedMap(copy);
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return sessions.isEmpty();
  }

  /** How many portfolio-days wait. */
  public int size() {
    return sessions.values().stream().mapToInt(List::size).sum();
  }

  /** The portfolios, in the order of their ids. */
  public List<PortfolioId> portfolios() {
    return List.copyOf(sessions.keySet());
  }

  /** The sessions that wait for any portfolio, oldest first. */
  public List<LocalDate> days() {
    return sessions.values().stream().flatMap(List::stream).distinct().sorted().toList();
  }

  /** The earliest session of any portfolio. */
  public LocalDate first() {
    return sessions.values().stream()
        .map(List::getFirst)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The latest session of any portfolio. */
  public LocalDate last() {
    return sessions.values().stream()
        .map(List::getLast)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The same of a few portfolios at a time. */
  public List<Due> chunks(int portfolios) {
    List<Due> chunks = new ArrayList<>();
    List<PortfolioId> all = portfolios();
    for (int from = 0; from < all.size(); from += portfolios) {
      chunks.add(of(all.subList(from, Math.min(from + portfolios, all.size()))));
    }
    return chunks;
  }

  /** The same of so many sessions at a time, oldest first. */
  public List<Due> windows(int most) {
    return days().stream()
        .gather(Gatherers.windowFixed(most))
        .map(window -> between(window.getFirst(), window.getLast()))
        .toList();
  }

  private Due between(LocalDate first, LocalDate last) {
    LinkedHashMap<PortfolioId, List<LocalDate>> part = new LinkedHashMap<>();
    sessions.forEach(
        (portfolio, days) ->
            part.put(
                portfolio,
                days.stream().filter(day -> !day.isBefore(first) && !day.isAfter(last)).toList()));
    return new Due(part);
  }

  /** The same without some of the portfolios. */
  public Due except(Set<PortfolioId> some) {
    return of(sessions.keySet().stream().filter(portfolio -> !some.contains(portfolio)).toList());
  }

  /** The same of one of the portfolios. */
  public Due of(PortfolioId portfolio) {
    return of(List.of(portfolio));
  }

  /**
   * What is left once sessions are done.
   *
   * @param done how many of a portfolio's first sessions
   */
  public Due without(Map<PortfolioId, Integer> done) {
    LinkedHashMap<PortfolioId, List<LocalDate>> rest = new LinkedHashMap<>();
    sessions.forEach(
        (portfolio, days) ->
            rest.put(portfolio, days.subList(done.getOrDefault(portfolio, 0), days.size())));
    return new Due(rest);
  }

  private Due of(List<PortfolioId> some) {
    LinkedHashMap<PortfolioId, List<LocalDate>> part = new LinkedHashMap<>();
    some.forEach(portfolio -> part.put(portfolio, sessions.getOrDefault(portfolio, List.of())));
    return new Due(part);
  }
}
