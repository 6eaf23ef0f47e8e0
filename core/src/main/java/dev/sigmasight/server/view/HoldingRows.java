package dev.sigmasight.server.view;

import dev.sigmasight.server.analytics.GreekAnalyses;
import dev.sigmasight.server.analytics.OpenLine;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.target.PositionTargets;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A position as a row. */
final class HoldingRows {
  static final String NO_COST = "a part of it came in without cost.";
  static final String TRADED = "its quantity changed since the close before.";
  private static final String NO_TARGET = "No target price is set.";
  private static final int PRICE_SCALE = 8;

  private HoldingRows() {}

  /** All but weights, risk and target. */
  static Page.Row row(HeldLine line, Numbers numbers) {
    OpenLine open = line.open();
    Page.Row row =
        new Page.Row(open.id().toString())
            .text("symbol", open.symbol())
            .text("name", line.company().name())
            .text("sector", line.company().sector())
            .text("industry", line.company().industry())
            .text("position_type", line.type().name())
            .text("investment_class", open.investmentClass().name())
            .text("subtype", line.subtype());
    HeldLine.Contract option = line.option();
    row.text("underlying_symbol", option == null ? null : option.underlying())
        .text("option_type", option == null ? null : option.right())
        .text("expiry", option == null ? null : option.expiry().toString())
        .text("price_date", line.price().day().toString())
        .text("price_source", line.price().source())
        .text("notes", line.notes())
        .text("entry_date", line.entered() == null ? null : line.entered().toString())
        .text(
            "tags",
            line.tags().stream().map(HeldLine.TagLine::name).collect(Collectors.joining(", ")));
    row.number("quantity", units(Rounded.plain(open.quantity()), numbers))
        .number("multiplier", units(Rounded.plain(line.multiplier()), numbers));
    if (option != null) {
      row.number("strike", numbers.money(Rounded.plain(option.strike()), Method.LEDGER));
    }
    values(row, line, numbers);
    if (open.option() != null) {
      new GreekTables(numbers).greeks(row, GreekAnalyses.row(open));
    }
    HeldLine.Beta beta = line.beta();
    return row.number(
        "beta",
        numbers.of(
            "ratio",
            Rounded.figure(beta.value()),
            Method.BETA,
            beta.reason(),
            beta.value() == null
                ? Numbers.Beside.NOTHING
                : Numbers.Beside.observations(beta.observations())));
  }

  private static void values(Page.Row row, HeldLine line, Numbers numbers) {
    OpenLine open = line.open();
    BigDecimal average = line.averageCost();
    row.number("price", numbers.money(Rounded.plain(line.price().amount()), Method.LEDGER))
        .number("market_value", numbers.money(Rounded.money(open.marketValue()), Method.LEDGER))
        .number("cost_basis", gain(line.cost(), "Unknown: " + NO_COST, numbers))
        .number(
            "average_cost",
            numbers.of(
                "currency",
                average == null
                    ? null
                    : Rounded.plain(average.setScale(PRICE_SCALE, RoundingMode.HALF_EVEN)),
                Method.LEDGER,
                "Unknown: " + NO_COST,
                Numbers.Beside.NOTHING))
        .number("unrealized_pnl", gain(line.unrealized(), "Unknown: " + NO_COST, numbers))
        .number(
            "unrealized_return",
            fraction(line.unrealized(), line.cost(), "Unknown: " + NO_COST, numbers))
        .number("pnl_day", gain(line.dayGain(), "Unknown: " + TRADED, numbers))
        .number(
            "return_day", fraction(line.dayGain(), line.dayStake(), "Unknown: " + TRADED, numbers))
        .number(
            "delta",
            numbers.of(
                "ratio",
                Rounded.plainOrNull(line.delta()),
                Method.OPTIONS,
                "Without a price of the underlying the model says nothing.",
                Numbers.Beside.NOTHING))
        .number("delta_value", numbers.money(Rounded.amount(open.deltaValue()), Method.LEDGER));
  }

  /** What a position did on the day. */
  static Page.Row mover(HeldLine line, Numbers numbers) {
    return new Page.Row(line.open().id().toString())
        .text("symbol", line.open().symbol())
        .text("name", line.company().name())
        .text("position_type", line.type().name())
        .number(
            "market_value", numbers.money(Rounded.money(line.open().marketValue()), Method.LEDGER))
        .number("pnl_day", gain(line.dayGain(), "Unknown: " + TRADED, numbers))
        .number(
            "return_day", fraction(line.dayGain(), line.dayStake(), "Unknown: " + TRADED, numbers))
        .number("unrealized_pnl", gain(line.unrealized(), "Unknown: " + NO_COST, numbers));
  }

  private static ViewNumber units(BigDecimal value, Numbers numbers) {
    return numbers.of("units", value, Method.LEDGER, null, Numbers.Beside.NOTHING);
  }

  private static ViewNumber gain(@Nullable BigDecimal amount, String why, Numbers numbers) {
    return numbers.of(
        "currency", Rounded.moneyOrNull(amount), Method.LEDGER, why, Numbers.Beside.NOTHING);
  }

  private static ViewNumber fraction(
      @Nullable BigDecimal gain, @Nullable BigDecimal stake, String why, Numbers numbers) {
    boolean known = gain != null && stake != null && stake.signum() != 0;
    return numbers.of(
        "ratio",
        known && gain != null && stake != null
            ? gain.divide(stake.abs(), MathContext.DECIMAL128).setScale(6, RoundingMode.HALF_EVEN)
            : null,
        Method.LEDGER,
        gain == null || stake == null ? why : "Nothing was at stake.",
        Numbers.Beside.NOTHING);
  }

  /** What its owner expects. */
  static void target(Page.Row row, PositionTargets.@Nullable Aim aim, Numbers numbers) {
    row.text("target_id", aim == null ? null : aim.id().toString());
    price(row, "target_price", aim == null ? null : aim.eoy(), numbers);
    price(row, "target_price_next_year", aim == null ? null : aim.nextYear(), numbers);
    price(row, "downside_price", aim == null ? null : aim.downside(), numbers);
    gain(row, "return_to_target", aim, "expected_return_eoy", numbers);
    gain(row, "return_to_target_next_year", aim, "expected_return_next_year", numbers);
    gain(row, "return_to_downside", aim, "downside_return", numbers);
  }

  private static void price(
      Page.Row row, String column, @Nullable BigDecimal price, Numbers numbers) {
    row.number(
        column, numbers.of("currency", price, Method.TARGETS, NO_TARGET, Numbers.Beside.NOTHING));
  }

  private static void gain(
      Page.Row row,
      String column,
      PositionTargets.@Nullable Aim aim,
      String figure,
      Numbers numbers) {
    row.number(
        column,
        numbers.of(
            "percent",
            aim == null ? null : aim.gain(figure),
            Method.TARGETS,
            aim == null ? NO_TARGET : aim.reasons().getOrDefault(figure, NO_TARGET),
            Numbers.Beside.NOTHING));
  }

  /** A label of a position. */
  static ViewPage.Row tag(HeldLine line, HeldLine.TagLine tag) {
    return new Page.Row(tag.id().toString())
        .text("position_id", line.open().id().toString())
        .text("name", tag.name())
        .text("color", tag.color())
        .done();
  }
}
