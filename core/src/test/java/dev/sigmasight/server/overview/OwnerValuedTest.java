package dev.sigmasight.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.account.NewAccount;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.onboarding.ImportRequest;
import dev.sigmasight.server.onboarding.PortfolioImport;
import dev.sigmasight.server.risk.PortfolioRisk;
import dev.sigmasight.server.risk.Risks;
import dev.sigmasight.server.risk.StressResult;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing is known of the risk of what no market values, and old statements are stale. */
class OwnerValuedTest {
  private static final String NOW = "2026-03-03T12:00:00Z";
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  private static CoreContext core;
  private static PortfolioId portfolio;

  @BeforeAll
  static void runsOverAHouse() {
    core = CoreContext.withInventedPrices(NOW);
    AccountId owner =
        core.get(Accounts.class)
            .create(
                NewAccount.user("investor@example.com", "Investor"),
                "long enough 123",
                Instant.parse(NOW))
            .id();
    String positions =
        "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
            + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n"
            + "HOUSE,1,500000,2025-02-03,PRIVATE,REAL_ESTATE,,,,\n"
            + "FUND,2,250000,2025-02-03,PRIVATE,,,,,\n";
    portfolio =
        core.get(PortfolioImport.class)
            .create(
                owner,
                new ImportRequest(
                    "Family",
                    "Family",
                    null,
                    "1000000",
                    null,
                    new ImportRequest.File(
                        "positions.csv", positions.getBytes(StandardCharsets.UTF_8))),
                Instant.parse(NOW))
            .portfolio()
            .id();
    var here =
        (BatchRuns.Started.Here) core.get(BatchRuns.class).start(RunRequest.all(LAST, "test"));
    var _ = here.work().finish(RunListener.NOBODY);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static PortfolioRisk risk() {
    return core.get(Risks.class).onOrBefore(portfolio, LAST).orElseThrow();
  }

  @Test
  void returnsOfCarriedValuesAreNoVolatilityAndNoFall() {
    PortfolioRisk risk = risk();

    assertThat(risk.date()).isEqualTo(LAST);
    assertThat(risk.returns()).isGreaterThan(252);
    assertThat(risk.volatility21()).isNull();
    assertThat(risk.volatility63()).isNull();
    assertThat(risk.volatility252()).isNull();
    assertThat(risk.volatilityAll()).isNull();
    assertThat(risk.drawdown()).isNull();
    assertThat(risk.outlook().percentile()).isNull();
    assertThat(risk.outlook().forecast()).isNull();
    assertThat(risk.beta()).isNull();
    assertThat(risk.reasons())
        .containsEntry("volatility_21", OwnerValues.NO_MARKET_PRICE)
        .containsEntry("volatility_252", OwnerValues.NO_MARKET_PRICE)
        .containsEntry("volatility_all", OwnerValues.NO_MARKET_PRICE)
        .containsEntry("volatility_percentile", OwnerValues.NO_MARKET_PRICE)
        .containsEntry("volatility_forecast", OwnerValues.NO_MARKET_PRICE)
        .containsEntry("volatility_trend", OwnerValues.NO_MARKET_PRICE)
        .containsEntry("max_drawdown", OwnerValues.NO_MARKET_PRICE)
        .containsKeys("market_beta", "historical_var", "normal_var", "holdings_volatility");
  }

  @Test
  void noScenarioAndNoPointOfAGridIsAZero() {
    StressResult stress = core.get(Risks.class).stress(portfolio, LAST).orElseThrow();

    assertThat(stress.coverage()).isZero();
    assertThat(stress.scenarios())
        .hasSize(22)
        .allSatisfy(
            each -> {
              assertThat(each.stipulated()).isNull();
              assertThat(each.conditional()).isNull();
              assertThat(each.convexity()).isNull();
              assertThat(each.note()).isEqualTo(StressResult.NOTHING_ANSWERS);
            });
    assertThat(stress.grid())
        .hasSize(13)
        .allSatisfy(
            each -> {
              assertThat(each.profit()).isNull();
              assertThat(each.linear()).isNull();
            });
    assertThat(stress.surface().profits()).hasSize(45).containsOnlyNulls();
  }

  @Test
  void aValueIsStaleAYearAfterItWasStated() {
    Snapshots snapshots = core.get(Snapshots.class);
    PortfolioState state = core.get(PortfolioStates.class).newest(portfolio);
    Snapshot last = snapshots.newest(portfolio).orElseThrow();
    String reason = "Values stated by the owner more than a year ago: 2, the oldest of 2025-02-03.";

    assertThat(snapshots.between(portfolio, LocalDate.of(2026, 2, 3), LocalDate.of(2026, 2, 3)))
        .singleElement()
        .satisfies(each -> assertThat(each.quality()).isEqualTo("FINAL"));
    assertThat(last.quality()).isEqualTo("STALE");
    assertThat(last.qualityReason()).isEqualTo(reason);
    assertThat(state.quality()).isEqualTo(Quality.STALE);
    assertThat(state.qualityReason()).isEqualTo(reason);
  }
}
