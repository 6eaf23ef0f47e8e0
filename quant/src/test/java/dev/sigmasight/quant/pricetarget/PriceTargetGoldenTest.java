package dev.sigmasight.quant.pricetarget;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.EuropeanOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PriceTargetGoldenTest {
  private static final Golden GOLDEN = Golden.file("target_prices.json");

  private static final Verification SHARES = figure("target return of shares", "signed gain");
  private static final Verification OPTIONS =
      figure("target gain of options", "Black-Scholes-Merton at the horizon");
  private static final Verification TOGETHER =
      figure("target return on equity", "contributions add up");

  /** At the tolerance the file states. */
  private static Verification figure(String figure, String method) {
    return Verification.relative(
        "target_prices.json", figure, method, "direct formulas in Python", 1e-10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"long_stock", "short_stock", "long_flat_target", "target_zero_wipeout"})
  void sharesAgree(String id) {
    JsonNode in = GOLDEN.one(id).get("inputs");
    JsonNode expected = GOLDEN.one(id).get("expected");
    Stake stake =
        new Stake.Shares(
            in.get("signed_quantity").doubleValue(),
            in.get("multiplier").doubleValue(),
            in.get("current_price").doubleValue());
    TargetGain.Of target = gain(TargetGain.of(stake, in.get("target_price").doubleValue(), 1));
    TargetGain.Of downside = gain(TargetGain.of(stake, in.get("downside_price").doubleValue(), 1));
    SHARES.same(id, target.onCapital(), expected, "expected_return");
    SHARES.same(id, target.pnl(), expected, "expected_pnl");
    SHARES.same(id, downside.onCapital(), expected, "downside_return");
    SHARES.same(id, downside.pnl(), expected, "downside_pnl");
    Estimate ratio = TargetGain.upsideToDownside(target, downside);
    if (expected.get("upside_downside_ratio").isNull()) {
      assertThat(ratio).isInstanceOf(Estimate.Degenerate.class);
    } else {
      SHARES.same(id, ratio, expected, "upside_downside_ratio");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC", "LP", "SC", "SP"})
  void optionsAgree(String type) {
    String id = "option_" + type + "_target_on_underlying";
    JsonNode in = GOLDEN.one(id).get("inputs");
    JsonNode expected = GOLDEN.one(id).get("expected");
    var now =
        new EuropeanOption(
            type.endsWith("C") ? Right.CALL : Right.PUT,
            in.get("S").doubleValue(),
            in.get("K").doubleValue(),
            in.get("T").doubleValue(),
            in.get("r").doubleValue(),
            in.get("q").doubleValue(),
            in.get("sigma").doubleValue());
    Stake stake =
        new Stake.Contracts(
            in.get("signed_contracts").doubleValue(), in.get("multiplier").doubleValue(), now);
    double horizon = in.get("horizon_years").doubleValue();
    TargetGain.Of target =
        gain(TargetGain.of(stake, in.get("target_underlying").doubleValue(), horizon));
    TargetGain.Of downside =
        gain(TargetGain.of(stake, in.get("downside_underlying").doubleValue(), horizon));
    OPTIONS.same(id, target.priceNow(), expected, "price_now");
    OPTIONS.same(id, target.priceThen(), expected, "price_at_target");
    OPTIONS.same(id, downside.priceThen(), expected, "price_at_downside");
    OPTIONS.same(id, target.pnl(), expected, "pnl_at_target");
    OPTIONS.same(id, downside.pnl(), expected, "pnl_at_downside");
  }

  @Test
  void portfolioAgrees() {
    String id = "portfolio_aggregation";
    JsonNode in = GOLDEN.one(id).get("inputs");
    JsonNode expected = GOLDEN.one(id).get("expected");
    List<TargetPortfolio.Line> lines = new ArrayList<>();
    for (JsonNode position : in.get("positions")) {
      double value = position.get("market_value").doubleValue();
      lines.add(
          new TargetPortfolio.Line(
              position.get("symbol").asString(),
              value,
              gain(value, position.get("expected_return").doubleValue()),
              gain(value, position.get("downside_return").doubleValue())));
    }
    TargetPortfolio found = TargetPortfolio.of(lines, in.get("equity").doubleValue());
    JsonNode contributions = expected.get("contribution_to_return");
    assertThat(found.contributions()).hasSize(contributions.size());
    found.contributions().forEach((symbol, part) -> TOGETHER.same(id, part, contributions, symbol));
    TOGETHER.same(id, found.expectedReturn(), expected, "portfolio_expected_return_on_equity");
    TOGETHER.same(id, found.downsideReturn(), expected, "portfolio_downside_return_on_equity");
    TOGETHER.same(id, found.coverage(), expected, "coverage_of_gross");
  }

  /** The gain of shares at a price of 1 that make the return, whatever the side. */
  private static TargetGain gain(double value, double onCapital) {
    double price = 1 + Math.signum(value) * onCapital;
    return TargetGain.of(new Stake.Shares(value, 1, 1), price, 1);
  }

  @Test
  void annualReturnAgrees() {
    String id = "annualisation_to_year_end";
    JsonNode in = GOLDEN.one(id).get("inputs");
    JsonNode expected = GOLDEN.one(id).get("expected");
    var target =
        new PriceTarget(
            "XYZ",
            LocalDate.parse(in.get("as_of").asString()),
            LocalDate.parse(in.get("target_date").asString()),
            100,
            OptionalDouble.empty());
    TOGETHER.same(id, (double) target.days(), expected, "days");
    double untilTarget = in.get("expected_return_to_target").doubleValue();
    TOGETHER.same(id, value(target.annualised(untilTarget)), expected, "annualised");
  }

  private static TargetGain.Of gain(TargetGain gain) {
    assertThat(gain).isInstanceOf(TargetGain.Of.class);
    return (TargetGain.Of) gain;
  }
}
