package dev.sigmasight.server.report;

import dev.sigmasight.server.report.Report.Section;
import dev.sigmasight.server.view.Pages;
import dev.sigmasight.server.view.ViewPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a portfolio is worth, what it earned and what is in it. */
record ValueSections(PageSet pages) {
  private static final int MONTHS = 24;

  List<Section> sections() {
    return Stream.of(summary(), exposures(), performance(), allocation(), holdings(), portfolios())
        .filter(section -> !section.blocks().isEmpty())
        .toList();
  }

  private Excerpt excerpt(String page) {
    return new Excerpt(pages.page(page));
  }

  /** A section of a page, or why there is none. */
  static Section section(String id, String title, Excerpt from, Stream<Block> blocks) {
    String reason = from.reason();
    return new Section(
        id, title, reason == null ? blocks.toList() : Block.words("Not available: " + reason));
  }

  private Section summary() {
    Excerpt overview = excerpt("overview");
    return section(
        "summary",
        "Value and profit",
        overview,
        overview.figures(
            "net_asset_value",
            "cash_balance",
            "pnl_day",
            "return_day",
            "flow_day",
            "total_pnl",
            "unrealized_pnl",
            "positions",
            "market_beta",
            "volatility_63d",
            "value_at_risk_95",
            "expected_shortfall_95",
            "max_drawdown",
            "worst_scenario"));
  }

  private Section exposures() {
    Excerpt overview = excerpt("overview");
    return section(
        "exposures",
        "Exposures",
        overview,
        Stream.of(
                Stream.of(
                    (Block)
                        new Block.Words(
                            "Long is the sum of positive market values, short that of negative"
                                + " ones, gross their sizes together, net their sum. On the delta"
                                + " basis an option counts with its delta in the underlying.")),
                overview.figures(
                    "long_exposure",
                    "short_exposure",
                    "gross_exposure",
                    "net_exposure",
                    "leverage",
                    "delta_long_exposure",
                    "delta_short_exposure",
                    "delta_gross_exposure",
                    "delta_net_exposure"))
            .flatMap(blocks -> blocks));
  }

  private Section performance() {
    Excerpt overview = excerpt("overview");
    Excerpt performance = excerpt("performance");
    return section(
        "performance",
        "Performance",
        performance,
        Stream.of(
                overview.figures(
                    "return_mtd",
                    "return_ytd",
                    "return_1m",
                    "return_3m",
                    "return_6m",
                    "return_1y",
                    "return_since_inception"),
                lines(overview),
                performance.grid(
                    "months",
                    "By month and year",
                    ValueSections::newest,
                    Excerpt.KEY,
                    "return",
                    "whole"),
                performance.grid(
                    "drawdowns",
                    "Deepest falls",
                    Excerpt.KEY,
                    "trough",
                    "recovery",
                    "depth",
                    "length"))
            .flatMap(blocks -> blocks));
  }

  private static Stream<ViewPage.Row> newest(Stream<ViewPage.Row> months) {
    List<ViewPage.Row> all = months.toList();
    return all.stream().skip(Math.max(0, all.size() - MONTHS));
  }

  /** The time-weighted index beside the market, and its falls. */
  private static Stream<Block> lines(Excerpt overview) {
    List<ViewPage.Row> series = overview.rows("series");
    if (series.size() < 2) {
      return Stream.of();
    }
    List<LocalDate> days = series.stream().map(row -> LocalDate.parse(row.key())).toList();
    List<Block.Line> lines = new ArrayList<>();
    lines.add(new Block.Line("Portfolio", overview.values("series", "twr_index")));
    List<Double> benchmark = overview.values("benchmark", "index");
    if (benchmark.size() == days.size() && benchmark.stream().anyMatch(each -> !each.isNaN())) {
      String symbol = overview.rows("benchmark").getFirst().texts().get("symbol");
      lines.add(new Block.Line(Shown.line(symbol), benchmark));
    }
    return Stream.of(
        new Block.Lines(
            "performance-chart", "Time-weighted index, 1 before the first day", false, days, lines),
        new Block.Lines(
            "drawdown-chart",
            "Fall from the highest index so far",
            true,
            days,
            List.of(new Block.Line("Portfolio", overview.values("series", "drawdown")))));
  }

  private Section allocation() {
    Excerpt concentration = excerpt("concentration");
    return section(
        "allocation",
        "Allocation",
        concentration,
        Stream.of(
                concentration.bars(
                    "sectors",
                    "Net weight by sector, share of NAV",
                    "weight",
                    rows -> rows.filter(ValueSections::isHeld)),
                concentration.grid(
                    "sectors",
                    "By sector",
                    rows -> rows.filter(ValueSections::isHeld),
                    Excerpt.KEY,
                    "positions",
                    "weight",
                    "gross_weight",
                    "benchmark_weight",
                    "active_weight"),
                benchmark(concentration))
            .flatMap(each -> each));
  }

  /** Of when the weights of the benchmark are, and that nobody published them if that is so. */
  private static Stream<Block> benchmark(Excerpt concentration) {
    return concentration.rows("sectors").stream()
        .map(ViewPage.Row::texts)
        .filter(texts -> texts.get("benchmark_as_of") != null)
        .limit(1)
        .map(
            texts ->
                new Block.Words(
                    ("stand-in".equals(texts.get("benchmark_source"))
                            ? "Benchmark: %s, approximate weights entered by hand, of %s."
                            : "Benchmark: %s, weights of %s.")
                        .formatted(texts.get("benchmark"), texts.get("benchmark_as_of"))));
  }

  private static boolean isHeld(ViewPage.Row row) {
    return Stream.of("weight", "gross_weight", "benchmark_weight")
        .map(column -> Excerpt.decimal(row, column))
        .anyMatch(value -> value != null && value.signum() != 0);
  }

  private Section holdings() {
    Excerpt holdings = excerpt("holdings");
    boolean all = pages.page("holdings").scope().equals(Pages.ALL);
    String[] columns = {
      "symbol",
      all ? "portfolio_name" : "name",
      "position_type",
      "quantity",
      "price",
      "market_value",
      all ? "weight_of_all" : "weight",
      "cost_basis",
      "unrealized_pnl",
      "pnl_day"
    };
    return section(
        "holdings",
        "Holdings",
        holdings,
        Stream.concat(
            holdings.figures(
                "positions",
                "market_value",
                "delta_value",
                "cost_basis",
                "unrealized_pnl",
                "positions_pnl_day"),
            holdings.grid(
                "positions",
                "Positions, the largest first",
                rows -> rows.sorted(Excerpt.bySize("market_value")),
                columns)));
  }

  private Section portfolios() {
    return new Section(
        "portfolios",
        "Portfolios",
        excerpt("overview")
            .grid(
                "portfolios",
                "What is added up here",
                "name",
                "account_name",
                "account_type",
                "currency",
                "computed_through",
                "net_asset_value",
                "weight_of_all")
            .toList());
  }
}
