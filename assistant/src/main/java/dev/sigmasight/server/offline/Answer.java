package dev.sigmasight.server.offline;

import dev.sigmasight.server.offline.Owned.Portfolio;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The text that answers a question from what the tools returned. */
final class Answer {
  /** What the risk as a whole is told from. */
  static final List<String> RISK =
      List.of(
          "get_volatility_analysis",
          "get_betas",
          "get_value_at_risk",
          "get_risk_contributions",
          "get_stress_test_results");

  /** What is told of hedges. */
  static final List<String> HEDGE =
      List.of("get_analytics_overview", "get_factor_exposures", "get_stress_test_results");

  /** Where it is looked up whether what a question names is held. */
  static final String HELD = "get_positions_details";

  private final Asked asked;
  private final List<Portfolio> meant;
  private final List<Portfolio> owned;
  private final List<Finding> results;
  private final Set<Portfolio> headed = new HashSet<>();

  private Answer(Asked asked, List<Portfolio> meant, List<Portfolio> owned, List<Finding> results) {
    this.asked = asked;
    this.meant = meant;
    this.owned = owned;
    this.results = results;
  }

  static String of(
      Asked asked, List<Portfolio> meant, List<Portfolio> owned, List<Finding> results) {
    return new Answer(asked, meant, owned, results).text();
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    if (asked.words().isGerman() && !asked.is(Topic.FOREIGN)) {
      parts.add(Talk.ENGLISH_ONLY + "This is what your words seem to ask for.");
    }
    unsized().ifPresent(parts::add);
    notHeld().ifPresent(parts::add);
    for (Topic topic : asked.topics()) {
      parts.addAll(about(topic));
    }
    parts.removeIf(String::isBlank);
    if (parts.isEmpty()) {
      parts.add("Nothing could be found out about it.");
    }
    dated().ifPresent(parts::add);
    parts.add(Talk.LABEL + (asked.isAdvice() ? " " + Talk.NO_ADVICE : ""));
    return String.join("\n\n", parts);
  }

  /** Which trades were not tried, for want of a size. */
  private Optional<String> unsized() {
    return asked.supposed().isUnsized()
        ? Optional.of(
            "How much to trade is not said, so no trade was tried. Say how many units, or which share of what is"
                + " held, as in “What if I sell half of it?”.")
        : Optional.empty();
  }

  /** Securities and other things that are named. */
  private List<String> named() {
    return Stream.concat(asked.symbols().stream(), asked.named().stream().map(Named::word))
        .toList();
  }

