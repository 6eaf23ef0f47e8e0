package dev.sigmasight.server.audit;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes what is stored of a portfolio again from the rows it rests on, by SQL alone. */
@Component
public class CalculationAudit {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final CoreDb db;

  CalculationAudit(CoreDb db) {
    this.db = db;
  }

  /** The newest session up to a day for which there is a close that counts. */
  public Optional<LocalDate> newest(PortfolioId portfolio, @Nullable LocalDate upTo) {
    return db.sql(
            """
            select max(s.on_date) from portfolio_snapshot s join portfolio f on f.id = s.portfolio_id
            where f.id = :portfolio and (f.recompute_from is null or s.on_date < f.recompute_from)
              and (cast(:upTo as date) is null or s.on_date <= cast(:upTo as date))
            having max(s.on_date) is not null
            """)
        .param("portfolio", portfolio.value())
        .param("upTo", upTo)
        .query(LocalDate.class)
        .optional();
  }

  /** Every figure of a close that can be. */
  public List<Recalculation> of(PortfolioId portfolio, LocalDate day) {
    return db.inTransaction(
        LONGEST,
        () ->
            Stream.of(ValueRecalculations.ALL, RiskRecalculations.ALL, StressRecalculations.ALL)
                .flatMap(List::stream)
                .flatMap(each -> each.of(db, portfolio.value(), day).stream())
                .toList());
  }
}
