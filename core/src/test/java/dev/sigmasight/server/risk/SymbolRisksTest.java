package dev.sigmasight.server.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.batch.RealPortfolio;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.marketdata.PriceImport;
import dev.sigmasight.server.marketdata.PriceOrigin;
import dev.sigmasight.server.marketdata.PriceRevisions;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is read for figures of a few days, and where it is said to come from. */
class SymbolRisksTest {
  private static final LocalDate OLD = LocalDate.of(2017, 3, 1);
  private static final LocalDate NEW = LocalDate.of(2019, 12, 27);
  private static final LocalDate DAY = LocalDate.of(2019, 1, 4);

  private static CoreContext core;
  private static PortfolioId portfolio;

  @BeforeAll
  static void computesAFewDays() throws IOException {
    core = CoreContext.at(RealPortfolio.NOW);
    portfolio = RealPortfolio.importInto(core);
    String file = "symbol,date,close\nOTHER,2019-01-03,10\nOTHER,2019-01-04,11\n";
    var _ =
        core.get(PriceImport.class)
            .importFile(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                PriceImport.Options.upTo(LocalDate.of(2020, 1, 3)).withOrigin(PriceOrigin.YAHOO));
    var _ = RealPortfolio.run(core, DAY);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  private static ReturnMatrix load(LocalDate... days) {
    return core.get(SymbolRisks.class).load(List.of("AMZN", "OTHER"), List.of(days));
  }

  @Test
  void ofDaysFarApartOnlyWhatEachLooksBackOnIsRead() {
    ReturnMatrix both = load(OLD, NEW);

    assertThat(both.sessions()).as("of 1,000 between").isBetween(2 * 276, 2 * 285);
    for (LocalDate day : List.of(OLD, NEW)) {
      assertThat(both.window("AMZN", day, ReturnMatrix.SESSIONS))
          .containsExactly(load(day).window("AMZN", day, ReturnMatrix.SESSIONS));
    }
  }

  @Test
  void whatDaysShareIsReadOnce() {
    assertThat(load(DAY, DAY.plusDays(3)).sessions()).isEqualTo(load(DAY).sessions() + 1);
  }

  @Test
  void theNextPhaseTakesWhatTheOneBeforeLoadedOnceAndOnlyIfItIsEnough() {
    SymbolRisks risks = core.get(SymbolRisks.class);
    LoadedPrices prices = core.get(PriceRevisions.class).loading();
    List<LocalDate> days = List.of(DAY);

    ReturnMatrix first = risks.loadForRun(List.of("AMZN", "OTHER"), days, prices);
    assertThat(risks.loadedInRun(List.of("AMZN"), days, prices)).isSameAs(first);
    assertThat(risks.loadedInRun(List.of("AMZN"), days, prices)).isNotSameAs(first);

    ReturnMatrix second = risks.loadForRun(List.of("AMZN"), days, prices);
    assertThat(risks.loadedInRun(List.of("AMZN", "OTHER"), days, prices)).isNotSameAs(second);

    ReturnMatrix third = risks.loadForRun(List.of("AMZN"), days, prices);
    assertThat(risks.loadedInRun(List.of("AMZN"), List.of(DAY.plusDays(3)), prices))
        .isNotSameAs(third);
  }

  @Test
  void theNextPhaseLoadsAnewWhatChangedMeanwhile() {
    SymbolRisks risks = core.get(SymbolRisks.class);
    PriceRevisions revisions = core.get(PriceRevisions.class);
    List<LocalDate> days = List.of(DAY);

    ReturnMatrix first = risks.loadForRun(List.of("AMZN"), days, revisions.loading());
    revisions.raise(Map.of("SOMETHING", DAY));

    assertThat(risks.loadedInRun(List.of("AMZN"), days, revisions.loading())).isNotSameAs(first);
  }

  @Test
  void positionsAndClosesAreReadOfTheDaysThatAreDueOnly() {
    List<LocalDate> days = List.of(RealPortfolio.FIRST, DAY);
    assertThat(core.get(RiskRows.class).lines(List.of(portfolio), days).get(portfolio))
        .extracting(PositionLine::date)
        .hasSize(12)
        .hasSameElementsAs(days);
    assertThat(core.get(Snapshots.class).on(List.of(portfolio), days).get(portfolio))
        .extracting(Snapshot::date)
        .containsExactlyElementsOf(days);
  }

  @Test
  void aSymbolNamesItsOwnSourcesAndThoseOfTheMarket() {
    SymbolModel model = new SymbolModel(DAY, load(DAY));
    SymbolRisk known = model.risk("AMZN");
    SymbolRisk other = model.risk("OTHER");

    assertThat(known.sources()).containsExactly("csv");
    assertThat(other.sources()).containsExactly("csv", "yahoo");

    LocalDate before = RealPortfolio.FIRST;
    assertThat(new SymbolModel(before, load(before, DAY)).risk("OTHER").sources())
        .as("later prices are not behind it")
        .containsExactly("csv");
  }

  @Test
  void everyRowKeepsItsOwnSources() {
    LocalDate day = DAY.plusDays(3);
    SymbolModel model = new SymbolModel(day, load(day));
    SymbolRiskRows rows = core.get(SymbolRiskRows.class);

    rows.write(List.of(model.risk("AMZN"), model.risk("OTHER")));

    assertThat(rows.read(List.of("AMZN", "OTHER"), List.of(day)))
        .extracting(SymbolRisk::symbol, SymbolRisk::sources)
        .containsExactlyInAnyOrder(
            tuple("AMZN", List.of("csv")), tuple("OTHER", List.of("csv", "yahoo")));
  }
}
