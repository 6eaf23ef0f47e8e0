package dev.sigmasight.server.demo;

import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.TransactionKind;
import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Works out from the stored ledger what a portfolio of the demo started with. */
@Component
final class EntryBooks {
  private static final EntryExposure NOTHING =
      new EntryExposure(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  private final CoreDb db;
  private final Ledger ledger;

  EntryBooks(CoreDb db, Ledger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  EntryExposure of(DemoPortfolio portfolio) {
    if (!isKept(portfolio)) {
      return NOTHING;
    }
    LedgerView view = ledger.view(portfolio.id());
    Book book = Book.empty(view.method()).after(view.upTo(DemoPortfolio.ENTRY));
    BigDecimal longSide = BigDecimal.ZERO;
    BigDecimal shortSide = BigDecimal.ZERO;
    for (Lot lot : book.lots()) {
      BigDecimal cost = lot.cost().orElse(BigDecimal.ZERO);
      if (cost.signum() > 0) {
        longSide = longSide.add(cost);
      } else {
        shortSide = shortSide.subtract(cost);
      }
    }
    return new EntryExposure(book.lots().size(), capital(portfolio), longSide, shortSide);
  }

  private boolean isKept(DemoPortfolio portfolio) {
    return db.sql("select exists (select from portfolio where id = :id and deleted_at is null)")
        .param("id", portfolio.id().value())
        .query(Boolean.class)
        .single();
  }

  private BigDecimal capital(DemoPortfolio portfolio) {
    return ledger.lines(portfolio.id()).stream()
        .map(LedgerLine::line)
        .filter(line -> line.kind() == TransactionKind.DEPOSIT)
        .filter(line -> !line.date().isAfter(DemoPortfolio.ENTRY))
        .map(line -> Objects.requireNonNull(line.amount()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
