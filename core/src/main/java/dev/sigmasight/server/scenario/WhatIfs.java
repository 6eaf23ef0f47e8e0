package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.option.OptionSymbol;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.risk.HeldLines;
import dev.sigmasight.server.risk.PositionLine;
import dev.sigmasight.server.risk.WhatIfCase;
import dev.sigmasight.server.risk.WhatIfDesk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Tries trades on portfolios. */
@Component
class WhatIfs {
  private static final String OUTDATED =
      "The close or the factors of this day are out of date; the next run computes them.";

  private final HeldLines held;
  private final WhatIfDesk desk;
  private final NewMarks newMarks;

  WhatIfs(HeldLines held, WhatIfDesk desk, NewMarks newMarks) {
    this.held = held;
    this.desk = desk;
    this.newMarks = newMarks;
  }

  WhatIfView of(Standing standing, WhatIfRequest asked) {
    LocalDate day = standing.asOf();
    if (day == null) {
      return nothing(standing, standing.whyNothing());
    }
    List<WhatIfRequest.Trade> trades = asked.checked();
    TradedBook book = new TradedBook(held.of(standing.portfolio(), day));
    List<WhatIfRequest.Trade> strange =
        trades.stream().filter(trade -> !book.holds(trade.held())).toList();
    NewMarks.Found found = newMarks.of(strange, day);
    refuseUnpriced(trades, book, found);
    Optional<WhatIfCase> opened = desk.open(standing.portfolio(), day, underlyings(strange));
    return opened
        .map(each -> tried(standing, each, asked, book, found))
        .orElseGet(() -> nothing(standing, OUTDATED));
  }

  private static Set<String> underlyings(List<WhatIfRequest.Trade> trades) {
    Set<String> symbols = new TreeSet<>();
    for (WhatIfRequest.Trade trade : trades) {
      OptionSymbol contract = trade.contract();
      symbols.add(contract == null ? trade.held() : contract.root());
    }
    return symbols;
  }

  private static void refuseUnpriced(
      List<WhatIfRequest.Trade> trades, TradedBook book, NewMarks.Found found) {
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      String symbol = trades.get(i).held();
      String why = found.reasons().get(symbol);
      if (!book.holds(symbol) && why != null) {
        faults.add(
            new Problem.Fault(
                "trades[" + i + "].symbol", symbol + ": " + why, "NO_PRICE", 0, symbol));
      }
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          new Problem.InvalidInput("NO_PRICE", faults.getFirst().message(), faults));
    }
  }

  private static WhatIfView tried(
      Standing standing,
      WhatIfCase opened,
      WhatIfRequest asked,
      TradedBook book,
      NewMarks.Found found) {
    BigDecimal nav = opened.close().nav();
    BigDecimal cash = opened.close().cash();
    List<WhatIfView.Done> done = new ArrayList<>();
    TradedBook after = book;
    BigDecimal left = cash;
    for (WhatIfRequest.Trade trade : asked.checked()) {
      TradedBook.Traded traded =
          after.traded(trade, Optional.ofNullable(found.lines().get(trade.held())), nav, asked);
      after = traded.after();
      left = left.subtract(traded.done().amount()).subtract(traded.done().cost());
      done.add(traded.done());
    }
    List<PositionLine> lines = after.lines();
    BigDecimal value =
        lines.stream().map(PositionLine::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new WhatIfView(
        true,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        done,
        BookState.rows(
            BookState.of(nav, cash, opened.before()),
            BookState.of(left.add(value), left, opened.after(left, lines))),
        null);
  }

  private static WhatIfView nothing(Standing standing, String reason) {
    return new WhatIfView(
        false,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        List.of(),
        List.of(),
        reason);
  }
}
