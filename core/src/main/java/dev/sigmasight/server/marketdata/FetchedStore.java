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
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stores what sources answered: prices, dividends and splits, doubts and unknown symbols together
 * or not at all.
 */
@Component
final class FetchedStore {
  private final CoreDb db;
  private final PriceStore prices;
  private final ActionStore actions;
  private final AdjustedCloses adjusted;
  private final Quarantine quarantine;
  private final UnknownSymbols unknown;
  private final EmptyGaps empty;
  private final ApplicationEventPublisher events;

  FetchedStore(
      CoreDb db,
      PriceStore prices,
      ActionStore actions,
      AdjustedCloses adjusted,
      Quarantine quarantine,
      UnknownSymbols unknown,
      EmptyGaps empty,
      ApplicationEventPublisher events) {
    this.db = db;
    this.prices = prices;
    this.actions = actions;
    this.adjusted = adjusted;
    this.quarantine = quarantine;
    this.unknown = unknown;
    this.empty = empty;
    this.events = events;
  }

  /**
   * Stores a chunk in one transaction.
   *
   * @param asked whose answers these are
   * @param lastFinal the last session that is over; prices of a later one are provisional
   * @return by symbol the earliest date that was added or changed
   */
  Map<String, LocalDate> store(List<Fetched> fetched, PriceSources asked, LocalDate lastFinal) {
    if (fetched.isEmpty()) {
      return Map.of();
    }
    return db.inTransaction(
        PriceStore.LONGEST_STATEMENT, () -> storeAll(fetched, asked, lastFinal));
  }

  private Map<String, LocalDate> storeAll(
      List<Fetched> fetched, PriceSources asked, LocalDate lastFinal) {
    Map<PriceOrigin, List<Fetched.Found>> byOrigin = new EnumMap<>(PriceOrigin.class);
    Map<String, Fetched.Unknown> notKnown = new TreeMap<>();
    List<Fetched.Nothing> nothing = new ArrayList<>();
    for (Fetched each : fetched) {
      switch (each) {
        case Fetched.Found found -> {
          keepDoubts(found);
          byOrigin.computeIfAbsent(found.verdict().origin(), _ -> new ArrayList<>()).add(found);
        }
        case Fetched.Unknown none -> notKnown.put(none.gap().symbol(), none);
        case Fetched.Nothing none -> nothing.add(none);
        case Fetched.Broken _ -> {}
      }
    }
    notKnown.values().forEach(none -> unknown.keep(none, asked));
    empty.keep(nothing, asked, lastFinal);
    Map<String, LocalDate> changedFrom = new TreeMap<>();
    byOrigin.forEach((origin, found) -> store(origin, found, lastFinal, changedFrom));
    if (!changedFrom.isEmpty()) {
      adjusted.rebase(changedFrom);
      events.publishEvent(new PricesChanged(changedFrom));
    }
    return changedFrom;
  }

  /**
   * Before the prices are stored, so that these can settle what an earlier source left in doubt.
   */
  private void keepDoubts(Fetched.Found found) {
    for (PriceGate.Verdict verdict :
        Stream.of(found.overruled(), found.verdict()).filter(Objects::nonNull).toList()) {
      if (!verdict.held().isEmpty()) {
        quarantine.keep(found.gap().symbol(), verdict.origin(), verdict.held());
      }
    }
  }

  private void store(
      PriceOrigin origin,
      List<Fetched.Found> found,
      LocalDate lastFinal,
      Map<String, LocalDate> changedFrom) {
    long staged = prices.stage(target -> writeTo(target, found));
    Changes.merge(changedFrom, prices.store(origin, staged, lastFinal).changedFrom());
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
