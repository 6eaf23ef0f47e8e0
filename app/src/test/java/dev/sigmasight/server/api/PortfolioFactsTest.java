package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.database.StatementCount;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioFacts;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the analyst is told is what the API answers, in as few statements. */
class PortfolioFactsTest {
  private static final int MOST_STATEMENTS = 6;

  /** What runs all engines anew reads what they need. */
  private static final int MOST_TO_TRY_TRADES = 30;

  private static final JsonMapper JSON = new JsonMapper();
  private static final ComputedPortfolio computed = ComputedPortfolio.usual();
  private static final PortfolioId id = new PortfolioId(UUID.fromString(computed.id()));
  private static final PortfolioFacts facts = ComputedPortfolio.server().part(PortfolioFacts.class);
  private static final AccountId owner =
      new AccountId(UUID.fromString(computed.owner().get("/api/v1/auth/me").text("id")));

  static {
    label();
  }

  /** A question, and how the API is asked the same. */
  record Case(Question question, Supplier<JsonNode> expected) {
    @Override
    public String toString() {
      return question.toString();
    }
  }

  private static void label() {
    String made = computed.owner().postText("/api/v1/tags", "{\"name\": \"Mine\"}").text("id");
    expectOk(computed.owner().postText("/api/v1/tags", "{\"name\": \"Unused\"}"));
    String position =
        get("/api/v1/data/positions/details?portfolio_id=" + id).at("/positions/0/id").asString();
    expectOk(
        computed
            .owner()
            .postText(
                "/api/v1/positions/" + position + "/tags", "{\"tag_ids\": [\"" + made + "\"]}"));
    expectOk(
        computed
            .owner()
            .postText(
                "/api/v1/target-prices/" + id,
                "{\"symbol\": \"AA\", \"target_price_eoy\": 150, \"downside_target_price\": 80}"));
  }

  private static void expectOk(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
  }