  /** What is named and not held, said first since all that follows is of other things. */
  private Optional<String> notHeld() {
    List<Finding> all = meant.stream().flatMap(each -> found(HELD, each).stream()).toList();
    boolean isWhole =
        asked.isOfHeld()
            && !all.isEmpty()
            && all.size() == meant.size()
            && all.stream().allMatch(Answer::listsAll);
    if (!isWhole) {
      return Optional.empty();
    }
    List<String> absent =
        asked.named().stream()
            .filter(each -> owned.stream().noneMatch(of -> Words.of(of.name()).has(lower(each))))
            .filter(
                each ->
                    all.stream()
                        .noneMatch(
                            found ->
                                found.rows("/positions", Integer.MAX_VALUE).stream()
                                    .anyMatch(row -> each.isIn(found, row))))
            .map(Named::word)
            .toList();
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "There is no %s among the positions%s. What follows is of what is held."
                .formatted(
                    String.join(" and no ", absent),
                    owned.size() < 2
                        ? ""
                        : " of " + Talk.list(meant.stream().map(Portfolio::handle).toList())));
  }

  private static String lower(Named named) {
    return named.word().toLowerCase(Locale.ROOT);
  }

  /** Whether no position is left out of a list for its length. */
  private static boolean listsAll(Finding found) {
    return found.isAvailable()
        && found.at("/positions").isArray()
        && found.at("/positions_rest").isMissingNode();
  }

  private List<String> about(Topic topic) {
    return switch (topic) {
      case GREETING -> List.of("Hello. " + Talk.HELP);
      case HELP -> List.of(Talk.HELP);
      case FOREIGN -> List.of(Talk.ENGLISH_ONLY + Talk.HELP);
      case UNKNOWN -> List.of(Talk.NOT_UNDERSTOOD + Talk.HELP);
      case BEYOND -> List.of(Beyond.of(asked.words()).orElse(Talk.NOT_UNDERSTOOD));
      case GLOSSARY -> List.of(glossary());
      case COMPANY -> List.of(company());
      case PRICES ->
          List.of(
              all("get_current_quotes", MarketStories::quotes),
              ofEach("get_prices_historical", MarketStories::history));
      case PORTFOLIOS ->
          List.of(
              all("list_user_portfolios", ValueStories::portfolios),
              all("get_aggregate_overview", ValueStories::together));
      case RISK -> meant.stream().limit(2).map(this::risk).toList();
      case HEDGE -> meant.stream().limit(2).map(this::hedge).toList();
      case MARKET ->
          List.of(
              ofEach("get_market_comparison", MarketStories::comparison),
              asked.is(Topic.BETA) ? "" : ofEach("get_betas", RiskStories::beta));
      case CHANGES ->
          List.of(
              ofEach("get_daily_movers", MarketStories::movers),
              ofEach("get_performance", ValueStories::performance));
      case CORRELATION, DIVERSIFICATION ->
          List.of(
              ofEach("get_correlation_matrix", RiskStories::correlation),
              ofEach("get_diversification", RiskStories::diversification));
      case PERFORMANCE ->
          List.of(
              ofEach("get_performance", ValueStories::performance),
              ofEach("get_analytics_overview", ValueStories::profit));
      default -> List.of(ofEach(topic.tool(), story(topic)));
    };
  }

  private Function<Finding, String> story(Topic topic) {
    return switch (topic) {
      case WHAT_IF -> ScenarioStories::whatIf;
      case SHOCK -> ScenarioStories::shock;
      case VALUE_AT_RISK -> RiskStories::valueAtRisk;
      case CONTRIBUTIONS -> RiskStories::contributions;
      case CONCENTRATION -> RiskStories::concentration;
      case SECTORS -> RiskStories::sectors;
      case SPREADS -> RiskStories::spreads;
      case FACTORS -> RiskStories::factors;
      case BETA -> RiskStories::beta;
      case STRESS -> RiskStories::stress;
      case VOLATILITY -> RiskStories::volatility;
      case GREEKS -> ScenarioStories::greeks;
      case MOVERS -> MarketStories::movers;
      case TARGETS -> MarketStories::targets;
      case TAGS -> ValueStories::tags;
      case INCOME -> ValueStories::income;
      case EXPIRIES -> ScenarioStories::expiries;
      case PRIVATE -> ValueStories::unlisted;
      case QUALITY -> ValueStories::quality;
      case HOLDINGS -> found -> ValueStories.holdings(found, named());
      default -> ValueStories::overview;
    };
  }

  private String company() {
    return asked.symbols().isEmpty()
        ? "Name the symbol of the company that you mean."
        : all(Topic.COMPANY.tool(), MarketStories::company);
  }

  private String glossary() {
    Optional<Finding> found =
        results.stream().filter(each -> each.tool().equals("search_knowledge")).findFirst();
    String term = Talk.term(asked.words()).orElse("");
    if (found.isPresent() && !found.get().isError() && !found.get().at("/passages").isEmpty()) {
      return (term + "\n\n" + MarketStories.passage(found.get())).strip();
    }
    String trouble = found.flatMap(Talk::trouble).orElse("The documents say nothing about it.");
    return term.isEmpty() ? trouble : term;
  }

  /** What a tool that is about no single portfolio told. */
  private String all(String tool, Function<Finding, String> story) {
    return results.stream()
        .filter(each -> each.tool().equals(tool))
        .findFirst()
        .map(each -> Talk.trouble(each).orElseGet(() -> story.apply(each)))
        .orElse("");
  }

  private String ofEach(String tool, Function<Finding, String> story) {
    if (meant.isEmpty()) {
      return results.stream()
          .flatMap(each -> Talk.trouble(each).stream())
          .findFirst()
          .orElse("There is no portfolio yet.");
    }
    List<String> parts = new ArrayList<>();
    for (Portfolio portfolio : meant) {
      found(tool, portfolio)
          .map(each -> heading(portfolio) + Talk.trouble(each).orElseGet(() -> story.apply(each)))
          .ifPresent(parts::add);
    }
    return String.join("\n\n", parts);
  }

  private Optional<Finding> found(String tool, Portfolio portfolio) {
    return results.stream()
        .filter(each -> each.tool().equals(tool))
        .filter(each -> each.isError() || each.portfolio().equals(portfolio.handle()))
        .min((one, other) -> Boolean.compare(one.isError(), other.isError()));
  }

  private String risk(Portfolio portfolio) {
    return heading(portfolio)
        + "The risk in five parts.\n\n"
        + RiskStories.overview(found(RISK, portfolio));
  }

  private String hedge(Portfolio portfolio) {
    return heading(portfolio) + HedgeStory.of(found(HEDGE, portfolio));
  }

  private List<Finding> found(List<String> tools, Portfolio portfolio) {
    return tools.stream().flatMap(tool -> found(tool, portfolio).stream()).toList();
  }

  /** Which portfolio is meant, where there are several. */
  private String heading(Portfolio portfolio) {
    boolean isSaid = meant.size() == 1 && !headed.add(portfolio);
    return owned.size() < 2 || isSaid
        ? ""
        : "For " + portfolio.handle() + name(portfolio) + ":\n\n";
  }

  /** A name that has neither figures nor capitals, which would need a source. */
  private static String name(Portfolio portfolio) {
    String name = portfolio.name();
    boolean isPlain =
        name.length() <= 60
            && name.matches("[\\p{L} ]+")
            && !name.matches(".*\\b\\p{Lu}{1,6}\\b.*");
    return isPlain ? " (" + name + ")" : "";
  }

  /** The day of the figures, and what their quality is where it is not final. */
  private Optional<String> dated() {
    TreeSet<String> days = new TreeSet<>();
    List<String> doubts = new ArrayList<>();
    for (Finding found : results) {
      if (!found.text("/as_of").isEmpty()) {
        days.add(found.text("/as_of"));
      }
      String quality = found.text("/quality");
      if (!quality.isEmpty() && !quality.equals("FINAL")) {
        String reason = found.quote("/quality_reason");
        doubts.add(quality + (reason.isEmpty() ? "" : ": " + reason));
      }
    }
    if (days.isEmpty()) {
      return Optional.empty();
    }
    String day = days.size() == 1 ? days.first() : days.first() + " to " + days.last();
    String quality =
        doubts.isEmpty()
            ? "Their quality is final."
            : "Their quality is "
                + String.join("; ", doubts.stream().distinct().limit(3).toList())
                + ".";
    return Optional.of("The figures are of " + day + ". " + quality);
  }
}
