package dev.sigmasight.quant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExposuresGoldenTest {
  private static final Golden GOLDEN = Golden.file("exposures.json");

  private static final Verification EXPOSURES =
      Verification.exact(
          "exposures.json",
          "Exposures by value and by delta, notional, cost, cash",
          "exact decimal sums",
          "identities by hand");

  @Test
  void addsUpSixKindsOfPositionOnBothBases() {
    JsonNode example = GOLDEN.one("six_position_types");
    JsonNode totals = example.get("expected").get("totals");
    BigDecimal equity = example.get("inputs").get("equity").decimalValue();
    Exposures exposures = Exposures.of(positions(example));
    same("six_position_types", exposures.value().longSide(), totals, "long_market_value");
    same("six_position_types", exposures.value().shortSide(), totals, "short_market_value");
    same("six_position_types", exposures.value().gross(), totals, "gross");
    same("six_position_types", exposures.value().net(), totals, "net");
    same("six_position_types", equity.subtract(exposures.value().net()), totals, "cash_implied");
    same("six_position_types", exposures.risk().longSide(), totals, "delta_adjusted_long");
    same("six_position_types", exposures.risk().shortSide(), totals, "delta_adjusted_short");
    same("six_position_types", exposures.risk().gross(), totals, "delta_adjusted_gross");
    same("six_position_types", exposures.risk().net(), totals, "delta_adjusted_net");
    same("six_position_types", exposures.optionsGross(), totals, "options_gross_market_value");
    same("six_position_types", exposures.stockGross(), totals, "stock_gross_market_value");
    assertThat(exposures.longCount()).isEqualTo(totals.get("long_count").intValue());
    assertThat(exposures.shortCount()).isEqualTo(totals.get("short_count").intValue());
    assertThat(exposures.value().leverage(equity))
        .isEqualTo(new Estimate.Of(totals.get("gross_leverage").doubleValue(), 1));
    assertThat(exposures.risk().leverage(equity))
        .isEqualTo(new Estimate.Of(totals.get("delta_gross_leverage").doubleValue(), 1));
    JsonNode net = totals.get("net_by_underlying");
    assertThat(exposures.netByUnderlying().keySet()).isEqualTo(net.propertyNames());
    exposures
        .netByUnderlying()
        .forEach((underlying, amount) -> same("six_position_types", amount, net, underlying));
    assertThat(exposures.uncovered()).isEmpty();
  }

  @Test
  void valuesEachKindOfPosition() {
    JsonNode example = GOLDEN.one("six_position_types");
    List<ExposedPosition> positions = positions(example);
    BigDecimal optionNotional = BigDecimal.ZERO;
    for (int i = 0; i < positions.size(); i++) {
      ExposedPosition position = positions.get(i);
      JsonNode in = example.get("inputs").get("positions").get(i);
      JsonNode expected = example.get("expected").get("positions").get(i);
      same("six_position_types", position.value(), expected, "market_value");
      same("six_position_types", position.deltaDollars().orElseThrow(), expected, "delta_dollars");
      same(
          "six_position_types", position.notional().orElseThrow(), expected, "notional_underlying");
      BigDecimal cost =
          Valuation.value(
              position.quantity(), in.get("entry").decimalValue(), position.instrument());
      same("six_position_types", cost, expected, "cost_basis");
      same("six_position_types", position.value().subtract(cost), expected, "unrealized_pnl");
      if (position.option()) {
        optionNotional = optionNotional.add(position.notional().orElseThrow());
      }
    }
    assertThat(Exposures.of(positions).optionNotional()).isEqualByComparingTo(optionNotional);
  }

  /** A long put is long in value and short in risk; a short put the other way round. */
  @Test
  void directionDependsOnTheBasis() {
    JsonNode example = GOLDEN.one("six_position_types");
    JsonNode totals = example.get("expected").get("totals");
    List<ExposedPosition> positions = positions(example);
    for (int i = 0; i < positions.size(); i++) {
      String type = example.get("inputs").get("positions").get(i).get("type").asString();
      assertThat(sign(positions.get(i).value()))
          .isEqualTo(totals.get("market_value_sign").get(type).asString());
      assertThat(sign(positions.get(i).deltaDollars().orElseThrow()))
          .isEqualTo(totals.get("economic_direction").get(type).asString());
    }
  }

  @Test
  void anEmptyPortfolioIsAllCash() {
    JsonNode example = GOLDEN.one("empty_portfolio");
    JsonNode totals = example.get("expected").get("totals");
    Exposures none = Exposures.of(List.of());
    same("empty_portfolio", none.value().gross(), totals, "gross");
    same("empty_portfolio", none.value().net(), totals, "net");
    same("empty_portfolio", none.value().longSide(), totals, "long_market_value");
    same("empty_portfolio", none.value().shortSide(), totals, "short_market_value");
    BigDecimal equity = example.get("inputs").get("equity").decimalValue();
    same("empty_portfolio", equity.subtract(none.value().net()), totals, "cash_implied");
  }

  @Test
  void boughtOnMarginCashIsNegative() {
    JsonNode example = GOLDEN.one("margin_debit_cash_must_be_negative");
    JsonNode in = example.get("inputs");
    var sides =
        new Exposures.Sides(
            in.get("long_market_value").decimalValue(),
            in.get("short_market_value").decimalValue());
    same(
        "margin_debit_cash_must_be_negative",
        in.get("equity").decimalValue().subtract(sides.net()),
        example.get("expected"),
        "cash");
  }

  @Test
  void anOptionWithoutDeltaIsUncoveredAndStillHasItsValue() {
    Instrument option = Instrument.contract("XYZ260116C00100000", 100);
    var unknown =
        ExposedPosition.option("P1", "XYZ", option, new BigDecimal("-2"), new BigDecimal("1.50"));
    Exposures exposures = Exposures.of(List.of(unknown));
    assertThat(exposures.value().shortSide()).isEqualByComparingTo("-300");
    assertThat(exposures.risk().gross()).isEqualByComparingTo("0");
    assertThat(exposures.longCount()).isZero();
    assertThat(exposures.shortCount()).isEqualTo(1);
    assertThat(exposures.uncovered()).containsExactly("P1");
    assertThat(exposures.netByUnderlying()).isEmpty();
  }

  @Test
  void leverageNeedsPositiveEquity() {
    var sides = new Exposures.Sides(BigDecimal.TEN, BigDecimal.ZERO);
    assertThat(sides.leverage(BigDecimal.ZERO)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(sides.leverage(new BigDecimal("-5"))).isInstanceOf(Estimate.Degenerate.class);
  }

  private static List<ExposedPosition> positions(JsonNode example) {
    List<ExposedPosition> positions = new ArrayList<>();
    for (JsonNode in : example.get("inputs").get("positions")) {
      String id = in.get("id").asString();
      var instrument = new Instrument(in.get("symbol").asString(), in.get("mult").decimalValue());
      BigDecimal quantity = in.get("qty").decimalValue();
      BigDecimal price = in.get("price").decimalValue();
      if (in.has("underlying")) {
        String underlying = in.get("underlying").asString();
        positions.add(
            ExposedPosition.option(id, underlying, instrument, quantity, price)
                .withDelta(in.get("delta").decimalValue(), in.get("S").decimalValue()));
      } else {
        positions.add(ExposedPosition.share(id, instrument, quantity, price));
      }
    }
    return positions;
  }

  private static String sign(BigDecimal amount) {
    return amount.signum() > 0 ? "+" : "-";
  }

  private static void same(String example, BigDecimal actual, JsonNode expected, String name) {
    EXPOSURES.equal(
        example,
        actual.stripTrailingZeros(),
        expected.get(name).decimalValue().stripTrailingZeros());
  }
}
