package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.analytics.NinetyDayBetas;
import dev.sigmasight.server.analytics.NinetyDayBetas.NinetyDayBeta;
import dev.sigmasight.server.data.SnapshotRows.Row;
import dev.sigmasight.server.data.SnapshotRows.Targets;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.overview.Obstacle;
import dev.sigmasight.server.overview.Quality;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.overview.Trust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest close of a portfolio in a few figures. */
@Component
class PortfolioSnapshots {
  private static final int PERCENT_DECIMALS = 4;
  private static final int RATIO_DECIMALS = 6;
  private static final String EOY = "target_price_return_eoy";
  private static final String NEXT_YEAR = "target_price_return_next_year";
  private static final String COVERAGE = "target_price_coverage_pct";
  private static final String BETA = "beta_calculated_90d";
  private static final String PROVIDER_BETA = "beta_provider_1y";
  private static final String RETURN = "daily_return";
  private static final String NO_TARGET =
      "No open position has a target price for this horizon; options are not counted.";

  private final SnapshotRows rows;
  private final NinetyDayBetas betas;
  private final Sessions sessions;

  PortfolioSnapshots(SnapshotRows rows, NinetyDayBetas betas, Sessions sessions) {
    this.rows = rows;
    this.betas = betas;
    this.sessions = sessions;
  }

  /**
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  SnapshotView newest(AccountId owner, UUID portfolio) {
    Optional<Row> newest = rows.newest(owner, portfolio);
    return newest
        .map(row -> view(portfolio, row, betas.of(owner, portfolio)))
        .orElseGet(() -> nothing(portfolio));
  }

  private SnapshotView view(UUID portfolio, Row row, NinetyDayBeta beta) {
    Trust trust = row.closing().trustOn(sessions.last());
    Targets targets = row.targets();
    BigDecimal endOfYear = percent(targets.endOfYear(), row.nav());
    BigDecimal nextYear = percent(targets.nextYear(), row.nav());
    BigDecimal coverage =
        Rounded.ratio(
            BigDecimal.valueOf(100L * targets.positions()),
            BigDecimal.valueOf(row.positions()),
            PERCENT_DECIMALS);
    BigDecimal providerBeta = ratio(row.providerBeta());
    Map<String, String> reasons = new TreeMap<>();
    note(reasons, EOY, endOfYear, targets.endOfYear() == null ? NO_TARGET : "NAV is not positive.");
    note(
        reasons,
        NEXT_YEAR,
        nextYear,
        targets.nextYear() == null ? NO_TARGET : "NAV is not positive.");
    note(reasons, COVERAGE, coverage, "Nothing is held.");
    note(reasons, BETA, beta.beta(), beta.reason());
    note(reasons, PROVIDER_BETA, providerBeta, "No position has a provider's beta.");
    note(reasons, RETURN, row.dailyReturn(), "There is no close before, or NAV was not positive.");
    return new SnapshotView(
        portfolio,
        row.closing().date(),
        endOfYear,
        nextYear,
        coverage,
        targets.positions(),
        row.positions(),
        targets.updatedAt(),
        Rounded.figure(beta.beta()),
        providerBeta,
        Scale.cents(row.pnl()),
        ratio(row.dailyReturn()),
        Scale.cents(row.nav()),
        reasons,
        trust.asOf(),
        trust.dataThrough(),
        trust.quality(),
        trust.reason());
  }

  private static SnapshotView nothing(UUID portfolio) {
    Map<String, String> reasons = new TreeMap<>();
    for (String figure :
        new String[] {
          EOY, NEXT_YEAR, COVERAGE, BETA, PROVIDER_BETA, RETURN, "daily_pnl", "net_asset_value"
        }) {
      reasons.put(figure, Obstacle.NOTHING);
    }
    return new SnapshotView(
        portfolio,
        null,
        null,
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        reasons,
        null,
        null,
        Quality.UNAVAILABLE,
        Obstacle.NOTHING);
  }

  private static void note(
      Map<String, String> reasons, String figure, @Nullable Object known, @Nullable String why) {
    if (known == null && why != null) {
      reasons.put(figure, why);
    }
  }

  private static @Nullable BigDecimal percent(@Nullable BigDecimal part, BigDecimal nav) {
    return part == null ? null : Rounded.ratio(part.movePointRight(2), nav, PERCENT_DECIMALS);
  }

  private static @Nullable BigDecimal ratio(@Nullable BigDecimal exact) {
    return exact == null ? null : exact.setScale(RATIO_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
