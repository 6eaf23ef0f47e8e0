package dev.sigmasight.server.valuation;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.market.price.CorporateAction;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Holding;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.marketdata.Action;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Ledger lines that nobody enters because they follow from what is held: dividends, splits, and the
 * end of options. Options that end in the money by a cent or more are exercised or assigned; those
 * on an index settle in cash at their intrinsic value.
 */
final class DueEvents {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final LedgerView view;
  private final Marks marks;

  DueEvents(LedgerView view, Marks marks) {
    this.view = view;
    this.marks = marks;
  }

  /** Dividends and splits of the instruments with an ex-date in the interval. */
  List<NewLine> corporateActions(Iterable<Instrument> instruments, LocalDate after, LocalDate day) {
    List<NewLine> due = new ArrayList<>();
    for (Instrument instrument : instruments) {
      if (instrument.investmentClass() != InvestmentClass.PUBLIC) {
        continue;
      }
      for (Action action : marks.history().actions(instrument.symbol(), after, day)) {
        if (!view.postedActions().contains(action.id()) && !isEntered(instrument, action)) {
          due.add(line(instrument, action));
        }
      }
    }
    return due;
  }

  /** Whether the owner has entered it by hand, so that it does not count twice. */
  private boolean isEntered(Instrument instrument, Action action) {
    return view.transactions().stream()
        .anyMatch(
            each ->
                switch (each) {
                  case Transaction.Dividend paid ->
                      action.terms() instanceof CorporateAction.Dividend known
                          && paid.date().equals(known.exDate())
                          && paid.instrument().equals(instrument.key());
                  case Transaction.Split done ->
                      action.terms() instanceof CorporateAction.Split known
                          && done.date().equals(known.exDate())
                          && done.instrument().equals(instrument.key());
                  default -> false;
                });
  }

  private static NewLine line(Instrument instrument, Action action) {
    return switch (action.terms()) {
      case CorporateAction.Dividend dividend ->
          NewLine.dividend(dividend.exDate(), instrument, dividend.perShare(), action.id());
      case CorporateAction.Split split -> NewLine.split(instrument, split, action.id());
    };
  }

  /** The ends of the options that a book still holds although their last day is over. */
  List<NewLine> expiries(Book book, LocalDate day) {
    List<NewLine> due = new ArrayList<>();
    for (Holding holding : book.holdings()) {
      Instrument option = view.instrument(holding.instrument().id());
      option
          .option()
          .filter(terms -> !terms.expiry().isAfter(day))
          .ifPresent(terms -> due.addAll(ends(option, terms, holding.lots())));
    }
    return due;
  }

  private List<NewLine> ends(Instrument option, OptionTerms terms, List<Lot> lots) {
    Instrument underlying = Objects.requireNonNull(view.instruments().get(terms.underlyingId()));
    BigDecimal intrinsic =
        marks.on(underlying, terms.expiry()).map(mark -> intrinsic(terms, mark)).orElse(null);
    if (intrinsic == null) {
      return List.of();
    }
    if (intrinsic.compareTo(CENT) < 0) {
      return List.of(NewLine.expire(terms.expiry(), option));
    }
    return lots.stream().map(lot -> end(option, underlying, lot, intrinsic)).toList();
  }

  private static BigDecimal intrinsic(OptionTerms terms, Mark spot) {
    BigDecimal above = spot.price().subtract(terms.strike());
    return terms.right() == OptionRight.CALL ? above : above.negate();
  }

  private static NewLine end(
      Instrument option, Instrument underlying, Lot lot, BigDecimal intrinsic) {
    PositionId position = new PositionId(UUID.fromString(lot.id()));
    LocalDate on = option.option().orElseThrow().expiry();
    BigDecimal closing = lot.quantity().negate();
    if (Marks.settlesInCash(underlying)) {
      return NewLine.close(on, option, position, closing, intrinsic)
          .withNote("settled in cash at expiry");
    }
    return NewLine.deliver(on, option, position, closing, delivered(position));
  }

  /** The lot of the underlying that a delivery may open: the same whenever it is worked out. */
  private static PositionId delivered(PositionId option) {
    byte[] name = ("delivered:" + option).getBytes(StandardCharsets.UTF_8);
    return new PositionId(UUID.nameUUIDFromBytes(name));
  }
}
