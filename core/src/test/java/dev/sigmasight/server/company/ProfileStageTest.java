package dev.sigmasight.server.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.CompanyProfile.Identity;
import dev.sigmasight.market.company.CompanyProfile.Kind;
import dev.sigmasight.market.company.CompanyProfile.Valuation;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.server.marketdata.ReferenceFunds;
import dev.sigmasight.server.stage.Checkpoints.RunLost;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.SymbolStage;
import dev.sigmasight.server.stage.Universe;
import dev.sigmasight.server.stage.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The phase PROFILES with sources that say what they are told to. */
class ProfileStageTest {
  private final Companies companies = Companies.fresh();
  private final ScriptedProfiles first = new ScriptedProfiles("yahoo");
  private final ScriptedProfiles second = new ScriptedProfiles("fmp");
  private final SymbolStage stage = companies.profiles(first, second);

  @AfterEach
  void close() {
    companies.close();
  }

  @Test
  void storesEveryField() {
    first.says(Samples.apple());

    assertThat(companies.run(stage, "AAPL").get("AAPL")).isEqualTo(new Outcome.Done());

    Map<String, Object> row = companies.profile("AAPL");
    assertThat(row)
        .containsEntry("company_name", "Apple Inc.")
        .containsEntry("sector", "Technology")
        .containsEntry("gics_sector", "Information Technology")
        .containsEntry("security_type", "STOCK")
        .containsEntry("employees", 164000L)
        .containsEntry("fiscal_year_end", "09-30")
        .containsEntry("fiscal_quarter_offset", 1)
        .containsEntry("number_of_analyst_opinions", 41)
        .containsEntry("recommendation_key", "buy")
        .containsEntry("source", "yahoo");
    assertThat((BigDecimal) row.get("market_cap")).isEqualByComparingTo("3800000000000");
    assertThat((BigDecimal) row.get("dividend_yield")).isEqualByComparingTo("0.0041");
    assertThat((BigDecimal) row.get("beta")).isEqualByComparingTo("1.094");
    assertThat((BigDecimal) row.get("return_on_equity")).isEqualByComparingTo("1.71422");
    assertThat(row.get("next_earnings_date")).hasToString("2026-01-29");
    assertThat(companies.text("select fetched_at = '2026-01-15T22:00Z' from company_profiles"))
        .isEqualTo("true");
  }

  @Test
  void asksForTheReferenceFundsAsWell() {
    var _ = companies.run(stage, "AAPL");

    assertThat(first.questions()).hasSize(ReferenceFunds.SYMBOLS.size() + 1).contains("SPY");
  }

  @Test
  void hasNothingDueWithoutSources() {
    assertThat(companies.run(companies.profiles(), "AAPL")).isEmpty();
    assertThat(companies.chunks()).isEmpty();
  }

  @Test
  void asksAgainAfterThreeDays() {
    first.says(Samples.apple());
    var _ = companies.run(stage, "AAPL");
    var _ = first.questions();

    companies.later(Duration.ofDays(3).minusSeconds(1));
    var _ = companies.run(stage, "AAPL");
    assertThat(first.questions()).doesNotContain("AAPL");

    companies.later(Duration.ofSeconds(1));
    var _ = companies.run(stage, "AAPL");
    assertThat(first.questions()).contains("AAPL");
  }

  @Test
  void leavesUnknownSymbolsAloneForAWeek() {
    first.answers("NOPE", new Reply.UnknownSymbol<>("NOPE"));
    second.answers("NOPE", new Reply.UnknownSymbol<>("NOPE"));

    assertThat(companies.run(stage, "NOPE").get("NOPE"))
        .isEqualTo(new Outcome.Skipped("yahoo does not know it, fmp does not know it"));
    var _ = first.questions();
    companies.later(Duration.ofDays(6));
    assertThat(companies.run(stage, "NOPE")).doesNotContainKey("NOPE");

    companies.later(Duration.ofDays(1));
    first.says(Samples.bare("NOPE", "New Company", Kind.STOCK));
    assertThat(companies.run(stage, "NOPE").get("NOPE")).isEqualTo(new Outcome.Done());
    assertThat(companies.text("select count(*) from company_miss where symbol = 'NOPE'"))
        .isEqualTo("0");
  }

