package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.valuation.LiveBook;
import dev.sigmasight.server.valuation.Mark;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.Marks;
import dev.sigmasight.server.valuation.ValuedBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * What a portfolio is worth on a day by its ledger as it stands: cash and the market value of what
 * is held. Something without a usable price counts at what it was entered at, because its owner
 * must be able to record what happened.
 */
@Component
final class EquityOnDay {
  private final Ledger ledger;
  private final MarkSource marks;

  EquityOnDay(Ledger ledger, MarkSource marks) {
    this.ledger = ledger;
    this.marks = marks;
  }

  /** In the currency of the portfolio, at the end of the day. */
  BigDecimal of(PortfolioId portfolio, LocalDate day) {
    LedgerView view = ledger.view(portfolio);
    LocalDate first = view.firstDay().filter(day::isAfter).orElse(day);
    Marks loaded = marks.load(view.instruments().values(), first, day);
    ValuedBook valued = LiveBook.on(day, view, loaded);
    BigDecimal equity = valued.book().cash();
    for (Lot lot : valued.book().lots()) {
      Mark mark = valued.marks().get(lot.instrument().id());
      equity = equity.add(lot.basis());
      if (mark != null) {
        equity = equity.add(lot.unrealised(mark.price()));
      }
    }
    return equity;
  }
}
