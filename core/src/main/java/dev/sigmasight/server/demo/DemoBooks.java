package dev.sigmasight.server.demo;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OwnerValuations;
import dev.sigmasight.server.instrument.OwnerValuations.Valuation;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens the portfolios of the demo with all they held on the day of entry. */
@Component
final class DemoBooks {
  private final CoreDb db;
  private final Portfolios portfolios;
  private final Instruments instruments;
  private final OwnerValuations valuations;
  private final Lots lots;
  private final Ledger ledger;
  private final DemoOptions options;

  DemoBooks(
      CoreDb db,
      Portfolios portfolios,
      Instruments instruments,
      OwnerValuations valuations,
      Lots lots,
      Ledger ledger,
      DemoOptions options) {
    this.db = db;
    this.portfolios = portfolios;
    this.instruments = instruments;
    this.valuations = valuations;
    this.lots = lots;
    this.ledger = ledger;
    this.options = options;
  }

  /** When the demo is set up. */
  record Moment(LocalDate lastSession, Instant now) {}

  /** Opens a portfolio with its positions; one that exists is left as it is, and false answered. */
  boolean open(DemoPortfolio portfolio, AccountId owner, List<DemoPosition> held, Moment moment) {
    if (exists(portfolio.id())) {
      return false;
    }
    portfolios.create(owner, portfolio.toCreate(), Origin.SEED, moment.now());
    Map<PositionId, DemoOptions.Rolled> rolled = rolled(held, moment.lastSession());
    List<NewLine> lines = new ArrayList<>();
    for (DemoPosition position : held) {
      DemoOptions.Rolled option = rolled.get(position.id());
      lines.add(
          option == null ? plain(portfolio.id(), owner, position) : option(portfolio.id(), option));
    }
    ledger.append(portfolio.id(), lines, Origin.SEED, owner);
    return true;
  }

  private Map<PositionId, DemoOptions.Rolled> rolled(
      List<DemoPosition> held, LocalDate seedingDay) {
    List<DemoPosition> documented = held.stream().filter(DemoPosition::isOption).toList();
    return options.roll(documented, seedingDay).stream()
        .collect(Collectors.toMap(each -> each.documented().id(), Function.identity()));
  }

  /** Whether a portfolio has been opened, deleted since or not. */
  boolean exists(PortfolioId id) {
    return db.sql("select exists (select from portfolio where id = :id)")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  private NewLine plain(PortfolioId portfolio, AccountId owner, DemoPosition position) {
    Instrument instrument =
        position.investmentClass() == InvestmentClass.PRIVATE
            ? stated(owner, position)
            : instruments.listed(position.symbol(), position.subtype());
    lots.create(position.id(), portfolio, instrument, null);
    return NewLine.open(
        DemoPortfolio.ENTRY, instrument, position.id(), position.quantity(), position.entryPrice());
  }

  private Instrument stated(AccountId owner, DemoPosition position) {
    Instrument asset = instruments.privateAsset(owner, position.symbol(), position.subtype());
    valuations.recordFirst(
        List.of(new Valuation(asset.id(), DemoPortfolio.ENTRY, position.entryPrice())),
        Origin.SEED.name());
    return asset;
  }

  private NewLine option(PortfolioId portfolio, DemoOptions.Rolled rolled) {
    DemoPosition position = rolled.documented();
    lots.create(position.id(), portfolio, rolled.option(), rolled.notes());
    return NewLine.transferIn(
        DemoPortfolio.ENTRY,
        rolled.option(),
        position.id(),
        position.quantity(),
        Objects.requireNonNull(rolled.value()));
  }
}
