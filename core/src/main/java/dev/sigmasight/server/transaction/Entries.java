package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.portfolio.Portfolios;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads ledgers with the cash after each line. */
@Component
final class Entries {
  private final Portfolios portfolios;
  private final Ledger ledger;

  Entries(Portfolios portfolios, Ledger ledger) {
    this.portfolios = portfolios;
    this.ledger = ledger;
  }

  /**
   * All lines that count, oldest first.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's, or deleted
   */
  List<Entry> of(AccountId owner, PortfolioId portfolio) {
    var _ = portfolios.kept(owner, portfolio);
    Map<PortfolioId, Ledger.Whole> found = ledger.whole(List.of(portfolio));
    Ledger.Whole whole = Objects.requireNonNull(found.get(portfolio));
    List<BigDecimal> effects = CashEffects.of(whole.view());
    List<Entry> entries = new ArrayList<>(effects.size());
    BigDecimal balance = BigDecimal.ZERO;
    for (int i = 0; i < effects.size(); i++) {
      balance = balance.add(effects.get(i));
      entries.add(new Entry(whole.lines().get(i), effects.get(i), balance));
    }
    return entries;
  }

  /**
   * One of them.
   *
   * @throws ProblemException NotFound also if it was deleted or corrected
   */
  Entry one(AccountId owner, PortfolioId portfolio, UUID id) {
    return of(owner, portfolio).stream()
        .filter(each -> each.line().id().equals(id))
        .findFirst()
        .orElseThrow(Entries::unknown);
  }

  /** The line that opened a lot. */
  static boolean opens(LedgerLine line) {
    return switch (line.line().kind()) {
      case BUY, SHORT, OPTION_OPEN, TRANSFER_IN -> true;
      default -> false;
    };
  }

  static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no transaction with this id."));
  }
}
