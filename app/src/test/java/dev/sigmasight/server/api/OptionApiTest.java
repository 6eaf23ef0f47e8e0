package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionApiTest {
  private static final String PATH = "/api/v1/options/price";
  private static final TestServer server = TestServer.shared();

  private final Client client = server.signedIn(server.account(Role.USER));

  private Answer ask(String json) {
    return client.postText(PATH, json);
  }

  private static double number(Answer answer, String name) {
    return answer.body().get(name).asDouble();
  }

  /** Hull, Options, Futures, and Other Derivatives, example 15.6: 4.76 and 0.81. */
  @Test
  void pricesHullsEuropeanOptions() {
    Answer call =
        ask(
            """
            {"spot": 42, "strike": 40, "years": 0.5, "right": "CALL", "style": "EUROPEAN",
             "rate": 0.1, "volatility": 0.2}
            """);

    assertThat(call.status()).isEqualTo(200);
    assertThat(number(call, "price")).isCloseTo(4.7594, within(1e-4));
    assertThat(number(call, "delta")).isCloseTo(0.7791, within(1e-4));
    assertThat(number(call, "intrinsic_value")).isEqualTo(2);
    assertThat(call.text("status")).isEqualTo("OK");
    assertThat(call.text("rate_source")).isEqualTo("request");
    assertThat(call.body().get("implied_volatility").isNull()).isTrue();
    Answer put =
        ask(
            """
            {"spot": 42, "strike": 40, "years": 0.5, "right": "PUT", "style": "EUROPEAN",
             "rate": 0.1, "volatility": 0.2}
            """);
    assertThat(number(put, "price")).isCloseTo(0.8086, within(1e-4));
  }

  /** Hull, example 15.9: a European call with two dividends of 0.50, worth 3.67. */
  @Test
  void takesDividendsOffTheSpot() {
    Answer call =
        ask(
            """
            {"spot": 40, "strike": 40, "years": 0.5, "right": "CALL", "style": "EUROPEAN",
             "rate": 0.09, "volatility": 0.3,
             "dividends": [{"years": 0.16666667, "amount": 0.5}, {"years": 0.41666667, "amount": 0.5}]}
            """);

    assertThat(number(call, "dividends_present_value")).isCloseTo(0.9742, within(1e-3));
    assertThat(number(call, "price")).isCloseTo(3.67, within(5e-3));
  }

  @Test
  void findsTheVolatilityThatGaveAPrice() {
    String american =
        """
        {"spot": 100, "strike": 110, "years": 1, "right": "PUT", "rate": 0.05, "yield": 0.01, %s}
        """;
    Answer priced = ask(american.formatted("\"volatility\": 0.35"));
    assertThat(priced.text("style")).isEqualTo("AMERICAN");

    Answer implied = ask(american.formatted("\"price\": " + number(priced, "price")));

    assertThat(number(implied, "implied_volatility")).isCloseTo(0.35, within(1e-6));
    assertThat(number(implied, "volatility")).isCloseTo(0.35, within(1e-6));
    assertThat(number(implied, "delta")).isCloseTo(number(priced, "delta"), within(1e-6));
  }

  @Test
  void saysWhyNoVolatilityExplainsAPrice() {
    Answer low =
        ask(
            """
            {"spot": 100, "strike": 80, "years": 1, "right": "CALL", "style": "EUROPEAN",
             "rate": 0.05, "price": 20}
            """);

    assertThat(low.status()).isEqualTo(200);
    assertThat(low.text("status")).isEqualTo("BELOW_INTRINSIC");
    assertThat(low.text("reason")).contains("not above");
    for (String unknown : new String[] {"implied_volatility", "volatility", "delta", "vega"}) {
      assertThat(low.body().get(unknown).isNull()).as(unknown).isTrue();
    }
  }

  @Test
  void countsYearsFromTodayInNewYorkAndTakesTheStoredRate() {
    Answer call =
        ask(
            """
            {"spot": 100, "strike": 100, "expiry": "2026-06-19", "right": "CALL", "volatility": 0.2}
            """);

    assertThat(call.text("as_of")).isEqualTo("2026-01-15");
    assertThat(number(call, "years")).isCloseTo(155 / 365.0, within(1e-8));
    assertThat(call.text("rate_source")).isNotEqualTo("request");
    assertThat(call.text()).doesNotContain("E-").doesNotContain("NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                            | spot
          {"spot": -1, "strike": 1, "years": 1, "right": "CALL", "volatility": 0.2}      | spot
          {"spot": 1, "strike": 0, "years": 1, "right": "CALL", "volatility": 0.2}       | strike
          {"spot": 1, "strike": 1, "right": "CALL", "volatility": 0.2}                   | expiry
          {"spot": 1, "strike": 1, "years": 1, "expiry": "2026-03-20", "right": "CALL", "volatility": 0.2} | expiry
          {"spot": 1, "strike": 1, "expiry": "2026-01-14", "right": "CALL", "volatility": 0.2} | expiry
          {"spot": 1, "strike": 1, "years": 51, "right": "CALL", "volatility": 0.2}      | years
          {"spot": 1, "strike": 1, "years": 1, "volatility": 0.2}                        | right
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL"}                          | volatility
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "volatility": 0.2, "price": 1} | volatility
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "volatility": 11}        | volatility
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "price": -1}             | price
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "volatility": 0.2, "rate": 5} | rate
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "volatility": 0.2, "dividends": [{"years": 0.5, "amount": 2}]} | dividends
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "volatility": 0.2, "dividends": [{"amount": 0.1}]} | dividends[0].ex_date
          {"spot": 1, "strike": 1, "years": 1, "right": "CALL", "volatility": 0.2, "dividends": [null]} | dividends[0]
          """)
  void refusesWhatIsNoOption(String json, String field) {
    Answer refused = ask(json);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.body().get("errors").findValuesAsString("field")).contains(field);
  }

  @Test
  void isForThoseWhoAreSignedIn() {
    assertThat(server.anonymous().postText(PATH, "{}").status()).isEqualTo(401);
  }
}
