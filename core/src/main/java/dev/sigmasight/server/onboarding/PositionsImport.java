package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.Openings;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds the positions of a file to a portfolio that exists, or nothing at all. Each is opened as one
 * that is added by hand: paid with the cash of the portfolio on its entry day, a lot of its own
 * beside those that are held.
 */
@Component
final class PositionsImport {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(2);

  private final CoreDb db;
  private final Portfolios portfolios;
  private final Openings openings;
  private final Ledger ledger;
  private final ImportRows rows;
  private final ImportedPositions imported;
  private final ChangeLog changes;
  private final JsonMapper json;

  PositionsImport(
      CoreDb db,
      Portfolios portfolios,
      Openings openings,
      Ledger ledger,
      ImportRows rows,
      ImportedPositions imported,
      ChangeLog changes,
      JsonMapper json) {
    this.db = db;
    this.portfolios = portfolios;
    this.openings = openings;
    this.ledger = ledger;
    this.rows = rows;
    this.imported = imported;
    this.changes = changes;
    this.json = json;
  }

  /**
   * A file for a portfolio.
   *
   * @param file null if there is none
   * @param mapping how it is laid out, as JSON; null means as the template is
   */
  record Request(
      AccountId owner,
      PortfolioId into,
      ImportRequest.@Nullable File file,
      @Nullable String mapping) {

    ImportRequest.File given() {
      return Objects.requireNonNull(file);
    }
  }

  /**
   * Adds the positions in one transaction. Starting capital that was deposited later than the first
   * of them moves back to its day.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's, or deleted; InvalidInput
   *     with every fault of the file; Conflict if the ledger would contradict itself
   */
  AddedPositions add(Request request, Instant now) {
    ParsedPositions file = read(request, now);
    return db.inTransaction(STATEMENT_TIMEOUT, () -> added(request, file, now));
  }

  /** As {@link #add}, but takes everything back and only says what would happen. */
  AddedPositions check(Request request, Instant now) {
    ParsedPositions file = read(request, now);
    try {
      return db.inTransaction(
          STATEMENT_TIMEOUT,
          () -> {
            throw new OnlyTried(added(request, file, now));
          });
    } catch (OnlyTried tried) {
      return tried.outcome.tried();
    }
  }

  /** Rolls back what was tried. */
  private static final class OnlyTried extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AddedPositions outcome;

    OnlyTried(AddedPositions outcome) {
      super("tried only", null, false, false);
      this.outcome = outcome;
    }
  }

  private ParsedPositions read(Request request, Instant now) {
    var _ = portfolios.kept(request.owner(), request.into());
    LocalDate today = LocalDate.ofInstant(now, TradingCalendar.ZONE);
    Layout layout = LayoutMapping.read(request.mapping(), json).orElse(Layout.TEMPLATE);
    ParsedPositions file = RequestedFile.read(request.file(), today, layout);
    if (file.faultCount() > 0) {
      throw RequestedFile.refusal(List.of(), file);
    }
    return file;
  }

  private AddedPositions added(Request request, ParsedPositions file, Instant now) {
    var _ = ledger.lockedHead(request.into());
    Portfolio into = portfolios.kept(request.owner(), request.into()); // and stays until the end
    List<NewHolding> holdings = file.holdings();
    ImportRecord same = rows.same(into.owner(), request.given().hash()).orElse(null);
    LocalDate first =
        holdings.stream().map(NewHolding::entry).min(LocalDate::compareTo).orElseThrow();
    LocalDate movedFrom = openings.capitalDay(into).filter(day -> day.isAfter(first)).orElse(null);
    LedgerView before = ledger.view(into.id());
    openings.open(into, holdings, Origin.IMPORT, now);
    UUID id = remembered(request, into, file, movedFrom, now);
    return new AddedPositions(
        into,
        holdings.size(),
        Math.toIntExact(holdings.stream().filter(each -> each.exit() != null).count()),
        first,
        movedFrom,
        book(before).cash(),
        book(ledger.view(into.id())).cash(),
        heldAlready(before, holdings),
        file.ignoredColumns(),
        id,
        same);
  }

  private UUID remembered(
      Request request,
      Portfolio into,
      ParsedPositions file,
      @Nullable LocalDate movedFrom,
      Instant now) {
    int count = file.holdings().size();
    UUID id =
        rows.add(
            NewImport.adding(into, request.given(), request.mapping())
                .with(count)
                .movedCapitalFrom(movedFrom),
            now);
    imported.add(id, file.holdings());
    changes.byAccount(
        into.owner(),
        new Change(
            "import",
            "portfolio",
            into.id().toString(),
            Map.of("positions", Integer.toString(count), "import_id", id.toString())));
    return id;
  }

  private static Book book(LedgerView view) {
    return Book.empty(view.method()).after(view.transactions());
  }

  private static List<String> heldAlready(LedgerView before, List<NewHolding> added) {
    Set<String> wanted = new TreeSet<>();
    added.forEach(each -> wanted.add(each.what().symbol()));
    Set<String> held = new TreeSet<>();
    book(before)
        .holdings()
        .forEach(each -> held.add(before.instrument(each.instrument().id()).symbol()));
    wanted.retainAll(held);
    return List.copyOf(wanted);
  }
}
