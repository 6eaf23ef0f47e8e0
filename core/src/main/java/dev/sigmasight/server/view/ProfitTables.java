package dev.sigmasight.server.view;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.analytics.PerformanceView.Day;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.view.HeldLine.TagLine;
import dev.sigmasight.server.view.WindowProfits.Deal;
import dev.sigmasight.server.view.WindowProfits.Gain;
import dev.sigmasight.server.view.WindowProfits.Profits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The profit of a window of days by who made it: a row for each position, for income, for fees, and
 * for what is left, so that the rows add up to the profits of the days to the last cent.
 */
final class ProfitTables {
  private static final int SHARE_SCALE = 8;
  private static final String ONE_CLOSE = "A window needs two closes, and has one.";
  private static final String NO_BASE = "The value at the start of the window is not positive.";
  private static final String REST = "Not known by position, and cents of rounding";
  private static final String CHANGED = "A ledger changed while it was read; ask again.";

  private final Numbers numbers;
  private final BigDecimal base;
  private final BigDecimal total;
  private final int sessions;

  /**
   * @param days the window: what was gained after the first of them is shared out
   */
  ProfitTables(List<Day> days, Numbers numbers) {
    this.numbers = numbers;
    base = days.getFirst().nav();
    total = days.stream().skip(1).map(Day::pnl).reduce(BigDecimal.ZERO, BigDecimal::add);
    sessions = days.size() - 1;
  }

  /** What is said of a window without a day after its first. */
  static void none(Page page, Numbers numbers) {
    page.figure("window_profit", profit(null, ONE_CLOSE, 0, numbers));
    page.table("contributions", List.of());
    page.table("trades", List.of());
  }

  /**
   * @param names of portfolios, where there may be several
   */
  void add(Page page, Profits profits, Map<PortfolioId, String> names) {
    page.figure("window_profit", profit(total, null, sessions, numbers));
    List<ViewPage.Row> rows = new ArrayList<>();
    List<ViewPage.Row> tags = new ArrayList<>();
    BigDecimal income = Rounded.money(profits.income());
    BigDecimal fees = Rounded.money(profits.fees()).negate();
    BigDecimal left = total.subtract(income).subtract(fees);
    for (Gain gain : profits.lots()) {
      BigDecimal pnl = Rounded.moneyOrNull(gain.pnl());
      left = pnl == null ? left : left.subtract(pnl);
      rows.add(amounts(position(gain, names), pnl, gain.reason()));
      gain.line().tags().forEach(tag -> tags.add(tag(gain, tag)));
    }
    rows.add(amounts(other("income", "Dividends and interest"), income, null));
    rows.add(amounts(other("fees", "Fees"), fees, null));
    rows.add(amounts(other("rest", profits.changed().isEmpty() ? REST : CHANGED), left, null));
    page.table("contributions", rows);
    page.table("contribution_tags", tags);
    page.table("trades", profits.deals().stream().map(each -> deal(each, names)).toList());
  }

  private ViewPage.Row deal(Deal deal, Map<PortfolioId, String> names) {
    Page.Row row =
        new Page.Row(deal.day().toString())
            .text("symbol", deal.symbol())
            .text("portfolio_id", deal.portfolio().toString())
            .text("portfolio_name", names.get(deal.portfolio()));
    return row.number(
            "quantity",
            numbers.of("units", deal.quantity(), Method.LEDGER, null, Numbers.Beside.NOTHING))
        .number(
            "price",
            numbers.of("currency", deal.price(), Method.LEDGER, null, Numbers.Beside.NOTHING))
        .done();
  }

  private static Page.Row position(Gain gain, Map<PortfolioId, String> names) {
    ProfitLine line = gain.line();
    Page.Row row =
        new Page.Row(line.id().toString())
            .text("kind", "position")
            .text("symbol", line.symbol())
            .text("name", line.name())
            .text("sector", line.sector())
            .text("underlying_symbol", line.underlying())
            .text("open", Boolean.toString(gain.open()))
            .text("tags", line.tags().stream().map(TagLine::name).collect(Collectors.joining(", ")))
            .text("portfolio_id", line.portfolio().toString());
    String name = names.get(line.portfolio());
    return name == null ? row : row.text("portfolio_name", name);
  }

  private static Page.Row other(String kind, String name) {
    return new Page.Row(kind).text("kind", kind).text("name", name);
  }

  private static ViewPage.Row tag(Gain gain, TagLine tag) {
    return new Page.Row(tag.id().toString())
        .text("position_id", gain.line().id().toString())
        .text("name", tag.name())
        .text("color", tag.color())
        .done();
  }

  private ViewPage.Row amounts(Page.Row row, @Nullable BigDecimal pnl, @Nullable String why) {
    return row.number("pnl", profit(pnl, why, sessions, numbers))
        .number(
            "contribution",
            numbers.of(
                "ratio",
                Rounded.ratio(pnl, base, SHARE_SCALE),
                Method.RETURNS,
                pnl == null ? why : NO_BASE,
                Numbers.Beside.NOTHING))
        .done();
  }

  private static ViewNumber profit(
      @Nullable BigDecimal pnl, @Nullable String why, int sessions, Numbers numbers) {
    return numbers.of("currency", pnl, Method.RETURNS, why, Numbers.Beside.observations(sessions));
  }
}
