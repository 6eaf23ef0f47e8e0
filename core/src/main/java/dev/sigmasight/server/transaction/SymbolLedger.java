package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the ledger of a portfolio says of one symbol. */
@Component
public class SymbolLedger {
  private final Entries entries;

  SymbolLedger(Entries entries) {
    this.entries = entries;
  }

  /**
   * Its lines.
   *
   * @param newest newest first
   * @param total how many there are, shown or not
   */
  public record Lines(List<TransactionView> newest, int total) {
    public Lines {
      newest = List.copyOf(newest);
    }
  }

  /**
   * The newest of them.
   *
   * @param most how many at most
   * @throws ProblemException NotFound if the portfolio is not the owner's, or deleted
   */
  public Lines of(AccountId owner, PortfolioId portfolio, String symbol, int most) {
    EntryFilter filter = EntryFilter.read(null, null, null, symbol);
    List<Entry> found =
        entries.of(owner, portfolio).stream()
            .filter(each -> filter.matches(each.line().line()))
            .toList();
    return new Lines(
        found.reversed().stream()
            .limit(most)
            .map(each -> TransactionView.of(portfolio.value(), each))
            .toList(),
        found.size());
  }
}
