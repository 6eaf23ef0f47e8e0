package dev.sigmasight.server.company;

import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.server.company.Misses.DataKind;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which companies' statements are due, and how what was fetched is stored. */
@Component
final class FundamentalsRows {
  private final CoreDb db;
  private final StatementRows statements;
  private final EstimateRows estimates;
  private final Misses misses;

  FundamentalsRows(CoreDb db, StatementRows statements, EstimateRows estimates, Misses misses) {
    this.db = db;
    this.statements = statements;
    this.estimates = estimates;
    this.misses = misses;
  }

  /** What was said about one company. */
  record Fetched(Answer<List<Statement>> statements, Answer<Estimates> estimates) {}

  /**
   * When it was said.
   *
   * @param order the sources, the best first
   * @param today in New York
   */
  record Moment(List<String> order, Instant now, LocalDate today) {}

  /** The stocks among these symbols whose statements are due. */
  SortedSet<String> due(Collection<String> symbols, Moment moment) {
    return new TreeSet<>(
        db.sql(
                """
                select p.symbol
                from company_profiles p
                  left join company_miss m on m.symbol = p.symbol and m.data_kind = 'FUNDAMENTALS'
                where p.symbol = any (:symbols) and p.security_type = 'STOCK'
                  and (p.fundamentals_last_fetched is null
                    or coalesce(p.fundamentals_due_on,
                         case when p.next_earnings_date + :wait > cast(p.fundamentals_last_fetched as date)
                           then p.next_earnings_date + :wait end,
                         cast(p.fundamentals_last_fetched as date) + 30) <= :today)
                  and (m.symbol is null or m.retry_at <= :now)
                """)
            .param("symbols", symbols.toArray(String[]::new))
            .param("wait", FundamentalsDue.DAYS_AFTER_EARNINGS)
            .param("today", moment.today())
            .param("now", moment.now().atOffset(ZoneOffset.UTC))
            .query(String.class)
            .list());
  }

  /** Stores what was said about one company, inside the caller's transaction. */
  Outcome store(String symbol, Fetched fetched, Moment moment) {
    List<String> refused = new ArrayList<>();
    if (fetched.estimates() instanceof Answer.Found<Estimates>(String source, Estimates said)) {
      refused.addAll(estimates.store(symbol, said, source, moment.now()));
    }
    return switch (fetched.statements()) {
      case Answer.Found<List<Statement>>(String source, List<Statement> said) -> {
        var origin = new StatementRows.Origin(source, moment.order(), moment.now());
        refused.addAll(statements.store(symbol, said, origin));
        boolean whole = !(fetched.estimates() instanceof Answer.Broken<Estimates>);
        LocalDate due =
            whole
                ? FundamentalsDue.after(moment.today(), nextEarnings(symbol))
                : moment.today().plusDays(1);
        note(symbol, new Note(source, refused, due), moment.now());
        misses.forget(DataKind.FUNDAMENTALS, List.of(symbol));
        yield new Outcome.Done();
      }
      case Answer.Nothing<List<Statement>>(String reason) -> {
        misses.remember(DataKind.FUNDAMENTALS, symbol, reason, moment.now());
        yield new Outcome.Skipped(reason);
      }
      case Answer.NotEntitled<List<Statement>>(String reason) -> new Outcome.Skipped(reason);
      case Answer.Broken<List<Statement>>(String reason) -> new Outcome.Failed(reason);
    };
  }

  private @Nullable LocalDate nextEarnings(String symbol) {
    return db.sql("select next_earnings_date from company_profiles where symbol = :symbol")
        .param("symbol", symbol)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .optional()
        .flatMap(date -> date)
        .orElse(null);
  }

  private record Note(String source, List<String> refused, LocalDate due) {}

  private void note(String symbol, Note note, Instant now) {
    db.sql(
            """
            update company_profiles set fundamentals_source = :source, fundamentals_refused = :refused,
              fundamentals_last_fetched = :now, fundamentals_due_on = :due, updated_at = :now
            where symbol = :symbol
            """)
        .param("symbol", symbol)
        .param("source", note.source())
        .param("refused", note.refused().toArray(String[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("due", note.due())
        .update();
  }
}
