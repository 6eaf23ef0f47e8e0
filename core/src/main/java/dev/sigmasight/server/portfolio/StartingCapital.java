package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.ledger.Replacement;
import dev.sigmasight.server.ledger.TransactionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The deposit with which a ledger begins. Nothing happens before it. */
@Component
final class StartingCapital {
  private static final String NOTE = "starting capital";

  private final Ledger ledger;

  StartingCapital(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Deposits it on the first day, if there is any. */
  void deposit(Portfolio portfolio, LocalDate firstDay, Origin origin) {
    BigDecimal equity = portfolio.initialEquity();
    if (equity != null && equity.signum() > 0) {
      ledger.append(portfolio.id(), List.of(line(firstDay, equity)), origin, portfolio.owner());
    }
  }

  /** Moves it back to a day, if it was deposited later: what is bought must have been paid for. */
  void noLaterThan(Portfolio portfolio, LocalDate day, Origin origin) {
    find(portfolio)
        .filter(deposit -> deposit.line().date().isAfter(day))
        .ifPresent(deposit -> replace(portfolio, deposit, line(day, amount(deposit)), origin));
  }

  /** The day of it; empty if there is none. */
  Optional<LocalDate> day(Portfolio portfolio) {
    return find(portfolio).map(deposit -> deposit.line().date());
  }

  /** Moves it forward to a day, but not behind another line of the ledger. */
  void backTo(Portfolio portfolio, LocalDate day, Origin origin) {
    find(portfolio)
        .ifPresent(
            deposit -> {
              LocalDate latest =
                  ledger.lines(portfolio.id()).stream()
                      .filter(each -> !each.id().equals(deposit.id()))
                      .map(each -> each.line().date())
                      .filter(each -> each.isBefore(day))
                      .min(LocalDate::compareTo)
                      .orElse(day);
              if (deposit.line().date().isBefore(latest)) {
                replace(portfolio, deposit, line(latest, amount(deposit)), origin);
              }
            });
  }

  /**
   * Corrects it.
   *
   * @param today when it is deposited in a ledger without any line
   * @throws ProblemException Conflict once other deposits or withdrawals were recorded
   */
  void correct(Portfolio portfolio, BigDecimal equity, LocalDate today) {
    Optional<LedgerLine> deposit = find(portfolio);
    if (otherFlows(portfolio.id(), deposit)) {
      throw new ProblemException(
          new Problem.Conflict(
              "CAPITAL_CHANGED_SINCE",
              "Deposits or withdrawals were recorded in this portfolio, so its starting capital can"
                  + " no longer be corrected; record another deposit or withdrawal."));
    }
    if (equity.signum() == 0 && deposit.isPresent()) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "equity_balance", "The starting capital can be corrected, but not to nothing."));
    }
    if (deposit.isPresent()) {
      LocalDate day = deposit.get().line().date();
      replace(portfolio, deposit.get(), line(day, equity), Origin.API);
    } else if (equity.signum() > 0) {
      LocalDate day = ledger.firstDay(portfolio.id()).orElse(today);
      ledger.append(portfolio.id(), List.of(line(day, equity)), Origin.API, portfolio.owner());
    }
  }

  private void replace(Portfolio portfolio, LedgerLine deposit, NewLine with, Origin origin) {
    ledger.replace(
        portfolio.id(), List.of(new Replacement(deposit, with)), origin, portfolio.owner());
  }

  /** The first deposit of just that amount and note: they are kept equal. */
  private Optional<LedgerLine> find(Portfolio portfolio) {
    BigDecimal equity = portfolio.initialEquity();
    if (equity == null || equity.signum() == 0) {
      return Optional.empty();
    }
    return ledger.lines(portfolio.id()).stream()
        .filter(each -> each.line().kind() == TransactionKind.DEPOSIT)
        .filter(each -> amount(each).compareTo(equity) == 0)
        .filter(each -> NOTE.equals(each.line().note()))
        .findFirst();
  }

  private boolean otherFlows(PortfolioId portfolio, Optional<LedgerLine> deposit) {
    return ledger.lines(portfolio).stream()
        .filter(each -> isFlow(each.line().kind()))
        .anyMatch(each -> !each.id().equals(deposit.map(LedgerLine::id).orElse(null)));
  }

  private static boolean isFlow(TransactionKind kind) {
    return kind == TransactionKind.DEPOSIT || kind == TransactionKind.WITHDRAWAL;
  }

  private static BigDecimal amount(LedgerLine deposit) {
    BigDecimal amount = deposit.line().amount();
    return amount == null ? BigDecimal.ZERO : amount;
  }

  private static NewLine line(LocalDate day, BigDecimal equity) {
    return NewLine.deposit(day, equity).withNote(NOTE);
  }
}
