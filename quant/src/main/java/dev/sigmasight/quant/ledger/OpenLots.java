package dev.sigmasight.quant.ledger;

import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import dev.sigmasight.quant.ledger.TransactionRefused.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The lots of a book while transactions are posted to it. */
final class OpenLots {
  private final LotMethod method;
  private final Map<String, Holding> holdings;
  private final Set<String> ids;
  private final List<Lot> closed;
  private final List<Closing> closings = new ArrayList<>();
  private Gains realised = Gains.ZERO;

  OpenLots(Book start) {
    method = start.method();
    holdings = new LinkedHashMap<>(start.byInstrument());
    ids = new LinkedHashSet<>(start.lotIds());
    closed = new ArrayList<>(start.closedLots());
  }

  Book book(LocalDate date, Totals totals) {
    return new Book(method, date, totals, holdings, closed, ids);
  }

  Gains realised() {
    return realised;
  }

  List<Closing> closings() {
    return List.copyOf(closings);
  }

  BigDecimal quantity(String instrument) {
    Holding holding = holdings.get(instrument);
    return holding == null ? BigDecimal.ZERO : holding.quantity();
  }

  void checkMultiplier(Instrument instrument, Transaction cause) {
    Holding holding = holdings.get(instrument.id());
    if (holding != null && !holding.instrument().equals(instrument)) {
      throw new TransactionRefused(
          Reason.MULTIPLIER_DIFFERS,
          cause,
          "%s is held with multiplier %s, not %s"
              .formatted(
                  instrument.id(),
                  holding.instrument().multiplier().toPlainString(),
                  instrument.multiplier().toPlainString()));
    }
  }

  void open(Trade trade, Transaction cause) {
    Instrument instrument = trade.instrument();
    BigDecimal basis = Valuation.value(trade.quantity(), trade.price(), instrument);
    Lot lot = entered(instrument, trade.lot(), trade.date(), trade.quantity(), basis, true, cause);
    add(lot.plusFees(trade.fees()));
  }

  void transferIn(TransferIn transfer) {
    Instrument instrument = transfer.instrument();
    BigDecimal basis = Valuation.value(transfer.quantity(), transfer.price(), instrument);
    add(
        entered(
            instrument,
            transfer.lot(),
            transfer.date(),
            transfer.quantity(),
            basis,
            false,
            transfer));
  }

  private Lot entered(
      Instrument instrument,
      @Nullable String name,
      LocalDate date,
      BigDecimal quantity,
      BigDecimal basis,
      boolean costKnown,
      Transaction cause) {
    String id = name == null ? freeId(instrument) : name;
    if (!ids.add(id)) {
      throw new TransactionRefused(Reason.LOT_EXISTS, cause, "lot %s exists".formatted(id));
    }
    return Lot.entered(id, instrument, date, quantity, basis, costKnown);
  }

  private String freeId(Instrument instrument) {
    int number = ids.size() + 1;
    while (ids.contains(instrument.id() + "#" + number)) {
      number++;
    }
    return instrument.id() + "#" + number;
  }

  private void add(Lot lot) {
    holdings.merge(
        lot.instrument().id(),
        new Holding(lot.instrument(), List.of(lot)),
        (held, fresh) -> held.with(lot));
  }

  /**
   * Closes lots of the other sign.
   *
   * @return what of the trade found nothing to close, null if nothing is left
   */
  @Nullable Trade close(Trade trade, @Nullable String name, Transaction cause) {
    String id = trade.instrument().id();
    Holding holding = holdings.get(id);
    if (name != null) {
      checkCloses(holding, name, trade, cause);
    }
    if (holding == null) {
      return trade;
    }
    List<Lot> lots = holding.lots();
    if (name == null && method == LotMethod.AVERAGE_COST) {
      lots = AverageCost.pooled(lots, -trade.quantity().signum());
    }
    List<Lot> kept = new ArrayList<>();
    Trade rest = trade;
    for (Lot lot : lots) {
      boolean closes = lot.quantity().signum() == -trade.quantity().signum();
      if (rest == null || !closes || (name != null && !name.equals(lot.id()))) {
        kept.add(lot);
      } else {
        rest = close(lot, rest, kept);
      }
    }
    keep(id, holding.instrument(), kept);
    return rest;
  }

  /** Closes as much of one lot as the trade reaches; answers what is left of the trade. */
  private @Nullable Trade close(Lot lot, Trade trade, List<Lot> kept) {
    BigDecimal wanted = trade.quantity().negate();
    BigDecimal part = wanted.abs().compareTo(lot.quantity().abs()) < 0 ? wanted : lot.quantity();
    BigDecimal charged = Exact.share(trade.fees(), part, wanted);
    Lot after = lot.without(part, trade.price(), trade.date()).plusFees(charged);
    BigDecimal gain = after.realised().subtract(lot.realised());
    realised = realised.plus(gain, lot.costKnown());
    closings.add(
        new Closing(
            lot.id(),
            lot.instrument().id(),
            trade.date(),
            part,
            trade.price(),
            gain,
            lot.costKnown()));
    (after.isOpen() ? kept : closed).add(after);
    BigDecimal left = trade.quantity().add(part);
    return left.signum() == 0
        ? null
        : trade.withQuantity(left).withFees(trade.fees().subtract(charged));
  }

  private static void checkCloses(
      @Nullable Holding holding, String name, Trade trade, Transaction cause) {
    boolean found =
        holding != null
            && holding.lots().stream()
                .anyMatch(
                    lot ->
                        lot.id().equals(name)
                            && lot.quantity().signum() == -trade.quantity().signum());
    if (!found) {
      throw new TransactionRefused(
          Reason.UNKNOWN_LOT,
          cause,
          "no open lot %s of %s that this would close".formatted(name, trade.instrument().id()));
    }
  }

  /** The open lots of an instrument, or the one named, which must be open. */
  List<Lot> named(String instrument, @Nullable String name, Transaction cause) {
    Holding holding = holdings.get(instrument);
    List<Lot> lots = holding == null ? List.of() : holding.lots();
    if (name == null) {
      return lots;
    }
    List<Lot> named = lots.stream().filter(lot -> lot.id().equals(name)).toList();
    if (named.isEmpty()) {
      throw new TransactionRefused(
          Reason.UNKNOWN_LOT, cause, "no open lot %s of %s".formatted(name, instrument));
    }
    return named;
  }

  /** Credits every lot; answers the sum, negative if the holding is short. */
  BigDecimal dividend(String instrument, BigDecimal perUnit) {
    BigDecimal before = BigDecimal.ZERO;
    Holding holding = holdings.get(instrument);
    if (holding != null) {
      before = holding.quantity().multiply(perUnit);
      replace(holding, lot -> lot.plusIncome(lot.quantity().multiply(perUnit)));
    }
    return before;
  }

  void split(Split split) {
    Holding holding = holdings.get(split.instrument());
    if (holding != null) {
      replace(holding, lot -> lot.split(split.numerator(), split.denominator()));
    }
  }

  private void replace(Holding holding, UnaryOperator<Lot> change) {
    List<Lot> changed = holding.lots().stream().map(change).toList();
    keep(holding.instrument().id(), holding.instrument(), changed);
  }

  private void keep(String id, Instrument instrument, List<Lot> lots) {
    if (lots.isEmpty()) {
      holdings.remove(id);
    } else {
      holdings.put(id, new Holding(instrument, lots));
    }
  }
}
