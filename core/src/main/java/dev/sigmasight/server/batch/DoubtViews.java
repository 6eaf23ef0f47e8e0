package dev.sigmasight.server.batch;

import dev.sigmasight.server.marketdata.Quarantine;
import dev.sigmasight.server.marketdata.Quarantine.Doubtful;
import dev.sigmasight.server.marketdata.UnknownSymbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sources said that is not believed, and what they do not know. */
final class DoubtViews {
  private DoubtViews() {}

  /**
   * Prices of a symbol that wait for a credible one.
   *
   * @param from the first of the sessions
   * @param to the last of them
   * @param prices how many there are
   * @param close of the first, as the source states it
   * @param reason why the first is not believed
   */
  record HeldBackView(
      String symbol,
      String source,
      LocalDate from,
      LocalDate to,
      int prices,
      BigDecimal close,
      String reason,
      Instant lastSeen) {}

  /** A symbol that no configured source knows. */
  record UnknownView(String symbol, String reason, int times, Instant askAgainAt) {}

  static List<HeldBackView> heldBack(Quarantine quarantine) {
    Map<List<String>, List<Doubtful>> groups = new LinkedHashMap<>();
    quarantine
        .open()
        .forEach(
            each ->
                groups
                    .computeIfAbsent(
                        List.of(each.symbol(), each.origin().key()), _ -> new ArrayList<>())
                    .add(each));
    return groups.values().stream().map(DoubtViews::heldBack).toList();
  }

  private static HeldBackView heldBack(List<Doubtful> held) {
    Doubtful first = held.getFirst();
    Doubtful last = held.getLast();
    return new HeldBackView(
        first.symbol(),
        first.origin().key(),
        first.on(),
        last.on(),
        held.size(),
        first.close(),
        first.reason(),
        last.lastSeen());
  }

  static List<UnknownView> unknown(UnknownSymbols unknown) {
    return unknown.all().stream()
        .map(each -> new UnknownView(each.symbol(), each.reason(), each.times(), each.askAgainAt()))
        .toList();
  }
}
