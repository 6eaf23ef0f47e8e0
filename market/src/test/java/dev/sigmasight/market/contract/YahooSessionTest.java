package dev.sigmasight.market.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.provider.ProviderCall.Outcome;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.testing.ProviderDouble.Asked;
import dev.sigmasight.market.testing.Served;
import dev.sigmasight.market.yahoo.YahooPrices;
import dev.sigmasight.market.yahoo.YahooProfiles;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookie, consent and crumb. */
class YahooSessionTest {
  static final List<String> FIXTURES =
      List.of(
          "yahoo/00_cookie_bootstrap.http.txt",
          "yahoo/01_getcrumb_200.http.txt",
          "yahoo/01b_getcrumb_429.http.txt",
          "yahoo/01c_eu_consent_redirect.http.txt",
          "yahoo-recorded/getCrumb-getcrumb.json",
          "yahoo-recorded/getCrumb-quote-AAPL-collectConsentSubmit.json",
          "yahoo-recorded/getCrumb-quote-AAPL-consent-final-redirect.html.json",
          "yahoo-recorded/getCrumb-quote-AAPL-consent.html.json",
          "yahoo-recorded/getCrumb-quote-AAPL-copyConsent.json",
          "yahoo-recorded/getCrumb-quote-AAPL.json");

  private static final String SUMMARY = "/v10/finance/quoteSummary/AAPL";
  private static final String CRUMB = "/v1/test/getcrumb";
  private static final Served STALE =
      Served.of(
          401,
          """
          {"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}
          """);

  /** The page is not among the recordings; its fields are those that were posted. */
  private static final String CONSENT_PAGE =
      """
      <!DOCTYPE html><html><form method="post">
      <input type="hidden" name="csrfToken" value="GoNrer0">
      <input type="hidden" name="sessionId" value="3_cc-session_dcf322f7">
      <input type="hidden" name="originalDoneUrl" value="https://finance.yahoo.com/quote/AAPL?a=1&amp;b=2">
      <input type="hidden" name="namespace" value="yahoo">
      <button name="agree" value="agree">yes</button></form></html>
      """;

  private final Desk desk = new Desk();
  private final YahooProfiles profiles = new YahooProfiles(desk.yahoo);

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void sendsTheCookieAndTheCrumbThatBelongTogether() {
    desk.serving("/cookie", "yahoo/00_cookie_bootstrap.http.txt")
        .serving(CRUMB, "yahoo/01_getcrumb_200.http.txt")
        .serving(SUMMARY, "yahoo/03_quoteSummary_info_modules_200.json");

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.Data.class);