  private static JsonNode get(String path) {
    Answer answer = computed.owner().get(path);
    assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static Case api(Question question, String path) {
    return new Case(question, () -> get("/api/v1/" + path));
  }

  private static Case analytics(Question question, String path) {
    return api(question, "analytics/portfolio/" + id + "/" + path);
  }

  private static Case posted(Question question, String path, String body) {
    return new Case(question, () -> computed.post(path, body).body());
  }

  private static JsonNode both(String first, JsonNode one, String second, JsonNode other) {
    ObjectNode both = JSON.createObjectNode();
    both.set(first, one);
    both.set(second, other);
    return both;
  }

  private static JsonNode betas() {
    String path = "/api/v1/analytics/portfolio/" + id;
    return both(
        "comparison",
        get(path + "/beta-comparison"),
        "calculated",
        get(path + "/beta-calculated-90d"));
  }

  /** Of every tag its positions in this portfolio. */
  private static JsonNode tags() {
    List<JsonNode> each =
        get("/api/v1/tags")
            .get("tags")
            .valueStream()
            .map(
                one ->
                    get(
                        "/api/v1/tags/%s/positions?portfolio_id=%s"
                            .formatted(one.get("id").asString(), id)))
            .toList();
    return both(
        "portfolio_id",
        JSON.valueToTree(id.toString()),
        "tags",
        JSON.createArrayNode().addAll(each));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static List<Case> analyses() {
    return List.of(
        analytics(new Question.Overview(id), "overview"),
        analytics(new Question.FactorExposures(id), "factor-exposures"),
        analytics(new Question.SpreadFactors(id), "spread-factors"),
        analytics(new Question.SectorExposure(id), "sector-exposure"),
        analytics(new Question.Concentration(id), "concentration"),
        analytics(new Question.Correlations(id, 3), "correlation-matrix?max_symbols=3"),
        analytics(new Question.Diversification(id), "diversification-score"),
        analytics(new Question.Volatility(id), "volatility"),
        analytics(new Question.ValueAtRisk(id), "var"),
        analytics(new Question.RiskContributions(id), "risk-contributions"),
        analytics(new Question.StressTest(id), "stress-test"),
        analytics(new Question.Greeks(id), "greeks"),
        analytics(new Question.Performance(id, null, null), "performance"),
        analytics(
            new Question.Performance(id, LocalDate.of(2026, 1, 13), LocalDate.of(2026, 1, 14)),
            "performance?from=2026-01-13&to=2026-01-14"),
        new Case(new Question.Betas(id), PortfolioFactsTest::betas));
  }

  private static List<Case> scenarios() {
    return List.of(
        posted(
            new Question.Shock(
                id,
                "market_down_10",
                Map.of("Value", number("0.02")),
                Map.of("BB", number("-0.3")),
                number("50"),
                number("5")),
            "stress-test/evaluate",
            """
            {"scenario": "market_down_10", "factors": {"Value": 0.02}, "names": {"BB": -0.3},
             "rate_shift_bp": 50, "volatility_points": 5}
            """),
        posted(
            new Question.WhatIf(
                id,
                List.of(
                    new Question.Trade("AA", number("-40"), null),
                    new Question.Trade("CC", null, number("0.1")))),
            "what-if",
            """
            {"trades": [{"symbol": "AA", "quantity": -40}, {"symbol": "CC", "target_weight": 0.1}]}
            """));
  }

  private static List<Case> data() {
    return List.of(
        api(new Question.Portfolios(), "portfolios"),
        api(new Question.Together(List.of(id)), "analytics/aggregate/overview?portfolio_ids=" + id),
        api(new Question.Together(List.of()), "analytics/aggregate/overview"),
        api(new Question.Holdings(id, false), "data/positions/details?portfolio_id=" + id),
        api(
            new Question.Holdings(id, true),
            "data/positions/details?include_closed=true&portfolio_id=" + id),
        api(new Question.TargetPrices(id), "target-prices/" + id + "/summary"),
        new Case(new Question.Tags(id), PortfolioFactsTest::tags),
        api(new Question.DataQuality(id), "data/portfolio/" + id + "/data-quality"),
        api(
            new Question.PriceHistory(id, 20),
            "data/prices/historical/" + id + "?lookback_days=20&include_factor_etfs=false"),
        api(new Question.Quotes(List.of("AA", "bb")), "data/prices/quotes?symbols=AA,bb"),
        api(
            new Question.CompanyProfiles(List.of("AA", "NONE")),
            "data/company-profiles?symbols=AA,NONE"));
  }

  static Stream<Case> cases() {
    return Stream.of(analyses(), scenarios(), data()).flatMap(List::stream);
  }

  static Stream<Question> questions() {
    return Stream.concat(
        cases().map(Case::question),
        Stream.of(new Question.Movers(id), new Question.MarketComparison(id)));
  }

  static Stream<Question.OfPortfolio> ofPortfolios() {
    return questions()
        .filter(Question.OfPortfolio.class::isInstance)
        .map(Question.OfPortfolio.class::cast);
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(PortfolioFactsTest::kinds)
        : Stream.of(type);
  }

  @Test
  void areAskedEveryKindOfQuestionHere() {
    Set<Class<?>> asked = questions().map(Object::getClass).collect(Collectors.toSet());
    assertThat(asked).isEqualTo(kinds(Question.class).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areWhatTheApiAnswers(Case asked) {
    JsonNode answer = JSON.readTree(facts.answer(owner, asked.question()));

    assertThat(answer).isEqualTo(asked.expected().get());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void takeFewStatements(Question question) {
    StatementCount.begin();
    String _ = facts.answer(owner, question);

    assertThat(StatementCount.end())
        .isBetween(1, question instanceof Question.WhatIf ? MOST_TO_TRY_TRADES : MOST_STATEMENTS);
  }

  @ParameterizedTest
  @MethodSource("ofPortfolios")
  void areNobodyElses(Question.OfPortfolio question) {
    AccountId stranger = ComputedPortfolio.server().account(Role.USER).id();

    assertProblem(stranger, question, Problem.NotFound.class);
  }

  @Test
  void ofSeveralPortfoliosAreNobodyElses() {
    AccountId stranger = ComputedPortfolio.server().account(Role.USER).id();

    assertProblem(stranger, new Question.Together(List.of(id)), Problem.NotFound.class);
    assertThat(facts.portfolios(stranger)).isEmpty();
    assertThat(facts.answer(stranger, new Question.Portfolios())).doesNotContain(id.toString());
  }

  @Test
  void nameThePortfoliosOfTheAccount() {
    assertThat(facts.portfolios(owner)).containsExactly(new PortfolioFacts.OwnedPortfolio(id, "P"));
  }

  static Stream<Question> senseless() {
    LocalDate day = ComputedPortfolio.DAY;
    return Stream.of(
        new Question.Correlations(id, 1),
        new Question.Correlations(id, 51),
        new Question.PriceHistory(id, 0),
        new Question.PriceHistory(id, 1261),
        new Question.Performance(id, day, day.minusDays(1)),
        new Question.Quotes(List.of()),
        new Question.CompanyProfiles(List.of()),
        new Question.Shock(id, "no_such", Map.of(), Map.of(), null, null),
        new Question.WhatIf(id, List.of()),
        new Question.WhatIf(id, List.of(new Question.Trade("AA", null, null))));
  }

  @ParameterizedTest
  @MethodSource("senseless")
  void refuseWhatMakesNoSense(Question question) {
    assertProblem(owner, question, Problem.InvalidInput.class);
  }

  private static void assertProblem(
      AccountId account, Question question, Class<? extends Problem> kind) {
    assertThatThrownBy(() -> facts.answer(account, question))
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problem()).isInstanceOf(kind));
  }

  @Test
  void listTheTargetPricesInTheirSummary() {
    JsonNode answer = JSON.readTree(facts.answer(owner, new Question.TargetPrices(id)));

    assertThat(answer.get("target_prices")).isEqualTo(get("/api/v1/target-prices/" + id));
    assertThat(answer.get("target_prices")).hasSize(1);
  }

  @Test
  void showTheTagWithThePositionThatCarriesIt() {
    Map<String, Integer> positions =
        JSON.readTree(facts.answer(owner, new Question.Tags(id)))
            .get("tags")
            .valueStream()
            .collect(
                Collectors.toMap(
                    each -> each.get("tag_name").asString(), each -> each.get("positions").size()));

    assertThat(positions).containsEntry("Mine", 1).containsEntry("Unused", 0);
  }

  @Test
  void setThePortfolioBesideTheMarketOverTheSameDays() {
    JsonNode answer = JSON.readTree(facts.answer(owner, new Question.MarketComparison(id)));
    JsonNode all = answer.at("/periods/6");
    JsonNode page = get("/api/v1/views/" + id + "/performance?bm=SPY");

    assertThat(all.get("period").asString()).isEqualTo("since_inception");
    assertThat(all.get("from").asString()).isEqualTo("2026-01-12");
    assertThat(all.get("market_return").asDouble())
        .isCloseTo(page.at("/figures/benchmark_return/value").asDouble(), within(1e-8));
    assertThat(all.get("difference").asDouble())
        .isCloseTo(
            all.get("period_return").asDouble() - all.get("market_return").asDouble(),
            within(1e-8));
    assertThat(answer.at("/line/reason").asString()).isEqualTo("Only 2 of 60 daily returns.");
  }

  @Test
  void addTheMoversUpToTheProfitOfTheDay() {
    JsonNode movers = JSON.readTree(facts.answer(owner, new Question.Movers(id)));
    JsonNode last = movers.get("last_session");
    double sum =
        last.get("holdings").valueStream().mapToDouble(each -> each.get("pnl").asDouble()).sum();
    JsonNode days =
        get("/api/v1/analytics/portfolio/" + id + "/performance?to=2026-01-14").get("series");

    assertThat(movers.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(last.get("unknown")).isEmpty();
    assertThat(last.at("/portfolio/pnl").asDouble())
        .isEqualTo(days.get(days.size() - 1).get("pnl").asDouble());
    assertThat(sum).isCloseTo(last.at("/portfolio/price_pnl").asDouble(), within(0.03));
  }
}
