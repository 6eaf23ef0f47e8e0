package dev.sigmasight.server.tool;

import static dev.sigmasight.server.tool.Projection.figures;
import static dev.sigmasight.server.tool.Projection.handle;
import static dev.sigmasight.server.tool.Projection.ifKnown;
import static dev.sigmasight.server.tool.Projection.inside;
import static dev.sigmasight.server.tool.Projection.lifted;
import static dev.sigmasight.server.tool.Projection.named;
import static dev.sigmasight.server.tool.Projection.quoted;
import static dev.sigmasight.server.tool.Projection.reasons;
import static dev.sigmasight.server.tool.Projection.rows;
import static dev.sigmasight.server.tool.Projection.words;
import static dev.sigmasight.server.tool.Unit.COUNT;
import static dev.sigmasight.server.tool.Unit.CURRENCY;
import static dev.sigmasight.server.tool.Unit.FRACTION;
import static dev.sigmasight.server.tool.Unit.PERCENT;
import static dev.sigmasight.server.tool.Unit.RATIO;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.tool.Projection.Choice;
import dev.sigmasight.server.tool.Projection.Part;
import dev.sigmasight.server.tool.Tool.Answered;
import dev.sigmasight.server.tool.Tool.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is owned, what it is worth and what it earned. */
final class ValueTools {
  private static final String OWNER = "owner";
  private static final String BOOKS = "ledger and stored closes";

  private static final Projection LIST =
      Projection.of(
          rows(
              "portfolios",
              Choice.first(50),
              handle("id"),
              quoted(OWNER, "name", "account_name", "description"),
              words("account_type", "currency", "is_active", "value_as_of", "quality_reason"),
              figures(CURRENCY, "net_asset_value", "equity_balance", "initial_equity"),
              figures(COUNT, "position_count")),
          figures(CURRENCY, "net_asset_value"),
          figures(COUNT, "total_count", "active_count"));

  private static final List<Part> OVERVIEW =
      List.of(
          figures(CURRENCY, "net_asset_value", "equity_balance", "initial_equity", "cash_balance"),
          figures(RATIO, "leverage"),
          inside(
              "exposures",
              figures(
                  CURRENCY, "long_exposure", "short_exposure", "gross_exposure", "net_exposure"),
              figures(
                  PERCENT,
                  "long_percentage",
                  "short_percentage",
                  "gross_percentage",
                  "net_percentage")),
          inside(
              "delta_exposures",
              figures(
                  CURRENCY, "long_exposure", "short_exposure", "gross_exposure", "net_exposure")),
          inside(
              "pnl",
              figures(
                  CURRENCY,
                  "total_pnl",
                  "unrealized_pnl",
                  "unrealized_since_entry",
                  "realized_pnl",
                  "income",
                  "fees",
                  "ytd_pnl",
                  "mtd_pnl")),
          inside(
              "position_count",
              figures(COUNT, "total_positions", "long_count", "short_count", "option_count")),
          inside(
              "risk",
              words("as_of", "drawdown_peak", "drawdown_trough"),
              figures(RATIO, "market_beta"),
              figures(
                  Unit.ANNUAL,
                  "volatility_21d",
                  "volatility_63d",
                  "volatility_252d",
                  "volatility_since_start"),
              figures(
                  FRACTION,
                  "beta_coverage",
                  "max_drawdown",
                  "current_drawdown",
                  "return_since_first_close",
                  "return_since_inception"),
              reasons("reasons")),
          inside(
              "target_returns",
              figures(
                  PERCENT,
                  "expected_return_eoy",
                  "expected_return_next_year",
                  "downside_return",
                  "coverage_pct"),
              figures(COUNT, "positions_with_targets", "total_positions")));

  private static final Projection PERFORMANCE =
      Projection.of(
          rows(
              "returns",
              Choice.first(10),
              words("period", "from", "reason"),
              figures(FRACTION, "period_return")),
          inside(
              "drawdown",
              words("start", "bottom", "recovery"),
              figures(FRACTION, "depth", "current")),
          words("reason"),
          rows(
              "series",
              Choice.newest(10),
              words("date"),
              figures(CURRENCY, "nav", "flow", "pnl"),
              figures(FRACTION, "daily_return", "drawdown"),
              figures(RATIO, "twr_index")));

  private static final Projection MARKET =
      Projection.of(
          words("reason", "symbol"),
          rows(
              "periods",
              Choice.first(8),
              words("period", "from", "to", "reason"),
              figures(FRACTION, "period_return", "market_return", "difference")),
          inside(
              "line",
              words("from", "to", "reason"),
              figures(COUNT, "observations"),
              figures(RATIO, "beta"),
              figures(FRACTION, "alpha")));

