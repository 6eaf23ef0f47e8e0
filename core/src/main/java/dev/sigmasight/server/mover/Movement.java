package dev.sigmasight.server.mover;

import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.marketdata.PriceHistory;
import dev.sigmasight.server.mover.MoversView.Moved;
import dev.sigmasight.server.valuation.ValuedBook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies between two closes of a portfolio, by holding. */
record Movement(LedgerView ledger, ValuedBook start, ValuedBook end, PriceHistory history) {

  /** By symbol, what was held at the end, and what was closed since the start. */
  List<Moved> holdings() {
    Map<String, List<Lot>> before =
        start.book().lots().stream().collect(Collectors.groupingBy(Movement::key));
    Map<String, List<Lot>> after =
        Stream.concat(
                end.book().lots().stream(), end.book().closedLots().stream().filter(this::isRecent))
            .collect(Collectors.groupingBy(Movement::key));
    return after.entrySet().stream()
        .map(entry -> holding(entry.getKey(), before, entry.getValue()).moved())
        .sorted(Comparator.comparing(Moved::symbol))
        .toList();
  }

  private HeldBetween holding(String key, Map<String, List<Lot>> before, List<Lot> after) {
    Instrument instrument = ledger.instrument(key);
    List<Lot> then = before.getOrDefault(key, List.of());
    return new HeldBetween(
        instrument,
        new HeldBetween.At(start.day(), then, start.marks().get(key)),
        new HeldBetween.At(end.day(), after, end.marks().get(key)),
        then.isEmpty() ? BigDecimal.ONE : newPerOld(instrument));
  }

  private static String key(Lot lot) {
    return lot.instrument().id();
  }

  private boolean isRecent(Lot closed) {
    return closed.closedOn() != null && closed.closedOn().isAfter(start.day());
  }

  /** How many units one unit of the start has become: by the ledger, or what will be posted. */
  private BigDecimal newPerOld(Instrument instrument) {
    List<BigDecimal> kept =
        ledger.transactions().stream()
            .filter(each -> each.date().isAfter(start.day()) && !each.date().isAfter(end.day()))
            .filter(Transaction.Split.class::isInstance)
            .map(Transaction.Split.class::cast)
            .filter(split -> split.instrument().equals(instrument.key()))
            .map(split -> ratio(split.numerator(), split.denominator()))
            .toList();
    List<BigDecimal> ratios = kept.isEmpty() ? known(instrument) : kept;
    return ratios.stream()
        .reduce(BigDecimal.ONE, (all, one) -> all.multiply(one, MathContext.DECIMAL128));
  }

  private List<BigDecimal> known(Instrument instrument) {
    return history.actions(instrument.symbol(), start.day(), end.day()).stream()
        .flatMap(action -> splits(action.terms()))
        .toList();
  }

  private static Stream<BigDecimal> splits(CorporateAction action) {
    return action instanceof CorporateAction.Split split
        ? Stream.of(ratio(split.numerator(), split.denominator()))
        : Stream.empty();
  }

  private static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator, MathContext.DECIMAL128);
  }
}
