package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.provider.ProviderStatus.Circuit;
import dev.sigmasight.market.provider.Reply;
import dev.sigmasight.market.testing.ProviderDouble;
import dev.sigmasight.market.testing.Served;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.testing.TestServer;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that asks a provider; the provider is a double. */
class ProviderWiringTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 14);
  private static final String UNKNOWN =
      """
      {"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}
      """;

  @Test
  void asksWhoIsConfiguredAndCountsTheCallsOfTheDay() {
    try (ProviderDouble yahoo =
            new ProviderDouble().on("/v8/finance/chart/NOPE", Served.of(404, UNKNOWN));
        TestServer server =
            TestServer.start(
                Map.of(
                    "sigmasight.providers.enabled", "true",
                    "sigmasight.providers.yahoo.base-url", yahoo.uri().toString(),
                    "sigmasight.prices.sources", "fmp,yahoo",
                    "FMP_API_KEY", ""))) {
      assertThat(yahoo.asked()).as("asked at start").isEmpty();
      PriceSource first = server.part(PriceSources.class).inOrder().getFirst();

      Reply<?> reply = first.history("NOPE", DAY, DAY);

      assertThat(first.name()).isEqualTo("yahoo");
      assertThat(reply).isEqualTo(new Reply.UnknownSymbol<>("NOPE"));
      assertThat(
              server
                  .core()
                  .sql(
                      "select provider || ' ' || account || ' ' || on_day || ' ' || taken from provider_budget")
                  .query(String.class)
                  .list())
          .containsExactly("yahoo anonymous 2026-01-15 1");
      assertThat(server.part(Providers.class).statuses())
          .extracting(ProviderStatus::provider, ProviderStatus::circuit)
          .containsExactly(tuple("yahoo", Circuit.CLOSED));
    }
  }
}
