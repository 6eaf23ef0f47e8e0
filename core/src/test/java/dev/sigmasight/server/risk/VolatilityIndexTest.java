package dev.sigmasight.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.sigmasight.server.snapshot.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is held of the volatility index moves as a scenario says that the index does. */
class VolatilityIndexTest {
  private static final String NOW = "2026-03-03T12:00:00Z";
  private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

  /** Values of positions are stored in hundredths of a cent. */
  private static final Offset<Double> CENT = within(0.01);

  private static CoreContext core;
  private static AccountId owner;

  @BeforeAll
  static void start() {
    core = CoreContext.withInventedPrices(NOW);
    owner =
        core.get(Accounts.class)
            .create(
                NewAccount.user("investor@example.com", "Investor"),
                "long enough 123",
                Instant.parse(NOW))
            .id();
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static PortfolioId holding(String name, String positions) {
    String header =
        "Symbol,Quantity,Entry Price Per Share,Entry Date,Investment Class,Investment Subtype,"
            + "Underlying Symbol,Strike Price,Expiration Date,Option Type\n";
    return core.get(PortfolioImport.class)
        .create(
            owner,
            new ImportRequest(
                name,
                name,
                null,
                "10000",
                null,
                new ImportRequest.File(
                    "positions.csv", (header + positions).getBytes(StandardCharsets.UTF_8))),
            Instant.parse(NOW))
        .portfolio()
        .id();
  }

  private static double spike(PortfolioId portfolio) {
    return core.get(Risks.class).stress(portfolio, LAST).orElseThrow().scenarios().stream()
        .filter(each -> each.id().equals("vix_spike_150"))
        .map(StressResult.Scenario::stipulated)
        .findFirst()
        .orElseThrow();
  }

  /** A call so deep in the money that it moves as the index, and one that has no other value. */
  @Test
  void gainsWhatTheIndexAndItsOptionsGain() {
    PortfolioId index = holding("Index", "VIX,100,15,2025-06-02,PUBLIC,,,,,\n");
    PortfolioId call =
        holding("Call", "VIX261216C00001000,1,14,2025-06-02,OPTIONS,,VIX,1,2026-12-16,CALL\n");
    var here =
        (BatchRuns.Started.Here) core.get(BatchRuns.class).start(RunRequest.all(LAST, "test"));
    var _ = here.work().finish(RunListener.NOBODY);

    double value = core.get(Snapshots.class).newest(index).orElseThrow().longValue().doubleValue();

    assertThat(value).isGreaterThan(500);
    assertThat(spike(index)).isCloseTo(1.5 * value, CENT);
    assertThat(spike(call)).isCloseTo(1.5 * value, within(0.03 * value));
  }
}
