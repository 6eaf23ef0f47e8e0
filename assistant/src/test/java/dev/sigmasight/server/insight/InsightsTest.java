package dev.sigmasight.server.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.insight.Insights.Told;
import dev.sigmasight.server.insight.Wish.Verbosity;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.testing.CopiedAiDb;
import dev.sigmasight.server.testing.KnownAnswers;
import dev.sigmasight.server.testing.OwnedPortfolios;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class InsightsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T15:00:00Z"), ZoneOffset.UTC);

  private final AiDb db = CopiedAiDb.open();
  private final OwnedPortfolios facts = new OwnedPortfolios();
  private final InsightRows rows = new InsightRows(db);
  private final KnownAnswers transcript = new KnownAnswers();
  private final Purse purse = new Purse();
  private final AccountId me = new AccountId(UUID.randomUUID());
  private final AccountId other = new AccountId(UUID.randomUUID());
  private final PortfolioId portfolio = facts.add(me, "House");

  @BeforeEach
  void know() {
    facts.answer(Question.Overview.class, Evidences.OVERVIEW);
    facts.answer(Question.Concentration.class, Evidences.CONCENTRATION);
    facts.answer(Question.Volatility.class, Evidences.VOLATILITY);
    facts.answer(Question.StressTest.class, Evidences.STRESS);
    facts.answer(Question.Movers.class, Evidences.MOVERS);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void writesADailySummaryByRules() {
    Insight insight = told(InsightType.DAILY_SUMMARY).insight();
    assertThat(insight.title()).isEqualTo("Daily summary: House, 2026-01-14");
    assertThat(insight.severity()).isEqualTo(Severity.WARNING);
    assertThat(insight.result().summary())
        .isEqualTo(
            "Two things stand out in the last session and the risk after it. AAPL is the largest"
                + " exposure, by underlying, with 23.4% of net asset value on 2026-01-14. In the session of"
                + " 2026-01-14 the portfolio lost $31,234, which is 3.1% of its value. What gained"
                + " most: XOM ($1,200).");
    assertThat(insight.result().recommendations()).hasSize(2).allMatch(each -> each.endsWith("?"));
    assertThat(insight.result().findings().getFirst().evidence()).isNotEmpty();
    assertThat(insight.result().analysis()).contains("## Sources", "- movers, as of 2026-01-14");
    assertThat(insight.data().quality()).isEqualTo("FINAL");
    assertThat(insight.data().through()).isEqualTo("2026-01-13");
    assertThat(insight.cost().provider()).isEqualTo("offline");
    assertThat(insight.cost().dollars()).isEqualByComparingTo("0");
    assertThat(purse.reserved).isZero();
  }

  @ParameterizedTest
  @EnumSource(InsightType.class)
  void saysWhatIsMissingInsteadOfGuessing(InsightType type) {
    OwnedPortfolios empty = new OwnedPortfolios();
    PortfolioId bare = empty.add(me, "Bare");
    Insight insight =
        insights(empty, null)
            .generate(me, wish(bare, type, "a question", Verbosity.DETAILED))
            .insight();
    assertThat(insight.severity()).isEqualTo(Severity.INFO);
    assertThat(insight.data().quality()).isEqualTo("UNAVAILABLE");
    assertThat(insight.result().limitations()).isNotEmpty();
    assertThat(insight.result().summary()).startsWith("Nothing can be said yet");
  }

  @ParameterizedTest
  @EnumSource(InsightType.class)
  void writesOnlyNumbersOfItsEvidence(InsightType type) {
    Insight insight =
        insights(facts, null)
            .generate(me, wish(portfolio, type, "all of it", Verbosity.DETAILED))
            .insight();
    NumberCheck check =
        NumberCheck.of(insight.result().findings(), List.of("2026-01-14 21 10%", insight.title()));
    assertThat(check.firstUnknown(insight.result().summary())).isEmpty();
    assertThat(insight.result().recommendations())
        .allSatisfy(each -> assertThat(check.firstUnknown(each)).isEmpty());
  }

  @Test
  void answersTheSameFiguresFromWhatIsKept() {
    Told first = told(InsightType.CONCENTRATION_RISK);
    Told second = told(InsightType.CONCENTRATION_RISK);
    assertThat(first.isNew()).isTrue();
    assertThat(second.isNew()).isFalse();
    assertThat(second.insight().id()).isEqualTo(first.insight().id());
    assertThat(told(InsightType.HEDGE_QUALITY).isNew()).isTrue();
    facts.answer(Question.Concentration.class, Evidences.CONCENTRATION.replace("0.2345", "0.2346"));
    Told changed = told(InsightType.CONCENTRATION_RISK);
    assertThat(changed.isNew()).isTrue();
    assertThat(changed.insight().data().version()).isNotEqualTo(first.insight().data().version());
  }

  @Test
  void tellsFewerFindingsWhereBrevityIsWanted() {
    Insights insights = insights(facts, null);
    Wish brief = wish(portfolio, InsightType.MORNING_BRIEFING, null, Verbosity.BRIEF);
    Wish detailed = wish(portfolio, InsightType.MORNING_BRIEFING, null, Verbosity.DETAILED);
    Insight few = insights.generate(me, brief).insight();
    Insight all = insights.generate(me, detailed).insight();
    assertThat(few.result().findings()).hasSize(3);
    assertThat(all.result().findings()).hasSizeGreaterThan(8);
    assertThat(few.severity()).isEqualTo(all.severity());
  }

  @Test
  void writesTenADayAboutAPortfolioAndNoMore() {
    for (int i = 0; i < 10; i++) {
      var _ = ask("question " + i);
    }
    assertThat(ask("question 3").isNew()).isFalse();
    assertThatThrownBy(() -> ask("one more"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().code()).isEqualTo("TOO_MANY_REQUESTS"));
    PortfolioId second = facts.add(me, "Second");
    assertThat(
            insights(facts, null)
                .generate(me, wish(second, InsightType.CUSTOM, "one", Verbosity.BRIEF))
                .isNew())
        .isTrue();
    db.sql("update ai_insights set created_at = created_at - interval '1 day'").update();
    assertThat(ask("one more").isNew()).isTrue();
  }

  @Test
  void writesOnceForAllWhoAskAtOnce() throws Exception {
    Insights insights = insights(facts, null);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Told>> asked = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        asked.add(
            threads.submit(
                () -> {
                  start.await();
                  return insights.generate(
                      me, wish(portfolio, InsightType.FACTOR_EXPOSURE, null, Verbosity.STANDARD));
                }));
      }
      start.countDown();
    }
    assertThat(asked.stream().map(Future::resultNow).filter(Told::isNew)).hasSize(1);
    assertThat(asked.stream().map(Future::resultNow).map(each -> each.insight().id()).distinct())
        .hasSize(1);
  }

  @Test
  void refusesWhatAnotherInstanceIsWritingUntilThatIsAbandoned() {
    Told first = told(InsightType.HEDGE_QUALITY);
    db.sql("update ai_insights set state = 'running'").update();
    refused(() -> told(InsightType.HEDGE_QUALITY), "INSIGHT_RUNNING");
    db.sql("update ai_insights set created_at = created_at - interval '6 minutes'").update();
    Told again = told(InsightType.HEDGE_QUALITY);
    assertThat(again.isNew()).isTrue();
    assertThat(state(first.insight().id())).isEqualTo("failed");
  }

  @Test
  void keepsFailuresAsFailuresAndShowsThemToNobody() {
    facts.fail(new IllegalStateException("broken"));
    assertThatThrownBy(() -> told(InsightType.DAILY_SUMMARY)).hasMessage("broken");
    assertThat(db.sql("select error from ai_insights").query(String.class).list())
        .containsExactly("evidence");
    facts.fail(null);
    assertThat(list(null)).isEmpty();
    assertThat(told(InsightType.DAILY_SUMMARY).isNew()).isTrue();
    assertThat(list(null)).hasSize(1);
  }

  @Test
  void answersOnlyTheOwner() {
    Insights insights = insights(facts, null);
    Insight mine = told(InsightType.DAILY_SUMMARY).insight();
    PortfolioId theirs = facts.add(other, "Theirs");
    refused(
        () -> insights.generate(me, wish(theirs, InsightType.CUSTOM, "x", Verbosity.BRIEF)),
        "NOT_FOUND");
    refused(() -> insights.view(other, mine.id()), "NOT_FOUND");
    refused(() -> insights.see(other, mine.id(), true, true), "NOT_FOUND");
    refused(() -> insights.rate(other, mine.id(), BigDecimal.ONE, null), "NOT_FOUND");
    refused(
        () -> insights.list(other, new InsightFilter(portfolio, null, Instant.EPOCH), 10, 0),
        "NOT_FOUND");
  }

  @Test
  void remembersWhatTheOwnerDidWithIt() {
    Insights insights = insights(facts, null);
    Insight written = told(InsightType.DAILY_SUMMARY).insight();
    assertThat(written.seen().viewed()).isFalse();
    assertThat(insights.view(me, written.id()).seen().viewed()).isTrue();
    insights.rate(me, written.id(), new BigDecimal("4.5"), "good");
    assertThat(insights.see(me, written.id(), false, null).seen())
        .isEqualTo(new Insight.Seen(false, false, new BigDecimal("4.5"), "good"));
    var _ = insights.see(me, written.id(), null, true);
    assertThat(list(null)).isEmpty();
    assertThat(insights.total(me, new InsightFilter(portfolio, null, Instant.EPOCH))).isZero();
    assertThat(told(InsightType.DAILY_SUMMARY).isNew()).isTrue();
    refused(() -> insights.see(me, written.id(), null, false), "INSIGHT_REPLACED");
    assertThat(list(InsightType.DAILY_SUMMARY)).hasSize(1);
    assertThat(list(InsightType.CUSTOM)).isEmpty();
  }

  @Test
  void takesTheWordsOfAModelButNotItsOpinionOfSeverity() {
    Scripted model =
        new Scripted(
            """
            {"summary": "A quarter sits in one name: AAPL at 23.4%.",
             "findings": [{"code": "largest_position", "text": "AAPL weighs 23%."},
                          {"code": "invented", "text": "Sell everything."}],
             "questions": ["Do you want AAPL at 23%?"], "severity": "critical"}
            """);
    Insight insight = worded(model);
    assertThat(insight.result().summary()).isEqualTo("A quarter sits in one name: AAPL at 23.4%.");
    assertThat(insight.severity()).isEqualTo(Severity.WARNING);
    assertThat(insight.result().findings())
        .extracting(Finding::text)
        .contains("AAPL weighs 23%.")
        .doesNotContain("Sell everything.");
    assertThat(insight.result().findings().getFirst().evidence()).isNotEmpty();
    assertThat(insight.cost())
        .isEqualTo(new Insight.Cost("openai", "gpt-test", new BigDecimal("0.012000"), 1200, 0));
    assertThat(purse.settled).containsExactly(new Settled(1, new BigDecimal("0.012")));
    assertThat(transcript.calls()).hasSize(1);
    assertThat(model.prompts.getFirst().instructions()).doesNotContain("House");
    assertThat(model.prompts.getFirst().schema()).isNotNull();
  }

  @Test
  void keepsTheWordsOfTheRulesIfAModelInventsANumber() {
    Insight insight =
        worded(
            new Scripted(
                """
                {"summary": "AAPL is 61.7% of it.", "findings": [], "questions": []}
                """));
    assertThat(insight.cost().provider()).isEqualTo("offline");
    assertThat(insight.result().summary()).doesNotContain("61.7%").contains("23.4%");
    assertThat(purse.settled).containsExactly(new Settled(1, new BigDecimal("0.012")));
  }

  @Test
  void keepsTheWordsOfTheRulesIfAModelAnswersNonsenseOrFails() {
    assertThat(worded(new Scripted("I would rather not.")).cost().provider()).isEqualTo("offline");
    facts.answer(Question.Concentration.class, Evidences.CONCENTRATION.replace("0.2345", "0.2346"));
    assertThat(worded(new Scripted(null)).cost().provider()).isEqualTo("offline");
    assertThat(purse.settled.getLast()).isEqualTo(new Settled(0, BigDecimal.ZERO));
  }

  @Test
  void asksNoModelOnceTheMoneyIsSpent() {
    purse.spent = true;
    Scripted model = new Scripted("{}");
    assertThat(worded(model).cost().provider()).isEqualTo("offline");
    assertThat(model.prompts).isEmpty();
  }

  @Test
  void writesDailySummariesOfThoseWhoHadOneOnceForEachStateOfTheData() {
    DailySummaries daily = new DailySummaries(insights(facts, null), rows, CLOCK);
    assertThat(daily.write()).isZero();
    Insight first = told(InsightType.DAILY_SUMMARY).insight();
    assertThat(daily.write()).isZero();
    facts.answer(Question.Movers.class, Evidences.MOVERS.replace("-0.0312", "0.01"));
    assertThat(daily.write()).isEqualTo(1);
    assertThat(daily.write()).isZero();
    assertThat(list(InsightType.DAILY_SUMMARY)).hasSize(2);
    assertThat(first.severity()).isEqualTo(Severity.WARNING);
  }

  private Insight worded(LanguageModel model) {
    return insights(facts, model)
        .generate(me, wish(portfolio, InsightType.CONCENTRATION_RISK, null, Verbosity.STANDARD))
        .insight();
  }

  private Told told(InsightType type) {
    return insights(facts, null).generate(me, wish(portfolio, type, null, Verbosity.STANDARD));
  }

  private Told ask(String question) {
    return insights(facts, null)
        .generate(me, wish(portfolio, InsightType.CUSTOM, question, Verbosity.BRIEF));
  }

  private List<Insight> list(@Nullable InsightType type) {
    return insights(facts, null).list(me, new InsightFilter(portfolio, type, Instant.EPOCH), 10, 0);
  }

  private String state(UUID id) {
    return db.sql("select state from ai_insights where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private Insights insights(OwnedPortfolios about, @Nullable LanguageModel model) {
    Map<String, Object> beans =
        model == null
            ? Map.of()
            : Map.of(
                "model",
                new InsightModel(model, (name, usage) -> new BigDecimal("0.012"), BigDecimal.ONE));
    ModelWriter writer =
        new ModelWriter(
            new StaticListableBeanFactory(beans).getBeanProvider(InsightModel.class),
            purse,
            transcript,
            CLOCK);
    return new Insights(about, new EvidenceCollector(about), writer, rows, db, CLOCK);
  }

  private static Wish wish(
      PortfolioId portfolio, InsightType type, @Nullable String question, Verbosity verbosity) {
    return new Wish(portfolio, type, null, question, verbosity, List.of());
  }

  private static void refused(ThrowingCallable work, String code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure -> assertThat(failure.problem().code()).isEqualTo(code));
  }

  private record Settled(int answers, BigDecimal cost) {}

  /** Money without end, unless it is spent. */
  private static final class Purse implements Allowance {
    private final List<Settled> settled = new ArrayList<>();
    private int reserved;
    private boolean spent;

    @Override
    public UUID reserve(AccountId account, BigDecimal mostCost) {
      if (spent) {
        throw new Spent("No money is left today.");
      }
      reserved++;
      return UUID.randomUUID();
    }

    @Override
    public void settle(UUID reservation, int answers, BigDecimal cost) {
      settled.add(new Settled(answers, cost));
    }

    @Override
    public Left left(AccountId account) {
      return new Left(-1, reserved);
    }
  }

  /** Answers what it was told, or fails if that is nothing. */
  private static final class Scripted implements LanguageModel {
    private final @Nullable String answer;
    private final List<Prompt> prompts = new ArrayList<>();

    Scripted(@Nullable String answer) {
      this.answer = answer;
    }

    @Override
    public String provider() {
      return "openai";
    }

    @Override
    public Reply reply(Prompt prompt, Listener listener) {
      prompts.add(prompt);
      if (answer == null) {
        throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, "gone");
      }
      return new Reply(
          "openai",
          "gpt-test",
          "resp_1",
          Reply.Ending.COMPLETED,
          List.of(),
          answer,
          List.of(),
          new Reply.Usage(1000, 0, 200, 0, false));
    }
  }
}