    Asked asked = desk.there.asked().getLast();
    assertThat(asked.header("Cookie")).isEqualTo("A3=d=AQABBSAMPLE&S=AQAAASAMPLE");
    assertThat(asked.uri().getRawQuery()).contains("crumb=aB3dE6gH9jK");
    assertThat(asked.header("User-agent")).isEqualTo("Test/1");
  }

  @Test
  void keepsTheSession() {
    desk.serving(SUMMARY, "yahoo/03_quoteSummary_info_modules_200.json");

    profiles.profile("AAPL");
    profiles.profile("AAPL");

    assertThat(desk.there.calls(CRUMB)).isEqualTo(1);
    assertThat(desk.there.asked().getLast().uri().getRawQuery()).contains("crumb=aB3%2FE6gH.jK");
  }

  @Test
  void renewsAStaleSessionOnceForAllWhoFindItStale() throws Exception {
    desk.there.on(CRUMB, Served.of(200, "old"), Served.of(200, "new"));
    desk.there.on(SUMMARY + "?crumb=old", STALE);
    desk.serving(SUMMARY + "?crumb=new", "yahoo/03_quoteSummary_info_modules_200.json");

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply<CompanyProfile>>> replies =
          IntStream.range(0, 12)
              .mapToObj(_ -> threads.submit(() -> profiles.profile("AAPL")))
              .toList();
      for (Future<Reply<CompanyProfile>> reply : replies) {
        assertThat(reply.get()).isInstanceOf(Reply.Data.class);
      }
    }
    assertThat(desk.there.calls(CRUMB)).isEqualTo(2);
  }

  @Test
  void renewsOnceAndThenLeavesYahooAloneForAWhile() {
    desk.there.on(SUMMARY, STALE);

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.NotEntitled.class);
    assertThat(desk.there.calls(SUMMARY)).isEqualTo(2);
    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.NotEntitled.class);
    assertThat(desk.there.calls(SUMMARY)).isEqualTo(2);

    desk.time.pass(Duration.ofMinutes(16));
    desk.serving(SUMMARY, "yahoo/03_quoteSummary_info_modules_200.json");
    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.Data.class);
  }

  @Test
  void takesTooManyRequestsForNoCrumbAndLeavesTheHostAlone() {
    desk.serving(CRUMB, "yahoo/01b_getcrumb_429.http.txt");

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.RateLimited.class);
    assertThat(desk.outcomes("crumb")).containsExactly(Outcome.RATE_LIMITED);
    assertThat(desk.there.calls(SUMMARY)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Sorry</html>", "{\"finance\":{}}"})
  void takesNeitherAnEmptyBodyNorAPageForACrumb(String body) {
    desk.there.on(CRUMB, Served.of(200, body));

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.Malformed.class);
    assertThat(desk.there.calls(SUMMARY)).isZero();
  }

  @Test
  void takesTooManyRequestsWithAGoodStatusForARefusal() {
    desk.there.on(CRUMB, Served.of(200, "Too Many Requests"));

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.RateLimited.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yahoo/01c_eu_consent_redirect.http.txt",
        "yahoo-recorded/getCrumb-quote-AAPL.json"
      })
  void consentsToCookiesWhereYahooAsksForIt(String start) {
    desk.there.on("/cookie", Served.of(404, ""));
    desk.serving("/quote/AAPL", start)
        .serving("/consent", "yahoo-recorded/getCrumb-quote-AAPL-consent.html.json")
        .serving("/copyConsent", "yahoo-recorded/getCrumb-quote-AAPL-copyConsent.json")
        .serving(CRUMB, "yahoo-recorded/getCrumb-getcrumb.json")
        .serving(SUMMARY, "yahoo/03_quoteSummary_info_modules_200.json");
    desk.there.on(
        "/v2/collectConsent",
        Served.of(200, CONSENT_PAGE),
        Fixture.served(
            "yahoo-recorded/getCrumb-quote-AAPL-collectConsentSubmit.json", desk.there.uri()));

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.Data.class);

    Asked posted =
        desk.there.asked().stream().filter(it -> it.method().equals("POST")).findFirst().get();
    assertThat(posted.body())
        .isEqualTo(
            "csrfToken=GoNrer0&sessionId=3_cc-session_dcf322f7"
                + "&originalDoneUrl=https%3A%2F%2Ffinance.yahoo.com%2Fquote%2FAAPL%3Fa%3D1%26b%3D2"
                + "&namespace=yahoo&agree=agree");
    assertThat(desk.there.asked().getLast().header("Cookie")).contains("GUCS=", "A3=d=AQ");
  }

  @Test
  void givesUpWhenTheWayToConsentEndsElsewhere() {
    desk.there.on("/cookie", Served.of(404, ""));
    desk.serving(
        "/quote/AAPL", "yahoo-recorded/getCrumb-quote-AAPL-consent-final-redirect.html.json");
    desk.there.on("/quote/AAPL/", Served.of(200, "<html>a quote</html>"));

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.Unavailable.class);
    assertThat(desk.there.calls(SUMMARY)).isZero();
  }

  @Test
  void followsNoRedirectToAStranger() {
    desk.there.on("/cookie", Served.of(404, ""));
    desk.there.on("/quote/AAPL", Served.of(302, "").with("Location", "http://localhost:1/consent"));

    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.Unavailable.class);
  }

  @Test
  void leavesYahooAloneForLongerEachTimeItIsSentAway() {
    desk.there.on("/v8/finance/chart/AAPL", Served.of(429, "Edge: Too Many Requests"));
    YahooPrices prices = new YahooPrices(desk.yahoo);
    LocalDate day = LocalDate.of(2025, 12, 12);

    prices.history("AAPL", day, day);
    assertThat(profiles.profile("AAPL")).isInstanceOf(Reply.RateLimited.class);
    assertThat(desk.there.asked()).hasSize(1);

    desk.time.pass(Duration.ofMinutes(61));
    prices.history("AAPL", day, day);
    desk.time.pass(Duration.ofMinutes(61));
    prices.history("AAPL", day, day);
    assertThat(desk.there.asked()).hasSize(2);

    desk.time.pass(Duration.ofMinutes(61));
    prices.history("AAPL", day, day);
    assertThat(desk.there.asked()).hasSize(3);
  }
}
