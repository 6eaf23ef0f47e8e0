package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.marketdata.PriceImport;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.stage.Phase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rests on a corrected price is computed again, and nothing else. */
class PriceCorrectionTest {
  private static final LocalDate CORRECTED = LocalDate.of(2019, 12, 20);

  private CoreContext core;
  private PortfolioId portfolio;

  @BeforeEach
  void computes() {
    core = CoreContext.at(RealPortfolio.NOW);
    portfolio = RealPortfolio.importInto(core);
    var _ = RealPortfolio.run(core, RealPortfolio.LAST);
  }

  @AfterEach
  void close() {
    core.close();
  }

  private void importLine(String line) throws IOException {
    byte[] file = ("symbol,date,close\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    var _ =
        core.get(PriceImport.class)
            .importFile(
                new ByteArrayInputStream(file), PriceImport.Options.upTo(LocalDate.of(2020, 1, 3)));
  }

  private BigDecimal nav(LocalDate day) {
    return core.get(Snapshots.class).onOrBefore(portfolio, day).orElseThrow().nav();
  }

  @Test
  void aCorrectedPriceMovesTheDayAndWhatFollows() throws IOException {
    BigDecimal before = nav(CORRECTED);
    BigDecimal dayBefore = nav(CORRECTED.minusDays(1));
    BigDecimal last = nav(RealPortfolio.LAST);

    importLine("AMZN,2019-12-20,100");

    assertThat(core.get(Snapshots.class).newestDay(portfolio)).contains(CORRECTED.minusDays(1));
    RunView run = RealPortfolio.run(core, RealPortfolio.LAST);
    assertThat(
            run.phases().stream()
                .filter(each -> each.phase() == Phase.PNL_SNAPSHOT)
                .mapToInt(RunView.PhaseView::done)
                .sum())
        .as("20 to 27 December")
        .isEqualTo(5);
    assertThat(nav(CORRECTED.minusDays(1))).isEqualByComparingTo(dayBefore);
    assertThat(nav(CORRECTED).subtract(before).doubleValue())
        .as("50 shares from 89.325 to 100")
        .isCloseTo(533.75, within(1.0));
    assertThat(nav(RealPortfolio.LAST)).isEqualByComparingTo(last);
  }

  @Test
  void aCorrectedMarketMovesTheBetas() throws IOException {
    Map<String, String> before = Results.of(core);

    importLine("ZION,2019-12-20,50");
    assertThat(Results.of(core)).as("nobody holds it").isEqualTo(before);

    importLine("SPY,2019-12-20,321");
    var _ = RealPortfolio.run(core, RealPortfolio.LAST);
    Map<String, String> after = Results.of(core);
    assertThat(after.get("symbol_risk")).isNotEqualTo(before.get("symbol_risk"));
    assertThat(after.get("symbol_risk")).startsWith("1506 ");
    assertThat(after.get("portfolio_risk")).startsWith("251 ");
  }
}
