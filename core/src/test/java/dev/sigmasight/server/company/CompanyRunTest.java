package dev.sigmasight.server.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.batch.BatchRuns;
import dev.sigmasight.server.batch.RealPortfolio;
import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.batch.RunView;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.Phase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Company data as a part of a run. */
class CompanyRunTest {
  private static final LocalDate TARGET = LocalDate.of(2019, 1, 4);
  private static final List<String> TABLES =
      List.of(
          "company_profiles",
          "income_statements",
          "balance_sheets",
          "cash_flows",
          "company_miss",
          "symbol_metrics",
          "symbol_period");

  private final ScriptedProfiles profiles =
      new ScriptedProfiles("yahoo")
          .says(Samples.bare("AMZN", "Amazon.com, Inc.", Kind.STOCK))
          .says(Samples.bare("SPY", "A fund", Kind.ETF))
          .answers("JPM", new Reply.UnknownSymbol<>("JPM"));
  private final ScriptedFundamentals fundamentals =
      new ScriptedFundamentals("yahoo")
          .statements("AMZN", Samples.income2018())
          .estimates("AMZN", new Reply.Data<>(Samples.estimates()));

  private static RunView run(CoreContext core) {
    var request = new RunRequest(TARGET, RealPortfolio.FIRST, Optional.empty(), false, "test");
    var here = (BatchRuns.Started.Here) core.get(BatchRuns.class).start(request);
    return here.work().finish(RunListener.NOBODY);
  }

  private static RunView.PhaseView phase(RunView run, Phase phase) {
    return run.phases().stream().filter(each -> each.phase() == phase).findFirst().orElseThrow();
  }

  /** Every row of the tables with the transaction that wrote it. */
  private static List<String> rows(CoreContext core) {
    return TABLES.stream()
        .map(
            table ->
                core.get(CoreDb.class)
                    .sql(
                        "select '%1$s ' || coalesce(string_agg(xmin::text || t::text, ';' order by t::text), '') from %1$s t"
                            .formatted(table))
                    .query(String.class)
                    .single())
        .toList();
  }

  @Test
  void isFetchedOnceAndASecondRunChangesNoRow() {
    try (CoreContext core = CoreContext.withCompanies(RealPortfolio.NOW, profiles, fundamentals)) {
      var _ = RealPortfolio.importInto(core);

      RunView first = run(core);

      assertThat(phase(first, Phase.PROFILES).done()).isEqualTo(2);
      assertThat(phase(first, Phase.PROFILES).failed()).isZero();
      assertThat(phase(first, Phase.PROFILES).skipped()).as("what nobody knows").isPositive();
      assertThat(phase(first, Phase.FUNDAMENTALS).done()).isEqualTo(1);
      assertThat(
              core.get(CoreDb.class)
                  .sql("select round(return_1d, 6) from symbol_metrics where symbol = 'AMZN'")
                  .query(String.class)
                  .single())
          .as("78.7695 on 4 January 2019, 75.0140 the day before")
          .startsWith("0.0500");
      List<String> rows = rows(core);
      var _ = profiles.questions();

      RunView second = run(core);

      assertThat(rows(core)).isEqualTo(rows);
      assertThat(phase(second, Phase.PROFILES).total()).isZero();
      assertThat(profiles.questions()).isEmpty();
    }
  }
}
