package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceRow;
import dev.sigmasight.market.price.PriceBar;
import dev.sigmasight.server.coredb.CoreDb;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores what sources answered: prices, dividends and splits together or not at all. */
@Component
final class FetchedStore {
  private final CoreDb db;
  private final PriceStore prices;
  private final ActionStore actions;
  private final ApplicationEventPublisher events;

  FetchedStore(
      CoreDb db, PriceStore prices, ActionStore actions, ApplicationEventPublisher events) {
    this.db = db;
    this.prices = prices;
    this.actions = actions;
    this.events = events;
  }

  /** By symbol the earliest date that was added or changed. */
  Map<String, LocalDate> store(List<Fetched.Found> found) {
    if (found.isEmpty()) {
      return Map.of();
    }
    Map<PriceOrigin, List<Fetched.Found>> byOrigin = new EnumMap<>(PriceOrigin.class);
    for (Fetched.Found each : found) {
      byOrigin.computeIfAbsent(each.verdict().origin(), _ -> new ArrayList<>()).add(each);
    }
    return db.inTransaction(
        PriceStore.LONGEST_STATEMENT,
        () -> {
          Map<String, LocalDate> changedFrom = new TreeMap<>();
          byOrigin.forEach((origin, some) -> store(origin, some, changedFrom));
          if (!changedFrom.isEmpty()) {
            events.publishEvent(new PricesChanged(changedFrom));
          }
          return changedFrom;
        });
  }

  private void store(
      PriceOrigin origin, List<Fetched.Found> found, Map<String, LocalDate> changedFrom) {
    long staged = prices.stage(target -> writeTo(target, found));
    Changes.merge(changedFrom, prices.store(origin, staged).changedFrom());
    Changes.merge(changedFrom, actions.store(origin, actionsOf(found)));
  }

  private static List<ActionStore.SymbolAction> actionsOf(List<Fetched.Found> found) {
    return found.stream()
        .flatMap(
            each ->
                each.verdict().actions().stream()
                    .map(terms -> new ActionStore.SymbolAction(each.gap().symbol(), terms)))
        .toList();
  }

  private static void writeTo(PriceStore.Target target, List<Fetched.Found> found)
      throws IOException {
    for (Fetched.Found each : found) {
      for (PriceBar bar : each.verdict().bars()) {
        target.add(row(each.gap().symbol(), bar));
      }
    }
  }

  private static PriceRow row(String symbol, PriceBar bar) {
    Long volume = bar.volume();
    return new PriceRow(
        0,
        symbol,
        bar.on(),
        price(bar.open()),
        price(bar.high()),
        price(bar.low()),
        PriceGate.stored(bar.close()).orElseThrow().toPlainString(),
        price(bar.adjustedClose()),
        volume == null ? null : volume.toString());
  }

  /** Sources say 0 for what they do not know. */
  private static @Nullable String price(@Nullable BigDecimal value) {
    return value == null
        ? null
        : PriceGate.stored(value).map(BigDecimal::toPlainString).orElse(null);
  }
}
