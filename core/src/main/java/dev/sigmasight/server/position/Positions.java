package dev.sigmasight.server.position;

import static java.util.stream.Collectors.toMap;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.Openings;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** The positions of all portfolios. Whoever asks for one must own it; otherwise there is none. */
@Service
public class Positions {
  static final String ENTITY = "position";

  private final CoreDb db;
  private final Portfolios portfolios;
  private final Openings openings;
  private final Lots lots;
  private final Ledger ledger;
  private final Instruments instruments;
  private final ChangeLog changes;

  Positions(
      CoreDb db,
      Portfolios portfolios,
      Openings openings,
      Lots lots,
      Ledger ledger,
      Instruments instruments,
      ChangeLog changes) {
    this.db = db;
    this.portfolios = portfolios;
    this.openings = openings;
    this.lots = lots;
    this.ledger = ledger;
    this.instruments = instruments;
    this.changes = changes;
  }

  /**
   * Opens positions, all or none.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  public List<Position> open(
      AccountId owner, PortfolioId portfolio, List<NewHolding> opened, Instant now) {
    return db.inTransaction(
        () -> {
          Portfolio kept = portfolios.kept(owner, portfolio);
          openings.open(kept, opened, Origin.API, now);
          opened.forEach(each -> changes.byAccount(owner, creation(portfolio, each)));
          Map<PositionId, Position> all =
              of(owner, portfolio).stream().collect(toMap(Position::id, each -> each));
          return opened.stream().map(each -> Objects.requireNonNull(all.get(each.id()))).toList();
        });
  }

  private static Change creation(PortfolioId portfolio, NewHolding opened) {
    return new Change(
        "create",
        ENTITY,
        opened.id().toString(),
        Map.of(
            "portfolio_id", portfolio.toString(),
            "symbol", opened.what().symbol(),
            "quantity", opened.quantity().stripTrailingZeros().toPlainString(),
            "entry_price", opened.price().stripTrailingZeros().toPlainString(),
            "entry_date", opened.entry().toString()));
  }

  /**
   * One position, closed, deleted or held.
   *
   * @throws ProblemException NotFound if there is none, or it is somebody else's
   */
  public Position owned(AccountId owner, PositionId id) {
    Lots.Identity identity = lots.owned(owner, id).orElseThrow(PositionFaults::unknown);
    return identity.deletedAt() == null
        ? PositionBook.of(ledger, identity.portfolio())
            .position(identity)
            .orElseThrow(PositionFaults::unknown)
        : deleted(identity);
  }

  private Position deleted(Lots.Identity identity) {
    Instrument instrument =
        Objects.requireNonNull(
            instruments.byIds(List.of(identity.instrumentId())).get(identity.instrumentId()));
    LedgerLine opening = ledger.lastOpening(identity.id()).orElseThrow(PositionFaults::unknown);
    return PositionBook.deleted(identity, instrument, opening.line());
  }

  /**
   * The positions of a portfolio that are not deleted, held or closed, in the order of creation.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  public List<Position> of(AccountId owner, PortfolioId portfolio) {
    List<Lots.Identity> kept =
        lots.of(owner, portfolio).orElseThrow(PositionFaults::unknownPortfolio);
    PositionBook book = PositionBook.of(ledger, portfolio);
    return kept.stream().flatMap(identity -> book.position(identity).stream()).toList();
  }

  /**
   * Lots of any portfolios as their ledgers leave them, in their order, read with a fixed number of
   * statements. Whoever asks has made sure that they are the owner's and not deleted.
   */
  public List<Position> of(Collection<Lots.Identity> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<PortfolioId, PositionBook> books = new HashMap<>();
    ledger
        .whole(wanted.stream().map(Lots.Identity::portfolio).distinct().toList())
        .forEach((portfolio, whole) -> books.put(portfolio, PositionBook.of(whole)));
    return wanted.stream()
        .flatMap(
            identity ->
                Objects.requireNonNull(books.get(identity.portfolio())).position(identity).stream())
        .toList();
  }

  /**
   * The state of every lot of these portfolios, read with a fixed number of statements. Whoever
   * asks has made sure that they are the owner's.
   */
  public Map<PositionId, LotState> states(Collection<PortfolioId> portfolios) {
    Map<PositionId, LotState> states = new HashMap<>();
    if (!portfolios.isEmpty()) {
      ledger
          .whole(portfolios)
          .values()
          .forEach(whole -> states.putAll(PositionBook.of(whole).states()));
    }
    return states;
  }
}
