package dev.sigmasight.server.company;

import static java.util.stream.Collectors.joining;

import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What analysts expect, as it is stored with the profile. */
@Component
final class EstimateRows {
  private static final Estimates.Range NO_RANGE = new Estimates.Range(null, null, null);
  private static final Estimates.Period NO_PERIOD =
      new Estimates.Period(null, NO_RANGE, null, NO_RANGE, null);

  private final CoreDb db;
  private final JsonMapper json;

  EstimateRows(CoreDb db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * Stores the estimates of a symbol that has a profile; answers why values were left out. What is
   * not known any more stays as it was only if the same source said it.
   */
  List<String> store(String symbol, Estimates estimates, String source, Instant now) {
    Accepted row = values(estimates);
    db.sql(update(List.copyOf(row.values().keySet())))
        .param("symbol", symbol)
        .param("source", source)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("row", json.writeValueAsString(row.values()))
        .update();
    return row.refused();
  }

  private static String update(List<String> columns) {
    return """
    update company_profiles p set estimates_source = :source, updated_at = :now, %s
    from jsonb_populate_record(null::company_profiles, cast(:row as jsonb)) as said
    where p.symbol = :symbol
    """
        .formatted(
            columns.stream()
                .map(
                    "%1$s = case when p.estimates_source = :source then coalesce(said.%1$s, p.%1$s) else said.%1$s end"
                        ::formatted)
                .collect(joining(", ")));
  }

  private static Accepted values(Estimates estimates) {
    Accepted row = new Accepted();
    quarter(row, "current_quarter", estimates.currentQuarter());
    quarter(row, "next_quarter", estimates.nextQuarter());
    year(row, "current_year", estimates.currentYear());
    year(row, "next_year", estimates.nextYear());
    return row;
  }

  private static void quarter(Accepted row, String prefix, Estimates.@Nullable Period quarter) {
    Estimates.Period period = quarter == null ? NO_PERIOD : quarter;
    row.date(prefix + "_target_period_date", period.end())
        .count(prefix + "_analyst_count", period.analysts());
    revenue(row, prefix, period.revenue());
    earnings(row, prefix + "_eps", period.earnings());
  }

  private static void year(Accepted row, String prefix, Estimates.@Nullable Period year) {
    Estimates.Period period = year == null ? NO_PERIOD : year;
    row.date(prefix + "_end_date", period.end())
        .ratio(prefix + "_revenue_growth", period.revenueGrowth());
    revenue(row, prefix, period.revenue());
    earnings(row, prefix + "_earnings", period.earnings());
  }

  private static void revenue(Accepted row, String prefix, Estimates.Range revenue) {
    row.money(prefix + "_revenue_avg", revenue.average())
        .money(prefix + "_revenue_low", revenue.low())
        .money(prefix + "_revenue_high", revenue.high());
  }

  private static void earnings(Accepted row, String prefix, Estimates.Range earnings) {
    row.ratio(prefix + "_avg", earnings.average())
        .ratio(prefix + "_low", earnings.low())
        .ratio(prefix + "_high", earnings.high());
  }
}
