package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Options over spot, time and volatility. The call pays no dividend, so that exercising it early
 * never pays: what it is worth is that of Black, Scholes and Merton, computed apart with an error
 * function.
 */
class OptionGridApiTest {
  private static final Offset<Double> CENT = within(0.006);
  private static final AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();

  private static JsonNode grid(String query) {
    return portfolio.get("options/grid?" + query).body().at("/underlyings/0");
  }

  private static JsonNode cell(JsonNode grid, double spot, int days, double shift) {
    return grid.get("cells")
        .valueStream()
        .filter(
            each ->
                each.get("spot").asDouble() == spot
                    && each.get("days").asInt() == days
                    && each.get("vol_shift").asDouble() == shift)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsWhatIsHeldOnAnUnderlying() {
    JsonNode grid = grid("");

    assertThat(grid.get("symbol").asString()).isEqualTo("AA");
    assertThat(grid.get("quality").asString()).isEqualTo("FINAL");
    assertThat(grid.get("spot").asDouble()).isEqualTo(300);
    assertThat(grid.get("shares").asDouble()).isEqualTo(100);
    assertThat(grid.get("market_value").asDouble()).isEqualTo(31_000);
    assertThat(grid.get("legs").size()).isEqualTo(1);
    assertThat(grid.at("/legs/0/strike").asDouble()).isEqualTo(330);
    assertThat(grid.at("/legs/0/multiplier").asDouble()).isEqualTo(100);
    assertThat(grid.at("/legs/0/volatility").asDouble()).isEqualTo(0.3);
    assertThat(grid.at("/legs/0/price_source").asString()).isEqualTo("model");
    assertThat(grid.get("spots").valueStream().map(JsonNode::asDouble))
        .containsExactly(
            240.0, 252.0, 264.0, 276.0, 288.0, 300.0, 312.0, 324.0, 336.0, 348.0, 360.0);
    assertThat(grid.get("dates").valueStream().map(JsonNode::asString))
        .containsExactly("2026-01-14", "2026-01-21", "2026-02-13", "2026-06-09");
    assertThat(grid.get("cells").size()).isEqualTo(44);
  }

  @Test
  void pricesTheOptionsInEveryCell() {
    JsonNode grid = grid("include_underlying=false&days=0,30&vol_shift=0.05,0&steps=3");

    JsonNode today = cell(grid, 300, 0, 0);
    assertThat(today.get("value").asDouble()).isCloseTo(1325.4624, CENT);
    assertThat(today.get("profit").asDouble()).isCloseTo(1325.4624 - 1000, CENT);
    assertThat(today.get("delta").asDouble()).isCloseTo(37.329725, CENT);
    assertThat(today.get("delta_value").asDouble()).isCloseTo(300 * 37.329725, CENT);
    assertThat(today.get("gamma_value").asDouble()).isCloseTo(598.6964, CENT);
    assertThat(today.get("vega_value").asDouble()).isCloseTo(71.8436, CENT);
    assertThat(today.get("theta_value").asDouble()).isCloseTo(-8.4632, CENT);
    assertThat(today.get("rho_value").asDouble()).isCloseTo(39.4938, CENT);
    assertThat(cell(grid, 360, 30, 0).get("value").asDouble()).isCloseTo(4408.4999, CENT);
    assertThat(cell(grid, 240, 0, 0.05).get("value").asDouble()).isCloseTo(242.8887, CENT);
  }

  @Test
  void sharesOfTheUnderlyingCountUnlessTheyAreNotWanted() {
    JsonNode with = cell(grid("steps=3"), 360, 0, 0);
    JsonNode without = cell(grid("steps=3&include_underlying=false"), 360, 0, 0);

    assertThat(with.get("value").asDouble() - without.get("value").asDouble())
        .isCloseTo(36_000, CENT);
    assertThat(with.get("delta").asDouble() - without.get("delta").asDouble()).isCloseTo(100, CENT);
    assertThat(with.get("profit").asDouble() - without.get("profit").asDouble())
        .isCloseTo(6_000, CENT);
    assertThat(with.get("gamma_value").asDouble()).isEqualTo(without.get("gamma_value").asDouble());
  }

  @Test
  void tellsWhatComesOutAtExpiry() {
    JsonNode alone = grid("include_underlying=false&steps=3");

    assertThat(alone.at("/expiry/date").asString()).isEqualTo("2026-06-09");
    assertThat(alone.at("/expiry/break_evens/0").asDouble()).isEqualTo(340);
    assertThat(alone.at("/expiry/max_loss").asDouble()).isEqualTo(-1000);
    assertThat(alone.at("/expiry/max_gain").isNull()).isTrue();
    assertThat(alone.at("/expiry/max_gain_reason").asString()).contains("without end");
    assertThat(alone.at("/expiry/profits").valueStream().map(JsonNode::asDouble))
        .containsExactly(-1000.0, -1000.0, 2000.0);
    assertThat(cell(alone, 360, 146, 0).get("profit").asDouble()).isEqualTo(2000);
    JsonNode both = grid("");
    assertThat(both.at("/expiry/break_evens/0").asDouble()).isEqualTo(310);
    assertThat(both.at("/expiry/max_loss").asDouble()).isEqualTo(-31_000);
    assertThat(both.at("/expiry/max_loss_spot").asDouble()).isZero();
  }

  @Test
  void takesDaysByDate() {
    JsonNode grid = grid("dates=2026-02-14,2026-01-15");

    assertThat(grid.get("dates").valueStream().map(JsonNode::asString))
        .containsExactly("2026-01-15", "2026-02-14");
    assertThat(portfolio.get("options/grid?dates=2026-01-13").status()).isEqualTo(400);
  }

  @Test
  void leavesOutWhatCannotBePriced() {
    AnalyzedPortfolio unpriced = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        "update position_snapshot set option_spot = null where portfolio_id = '%s'"
            .formatted(unpriced.id()));

    JsonNode grid = unpriced.get("options/grid").body().at("/underlyings/0");

    assertThat(grid.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(grid.get("quality_reason").asString()).contains("volatility");
    assertThat(grid.get("cells").isEmpty()).isTrue();
    assertThat(grid.at("/legs/0/counted").asBoolean()).isFalse();
    assertThat(grid.at("/legs/0/reason").asString()).contains("volatility");
  }

  @Test
  void saysThatThereAreNone() {
    JsonNode answer = portfolio.get("options/grid?underlying=zz").body();

    assertThat(answer.get("available").asBoolean()).isTrue();
    assertThat(answer.get("underlyings").isEmpty()).isTrue();
    assertThat(answer.get("reason").asString()).isEqualTo("No options are held on zz.");
    assertThat(portfolio.get("options/grid?underlying=aa").body().get("underlyings").size())
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps=4",
        "steps=1",
        "steps=43",
        "spot_range=0",
        "spot_range=0.96",
        "spot_range=NaN",
        "days=-1",
        "days=3651",
        "days=1&dates=2026-02-14",
        "vol_shift=2.1",
        "vol_shift=NaN",
        "vol_shift=0,1,2,3,4,5,6,7",
        "dates=odd",
        "include_underlying=odd",
        "steps=odd"
      })
  void refusesWhatCannotBe(String query) {
    assertThat(portfolio.get("options/grid?" + query).status()).isEqualTo(400);
  }

