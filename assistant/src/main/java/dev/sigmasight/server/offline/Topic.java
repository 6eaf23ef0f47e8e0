package dev.sigmasight.server.offline;

import java.util.List;
import java.util.stream.Stream;

/** A kind of question that the rules answer, with the tools that it takes. */
enum Topic {
  WHAT_IF("run_what_if"),
  SHOCK("run_custom_shock"),
  VALUE_AT_RISK(
      "get_value_at_risk",
      "value at risk",
      "value-at-risk",
      "var",
      "cvar",
      "expected shortfall",
      "tail risk*",
      "worst day*",
      "lose in a day",
      "lose in one day"),
  CONTRIBUTIONS(
      "get_risk_contributions",
      "contribut*",
      "where does my risk come from",
      "risk come from",
      "drive* my risk",
      "driv* the risk",
      "source* of risk",
      "riskiest",
      "most risk",
      "adds most risk"),
  CONCENTRATION(
      "get_concentration_metrics",
      "concentrat*",
      "hhi",
      "herfindahl",
      "too much in",
      "largest weight*",
      "eggs"),
  SECTORS("get_sector_exposure", "sector*", "industr*", "gics"),
  SPREADS(
      "get_spread_factors",
      "spread*",
      "growth over value",
      "growth versus value",
      "growth vs value"),
  FACTORS(
      "get_factor_exposures",
      "factor*",
      "momentum",
      "style exposure*",
      "style tilt*",
      "interest rate sensitiv*",
      "rate sensitiv*"),
  BETA("get_betas", "beta", "betas", "market sensitiv*", "move* with the market"),
  STRESS(
      "get_stress_test_results",
      "stress*",
      "scenario*",
      "worst case*",
      "crash*",
      "crisis",
      "recession*"),
  VOLATILITY(
      "get_volatility_analysis",
      "volatil*",
      "swing*",
      "standard deviation*",
      "how bumpy",
      "fluctuat*"),
  CORRELATION("get_correlation_matrix", "correlat*", "move together", "moves together"),
  DIVERSIFICATION("get_diversification", "diversif*", "independent bets", "effective bets"),
  GREEKS(
      "get_option_greeks",
      "greek*",
      "option",
      "options",
      "theta",
      "vega",
      "gamma",
      "rho",
      "delta",
      "time decay"),
  MOVERS(
      "get_daily_movers",
      "mover*",
      "gainer*",
      "loser*",
      "moved most",
      "moved today",
      "gained most",
      "lost most",
      "today",
      "yesterday",
      "this week",
      "last week",
      "last session"),
  TARGETS("get_target_prices", "target*", "upside", "expected return*", "price objective*"),
  TAGS("get_position_tags", "tag", "tags", "tagged", "label*"),
  COMPANY("get_company_profile", "company", "companies", "profile*", "who is", "what does it do"),
  PRICES(
      "get_prices_historical",
      "price histor*",
      "history of",
      "price*",
      "quote*",
      "trading at",
      "chart*"),
  QUALITY(
      "get_portfolio_data_quality",
      "data quality",
      "quality of the data",
      "quality of my data",
      "missing data",
      "missing price*",
      "price coverage",
      "up to date",
      "stale",
      "reliable",
      "how fresh"),
  PERFORMANCE(
      "get_performance",
      "perform*",
      "return",
      "returns",
      "drawdown*",
      "p&l",
      "pnl",
      "profit*",
      "loss",
      "losses",
      "gain",
      "gains",
      "made or lost",
      "earn*",
      "how much have i made",
      "how much did i make",
      "year to date",
      "ytd",
      "mtd"),
  PORTFOLIOS(
      "get_aggregate_overview",
      "my portfolios",
      "all portfolios",
      "both portfolios",
      "compare",
      "comparison",
      "which portfolios",
      "list portfolios",
      "my accounts",
      "all accounts",
      "together",
      "altogether",
      "in total"),
  HOLDINGS(
      "get_positions_details",
      "holding*",
      "position*",
      "hold",
      "own",
      "what do i have",
      "what is in",
      "what in my portfolio",
      "invested in",
      "biggest stock*",
      "largest stock*",
      "shares"),
  OVERVIEW(
      "get_analytics_overview",
      "overview",
      "summar*",
      "worth",
      "value",
      "nav",
      "net asset value",
      "balance",
      "exposure*",
      "leverage*",
      "cash",
      "how am i doing",
      "how is my portfolio doing",
      "how are we doing",
      "status"),
  RISK("", "risk", "risks", "risky", "danger*", "safe", "could i lose", "can i lose"),
  GLOSSARY("search_knowledge"),
  GREETING("", "hello", "hi", "hey", "good morning", "good evening", "thanks", "thank you"),
  HELP("", "help", "what can you do", "what can i ask", "who are you", "how do you work"),
  UNKNOWN("");

  private final String tool;

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<String> phrases;

  Topic(String tool, String... phrases) {
    this.tool = tool;
    this.phrases = List.of(phrases);
  }

  /** The tool that answers it, empty if that takes none or several. */
  String tool() {
    return tool;
  }

  boolean isIn(Words words) {
    return phrases.stream().anyMatch(words::has);
  }

  /** What a text is about, the most special first. */
  static List<Topic> in(Words words) {
    return Stream.of(values()).filter(each -> each.isIn(words)).toList();
  }
}
