package dev.sigmasight.server.company;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads profiles, and which companies stand behind positions. */
@Component
final class Profiles {
  private final CoreDb db;
  private final Portfolios portfolios;
  private final Ledger ledger;

  Profiles(CoreDb db, Portfolios portfolios, Ledger ledger) {
    this.db = db;
    this.portfolios = portfolios;
    this.ledger = ledger;
  }

  /** By symbol the fields asked for; without those of which nothing is stored. */
  Map<String, Map<String, @Nullable Object>> profiles(
      Collection<String> symbols, List<String> fields) {
    Map<String, Map<String, @Nullable Object>> found = new HashMap<>();
    db.sql(
            "select %s from company_profiles where symbol = any (:symbols)"
                .formatted(ProfileFields.columns(fields)))
        .param("symbols", symbols.stream().distinct().toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString(ProfileFields.SYMBOL), Shown.row(row));
            });
    return found;
  }

  /**
   * The symbols of positions that are not deleted, an option's being its underlying's.
   *
   * @throws ProblemException NotFound unless all of them are the owner's
   */
  Map<UUID, String> symbols(AccountId owner, List<UUID> ids) {
    Map<UUID, String> found = new HashMap<>();
    db.sql(
            """
            select p.id, coalesce(u.symbol, i.symbol) as symbol
            from position p
              join portfolio f on f.id = p.portfolio_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
            where f.account_id = :owner and f.deleted_at is null
              and p.id = any (cast(:ids as uuid[])) and p.deleted_at is null
            """)
        .param("owner", owner.value())
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getObject("id", UUID.class), row.getString("symbol"));
            });
    if (!found.keySet().containsAll(ids)) {
      throw new ProblemException(
          new Problem.NotFound("There is no position with one of these ids."));
    }
    Map<UUID, String> inOrder = new LinkedHashMap<>();
    ids.forEach(id -> inOrder.put(id, Objects.requireNonNull(found.get(id))));
    return inOrder;
  }

  /**
   * The symbols of what a portfolio holds now, private assets left out.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  List<String> symbols(AccountId owner, PortfolioId portfolio) {
    LedgerView view = ledger.view(portfolios.kept(owner, portfolio).id());
    return Book.empty(view.method()).after(view.transactions()).lots().stream()
        .map(lot -> view.instrument(lot.instrument().id()))
        .filter(instrument -> instrument.investmentClass() != InvestmentClass.PRIVATE)
        .map(Instrument::riskSymbol)
        .distinct()
        .toList();
  }
}
