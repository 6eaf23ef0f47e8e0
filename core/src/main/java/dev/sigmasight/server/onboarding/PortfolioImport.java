package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.NewPortfolio;
import dev.sigmasight.server.portfolio.Openings;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Creates a portfolio with all its positions from a file, or nothing at all. */
@Service
public class PortfolioImport {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(2);

  private final CoreDb db;
  private final Portfolios portfolios;
  private final Openings openings;
  private final ImportRows rows;
  private final ChangeLog changes;
  private final JsonMapper json;

  PortfolioImport(
      CoreDb db,
      Portfolios portfolios,
      Openings openings,
      ImportRows rows,
      ChangeLog changes,
      JsonMapper json) {
    this.db = db;
    this.portfolios = portfolios;
    this.openings = openings;
    this.rows = rows;
    this.changes = changes;
    this.json = json;
  }

  /** A request without a fault. */
  private record Checked(
      NewPortfolio portfolio, List<NewHolding> holdings, List<String> ignoredColumns) {

    ImportedPortfolio outcome(@Nullable UUID id, @Nullable ImportRecord same) {
      long closed = holdings.stream().filter(each -> each.exit() != null).count();
      return new ImportedPortfolio(
          portfolio,
          holdings.size(),
          Math.toIntExact(closed),
          CashAfterTrades.of(portfolio, holdings),
          ignoredColumns,
          id,
          same);
    }
  }

  /**
   * Creates the portfolio in one transaction. The starting capital is deposited on the day of the
   * earliest entry.
   *
   * @throws ProblemException InvalidInput with every fault of request and file; Conflict {@code
   *     ERR_PORT_001} if the account name is taken
   */
  public ImportedPortfolio create(AccountId owner, ImportRequest request, Instant now) {
    Checked checked = checked(request, now);
    return db.inTransaction(
        STATEMENT_TIMEOUT,
        () -> {
          ImportRecord same = same(owner, request);
          Portfolio created = portfolios.create(owner, checked.portfolio(), Origin.IMPORT, now);
          openings.open(created, checked.holdings(), Origin.IMPORT, now);
          UUID id =
              rows.add(
                  NewImport.creating(created, file(request), request.mapping())
                      .with(checked.holdings().size()),
                  now);
          changes.byAccount(
              owner,
              new Change(
                  "import",
                  "portfolio",
                  created.id().toString(),
                  Map.of("positions", Integer.toString(checked.holdings().size()))));
          return checked.outcome(id, same);
        });
  }

  private @Nullable ImportRecord same(AccountId owner, ImportRequest request) {
    return rows.same(owner, file(request).hash()).orElse(null);
  }

  private static ImportRequest.File file(ImportRequest request) {
    return Objects.requireNonNull(request.file());
  }

  /** As {@link #create}, but only says what would happen. */
  public ImportedPortfolio check(AccountId owner, ImportRequest request, Instant now) {
    Checked checked = checked(request, now);
    String accountName = checked.portfolio().accountName();
    if (portfolios.isTaken(owner, accountName)) {
      throw Portfolios.nameTaken(accountName);
    }
    return checked.outcome(null, same(owner, request));
  }

  private Checked checked(ImportRequest request, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, TradingCalendar.ZONE);
    Layout layout = LayoutMapping.read(request.mapping(), json).orElse(Layout.TEMPLATE);
    ParsedPositions file = RequestedFile.read(request.file(), today, layout);
    LocalDate firstDay =
        file.holdings().stream().map(NewHolding::entry).min(LocalDate::compareTo).orElse(today);
    RequestReader reader = new RequestReader(request);
    NewPortfolio portfolio = reader.read(firstDay).orElse(null);
    if (portfolio == null || file.faultCount() > 0) {
      throw RequestedFile.refusal(reader.faults(), file);
    }
    return new Checked(portfolio, file.holdings(), file.ignoredColumns());
  }
}