  @Test
  void refusesTooManyPrices() {
    String days =
        String.join(
            ",",
            List.of(
                "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14",
                "15", "16", "17", "18", "19", "20", "21", "22", "23"));
    String most = "steps=41&vol_shift=-0.1,-0.05,0,0.05,0.1,0.15,0.2&days=" + days;
    AnalyzedPortfolio two = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        """
        insert into instrument (symbol, investment_class, subtype, multiplier, underlying_id, option_right, strike,
          expiry, exercise_style)
        select 'AA260619C00340000', 'OPTIONS', 'CALL', 100, id, 'CALL', 340, '2026-06-19', 'AMERICAN'
        from instrument where symbol = 'AA' on conflict do nothing
        """);
    AnalyzedPortfolio.sql(
        """
        update position set instrument_id = (select id from instrument where symbol = 'AA260619C00340000')
        where portfolio_id = '%s' and instrument_id = (select id from instrument where symbol = 'BB')
        """
            .formatted(two.id()));
    AnalyzedPortfolio.sql(
        """
        update position_snapshot l set option_spot = 300, option_volatility = 0.3, option_years = 0.4,
          option_rate = 0.04, option_yield = 0
        from position p join instrument i on i.id = p.instrument_id
        where p.id = l.position_id and l.portfolio_id = '%s' and i.symbol = 'AA260619C00340000'
        """
            .formatted(two.id()));

    assertThat(portfolio.get("options/grid?" + most).status()).isEqualTo(200);
    assertThat(two.get("options/grid?" + most).status()).isEqualTo(400);
    assertThat(two.get("options/grid?" + most).text("detail")).contains("fewer");
  }
}
