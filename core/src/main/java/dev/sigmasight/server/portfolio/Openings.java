package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OwnerValuations;
import dev.sigmasight.server.instrument.OwnerValuations.Valuation;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Opens positions: the lots, their lines in the ledger, and what private assets were worth. */
@Service
public class Openings {
  private final CoreDb db;
  private final Instruments instruments;
  private final OwnerValuations valuations;
  private final Lots lots;
  private final Ledger ledger;
  private final StartingCapital capital;

  Openings(
      CoreDb db,
      Instruments instruments,
      OwnerValuations valuations,
      Lots lots,
      Ledger ledger,
      StartingCapital capital) {
    this.db = db;
    this.instruments = instruments;
    this.valuations = valuations;
    this.lots = lots;
    this.ledger = ledger;
    this.capital = capital;
  }

  /** When the starting capital is deposited; empty if there is none. */
  public Optional<LocalDate> capitalDay(Portfolio portfolio) {
    return capital.day(portfolio);
  }

  /**
   * Opens positions in a few statements for all of them, all or none. Starting capital that was
   * deposited later than the first of them moves back to its day.
   *
   * @throws ProblemException Conflict if the ledger would contradict itself
   */
  public void open(Portfolio portfolio, List<NewHolding> opened, Origin origin, Instant now) {
    if (opened.isEmpty()) {
      return;
    }
    db.inTransaction(
        () -> {
          Map<Holdable, Instrument> known =
              instruments.all(
                  portfolio.owner(), opened.stream().map(NewHolding::what).distinct().toList());
          ledger.lockedHead(portfolio.id());
          lots.createAll(
              portfolio.id(),
              opened.stream().map(each -> lot(each, instrument(known, each))).toList(),
              now);
          ledger.append(portfolio.id(), lines(opened, known), origin, portfolio.owner());
          capital.noLaterThan(portfolio, firstDay(opened), origin);
          valuations.recordFirst(privateValues(opened, known), origin.name());
        });
  }

  /**
   * Moves the starting capital with an entry whose day was corrected, as if it had been entered so:
   * it is deposited on the day of the first entry, but not after the portfolio was made.
   */
  public void moved(Portfolio portfolio, LocalDate from, LocalDate to) {
    LocalDate made = LocalDate.ofInstant(portfolio.createdAt(), TradingCalendar.ZONE);
    if (to.isBefore(from)) {
      capital.noLaterThan(portfolio, to, Origin.API);
    } else if (capital.day(portfolio).filter(from::equals).isPresent()) {
      capital.backTo(portfolio, to.isBefore(made) ? to : made, Origin.API);
    }
  }

  private static Lots.NewLot lot(NewHolding opened, Instrument instrument) {
    return new Lots.NewLot(opened.id(), instrument, opened.notes());
  }

  private static Instrument instrument(Map<Holdable, Instrument> known, NewHolding opened) {
    return Objects.requireNonNull(known.get(opened.what()));
  }

  private static LocalDate firstDay(List<NewHolding> opened) {
    return opened.stream().map(NewHolding::entry).min(LocalDate::compareTo).orElseThrow();
  }

  private static List<NewLine> lines(List<NewHolding> opened, Map<Holdable, Instrument> known) {
    List<NewLine> lines = new ArrayList<>();
    for (NewHolding each : opened) {
      lines.add(
          NewLine.open(
                  each.entry(), instrument(known, each), each.id(), each.quantity(), each.price())
              .withFees(each.fees()));
    }
    for (NewHolding each : opened) {
      NewHolding.Exit exit = each.exit();
      if (exit != null) {
        lines.add(
            NewLine.close(
                exit.date(),
                instrument(known, each),
                each.id(),
                each.quantity().negate(),
                exit.price()));
      }
    }
    return lines;
  }

  private static List<Valuation> privateValues(
      List<NewHolding> opened, Map<Holdable, Instrument> known) {
    return opened.stream()
        .filter(each -> each.what().investmentClass() == InvestmentClass.PRIVATE)
        .map(each -> new Valuation(instrument(known, each).id(), each.entry(), each.price()))
        .toList();
  }
}