  static Stream<Reply<CompanyProfile>> failures() {
    return Stream.of(
        new Reply.Empty<>("none"),
        new Reply.UnknownSymbol<>("AAPL"),
        new Reply.NotEntitled<>("the plan has no profiles"),
        new Reply.RateLimited<>("too many", Optional.of(Duration.ofMinutes(1))),
        new Reply.Unavailable<>("down"),
        new Reply.Malformed<>("no JSON"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void asksTheNextSource(Reply<CompanyProfile> failure) {
    first.answers("AAPL", failure);
    second.says(Samples.apple());

    assertThat(companies.run(stage, "AAPL").get("AAPL")).isEqualTo(new Outcome.Done());
    assertThat(companies.profile("AAPL")).containsEntry("source", "fmp");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhyThereIsNone(Reply<CompanyProfile> failure) {
    first.answers("AAPL", failure);

    Outcome outcome = companies.run(stage, "AAPL").get("AAPL");

    Outcome expected =
        switch (failure) {
          case Reply.Data<CompanyProfile> _ -> new Outcome.Done();
          case Reply.Empty<CompanyProfile> _ -> new Outcome.Skipped("yahoo has none, fmp has none");
          case Reply.UnknownSymbol<CompanyProfile> _ ->
              new Outcome.Skipped("yahoo does not know it, fmp has none");
          case Reply.NotEntitled<CompanyProfile>(String detail) -> new Outcome.Skipped(detail);
          case Reply.RateLimited<CompanyProfile>(String detail, var _) ->
              new Outcome.Failed(detail);
          case Reply.Unavailable<CompanyProfile>(String detail) -> new Outcome.Failed(detail);
          case Reply.Malformed<CompanyProfile>(String detail) -> new Outcome.Failed(detail);
        };
    assertThat(outcome).isEqualTo(expected);
    boolean remembered = failure instanceof Reply.Empty || failure instanceof Reply.UnknownSymbol;
    assertThat(companies.text("select count(*) from company_miss where symbol = 'AAPL'"))
        .isEqualTo(remembered ? "1" : "0");
  }

  @Test
  void outlivesASourceThatBreaks() {
    first.breaksAt("AAPL");
    second.says(Samples.apple());

    assertThat(companies.run(stage, "AAPL").get("AAPL")).isEqualTo(new Outcome.Done());
  }

  @Test
  void keepsWhatTheSameSourceSaidBefore() {
    first.says(Samples.apple());
    var _ = companies.run(stage, "AAPL");
    companies.later(Duration.ofDays(4));
    first.says(Samples.bare("AAPL", "Apple", null));
    var _ = companies.run(stage, "AAPL");

    assertThat(companies.profile("AAPL"))
        .containsEntry("company_name", "Apple")
        .containsEntry("sector", "Technology")
        .containsEntry("employees", 164000L);
  }

  @Test
  void mixesNoTwoSources() {
    first.says(Samples.apple());
    var _ = companies.run(stage, "AAPL");
    companies.later(Duration.ofDays(4));
    first.answers("AAPL", new Reply.Unavailable<>("down"));
    second.says(Samples.bare("AAPL", "Apple", Kind.STOCK));
    var _ = companies.run(stage, "AAPL");

    assertThat(companies.profile("AAPL"))
        .containsEntry("source", "fmp")
        .containsEntry("company_name", "Apple")
        .containsEntry("sector", null)
        .containsEntry("beta", null);
  }

  @Test
  void neverReplacesAFreshProfileByAWorseOne() {
    first.says(Samples.apple());
    SymbolStage late = companies.profiles(second);
    second.says(Samples.bare("AAPL", "Apple of the second", Kind.STOCK));
    var _ = companies.run(stage, "AAPL");

    SymbolStage both =
        companies.profiles(first.answers("AAPL", new Reply.Unavailable<>("down")), second);
    force(both, "AAPL");

    assertThat(companies.profile("AAPL")).containsEntry("company_name", "Apple Inc.");
    force(late, "AAPL");
    assertThat(companies.profile("AAPL")).containsEntry("company_name", "Apple of the second");
  }

  /** As another run would that found it due a moment before. */
  private static void force(SymbolStage stage, String symbol) {
    stage.run(
        new TreeSet<>(List.of(symbol)),
        new Universe(new TreeMap<>()),
        new Window(null, LocalDate.of(2026, 1, 15)),
        _ -> {});
  }

  @Test
  void leavesOutWhatFitsNoColumnAndSaysSo() {
    first.says(
        Samples.valued(
            "BAD",
            new Valuation(
                new BigDecimal("1e400"),
                new BigDecimal("12345678901"),
                new BigDecimal("1e-999999999"),
                new BigDecimal("-0.1"),
                new BigDecimal("1.123456789"),
                null,
                null)));

    assertThat(companies.run(stage, "BAD").get("BAD")).isEqualTo(new Outcome.Done());

    Map<String, Object> row = companies.profile("BAD");
    assertThat(row).containsEntry("market_cap", null).containsEntry("pe_ratio", null);
    assertThat((BigDecimal) row.get("forward_pe")).isEqualByComparingTo("0");
    assertThat((BigDecimal) row.get("beta")).isEqualByComparingTo("1.12345679");
    assertThat(companies.text("select array_to_string(refused, '; ') from company_profiles"))
        .isEqualTo(
            "market_cap: 1E+400 is out of range; pe_ratio: 1.23E+10 is out of range;"
                + " dividend_yield: -0.1 is negative");
  }

  @Test
  void cleansTexts() {
    first.says(
        new CompanyProfile(
            "TXT",
            new Identity(
                " A\u0000B\u202e\n Inc.\ud800 ",
                "",
                null,
                null,
                null,
                Kind.STOCK,
                "\ud83d\ude00".repeat(2000),
                "javascript:alert(1)",
                null,
                null,
                "13-40"),
            Samples.NO_VALUATION,
            Samples.NO_ANALYSTS,
            Samples.NO_GROWTH,
            Samples.NO_PROFITABILITY));

    var _ = companies.run(stage, "TXT");

    assertThat(companies.profile("TXT"))
        .containsEntry("company_name", "AB Inc.")
        .containsEntry("sector", null)
        .containsEntry("website", null)
        .containsEntry("description", "\ud83d\ude00".repeat(1000))
        .containsEntry("fiscal_year_end", null);
  }

  @Test
  void storesChunkByChunkAndStopsWhenTheRunIsLost() {
    String[] held = new String[50];
    for (int i = 0; i < held.length; i++) {
      held[i] = "S%02d".formatted(i);
      first.says(Samples.bare(held[i], held[i], Kind.STOCK));
    }
    TreeSet<String> due = new TreeSet<>(List.of(held));

    assertThatThrownBy(
            () ->
                stage.run(
                    due,
                    new Universe(new TreeMap<>()),
                    new Window(null, LocalDate.of(2026, 1, 15)),
                    _ -> {
                      throw new RunLost("cancelled");
                    }))
        .isInstanceOf(RunLost.class);

    assertThat(companies.text("select count(*) from company_profiles")).isEqualTo("20");
    assertThat(first.questions()).hasSize(20);
    assertThat(companies.run(stage, held)).containsKey("S49").doesNotContainKey("S00");
  }

  @Test
  void tellsTheBetasOfProviders() {
    first.says(Samples.apple()).says(Samples.bare("NEW", "New", Kind.STOCK));
    var _ = companies.run(stage, "AAPL", "NEW");

    assertThat(new ProviderBetas(companies.db()).of(List.of("AAPL", "NEW", "NONE")))
        .containsExactly(
            Map.entry("AAPL", new ProviderBetas.ProviderBeta(1.094, "yahoo", Companies.START)));
  }
}
