package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
          UUID id = rows.add(owner, created.id(), request, checked.holdings().size(), now);
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
    ImportRequest.File file = Objects.requireNonNull(request.file());
    return rows.same(owner, file.hash()).orElse(null);
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
    ParsedPositions file = file(request.file(), today, layout);
    LocalDate firstDay =
        file.holdings().stream().map(NewHolding::entry).min(LocalDate::compareTo).orElse(today);
    RequestReader reader = new RequestReader(request);
    NewPortfolio portfolio = reader.read(firstDay).orElse(null);
    if (portfolio == null || file.faultCount() > 0) {
      throw refusal(reader.faults(), file);
    }
    return new Checked(portfolio, file.holdings(), file.ignoredColumns());
  }

  private static ParsedPositions file(
      ImportRequest.@Nullable File file, LocalDate today, Layout layout) {
    FaultList faults = new FaultList();
    if (file == null || (file.name().isBlank() && file.content().length == 0)) {
      faults.add(
          new Fault(
              "csv_file",
              "A file with the positions is needed.",
              ImportCode.FILE_MISSING.code(),
              0,
              ""));
    } else if (!file.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      faults.addOfFile(
          ImportCode.CSV_WRONG_EXTENSION,
          "The file must be a CSV file, with a name that ends in .csv.");
    } else {
      return PositionFile.read(file.content(), today, layout);
    }
    return new ParsedPositions(List.of(), List.of(), faults.sorted(), faults.count(), List.of());
  }

  private static ProblemException refusal(List<Fault> ofRequest, ParsedPositions file) {
    List<Fault> all = new ArrayList<>(ofRequest);
    all.addAll(file.faults());
    int count = ofRequest.size() + file.faultCount();
    Fault first = all.getFirst();
    boolean inFile = ofRequest.isEmpty() && !first.code().equals(ImportCode.FILE_MISSING.code());
    String code = inFile ? ImportCode.FILE_INVALID.code() : first.code();
    return new ProblemException(new Problem.InvalidInput(code, detail(first, count), all));
  }

  private static String detail(Fault first, int count) {
    String place = first.row() > 0 ? "Line " + first.row() + ": " : "";
    String nothing = "Nothing was imported. ";
    return count == 1
        ? nothing + place + first.message()
        : nothing + "There are " + count + " faults; the first: " + place + first.message();
  }
}