  private static final Projection TOGETHER =
      Projection.of(
          figures(CURRENCY, "net_asset_value"),
          figures(COUNT, "portfolio_count"),
          lifted(
              "aggregate_metrics",
              figures(
                  CURRENCY,
                  "cash_balance",
                  "long_exposure",
                  "short_exposure",
                  "gross_exposure",
                  "net_exposure",
                  "daily_pnl",
                  "total_pnl",
                  "unrealized_pnl"),
              figures(RATIO, "leverage"),
              figures(FRACTION, "daily_return"),
              figures(COUNT, "position_count")),
          rows(
              "portfolios",
              Choice.largest(20, "value", "value", "weight"),
              handle("portfolio_id"),
              quoted(OWNER, "portfolio_name"),
              words("currency", "computed_through", "reason"),
              figures(CURRENCY, "value"),
              figures(FRACTION, "weight")));

  private static final Projection QUALITY =
      Projection.of(
          words("assessment_date"),
          inside(
              "summary",
              figures(
                  COUNT, "total_positions", "complete_data", "partial_data", "insufficient_data"),
              figures(PERCENT, "data_coverage_percent")),
          inside(
              "position_data_quality",
              rows(
                  "complete_history",
                  Choice.first(20),
                  words("symbol"),
                  ifKnown(COUNT, "days_available")),
              rows(
                  "partial_history",
                  Choice.largest(20, "days_missing"),
                  words("symbol"),
                  figures(COUNT, "days_available", "days_missing")),
              rows(
                  "insufficient_data",
                  Choice.first(20),
                  words("symbol", "reason"),
                  figures(COUNT, "days_available"))),
          inside(
              "calculation_feasibility",
              feasibility("correlation_matrix"),
              feasibility("factor_regression"),
              feasibility("volatility_analysis")),
          inside("factor_etf_coverage", words("complete", "partial", "missing")));

  static final List<Tool<?>> ALL =
      List.of(
          Tool.of(
              new Name(
                  "list_user_portfolios",
                  "Portfolios",
                  "All portfolios of the user by handle, with name, currency and newest net asset"
                      + " value.",
                  BOOKS),
              ToolArguments.None.class,
              (inquiry, arguments) -> new Answered(inquiry.list(), LIST, null)),
          Tool.about(
              new Name(
                  "get_analytics_overview",
                  "Overview",
                  "Net asset value, cash, leverage, exposures by market value and by delta, profit"
                      + " and loss, market beta, volatility and drawdown of a portfolio.",
                  BOOKS),
              Question.Overview::new,
              new Projection(OVERVIEW)),
          Tool.of(
              new Name(
                  "get_performance",
                  "Performance",
                  "Time-weighted returns by period, drawdowns, and the last days' values and"
                      + " profits of a portfolio.",
                  "daily snapshots"),
              ToolArguments.Stretch.class,
              (inquiry, stretch) -> {
                OwnedPortfolio portfolio = inquiry.portfolio(stretch.portfolio());
                Question question =
                    new Question.Performance(portfolio.id(), stretch.from(), stretch.to());
                return new Answered(inquiry.answer(question), PERFORMANCE, portfolio);
              }),
          Tool.about(
              new Name(
                  "get_market_comparison",
                  "Against the market",
                  "Returns of a portfolio beside those of the market fund over the same periods,"
                      + " and beta and yearly alpha of its daily returns against it.",
                  "daily snapshots and stored closes"),
              Question.MarketComparison::new,
              MARKET),
          Tool.of(
              new Name(
                  "get_aggregate_overview",
                  "Portfolios together",
                  "Several portfolios taken as one: value, exposures, profit, and what each"
                      + " contributes.",
                  BOOKS),
              ToolArguments.Several.class,
              ValueTools::together),
          Tool.about(
              new Name(
                  "get_portfolio_data_quality",
                  "Data quality",
                  "Which positions have enough price history, and which analyses that allows.",
                  "stored prices"),
              Question.DataQuality::new,
              QUALITY));

  private ValueTools() {}

  /** What is shown of the value of a portfolio. */
  static List<Part> overview() {
    return OVERVIEW;
  }

  private static Part feasibility(String name) {
    return inside(
        name,
        words("feasible"),
        figures(COUNT, "positions_eligible", "positions_excluded"),
        ifKnown(Unit.DAYS, "min_days_overlap", "min_days_required"));
  }

  private static Answered together(Inquiry inquiry, ToolArguments.Several asked) throws BadCall {
    List<PortfolioId> ids = new ArrayList<>();
    for (String handle : orEmpty(asked.portfolios())) {
      ids.add(inquiry.portfolio(handle).id());
    }
    return new Answered(inquiry.answer(new Question.Together(ids)), TOGETHER, null);
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  static Part weights(int most, String... names) {
    return named(FRACTION, true, most, names);
  }
}
