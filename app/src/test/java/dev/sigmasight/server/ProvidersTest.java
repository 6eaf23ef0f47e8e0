package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.market.http.ProviderClient.Surroundings;
import dev.sigmasight.market.http.Timing;
import dev.sigmasight.market.http.Transport;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderListener;
import dev.sigmasight.market.provider.ProviderStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProvidersTest {
  private static final String ALL = "yahoo,fmp,polygon";
  private static final Map<String, String> KEYS =
      Map.of(
          "sigmasight.providers.fmp.key", "abc",
          "sigmasight.providers.polygon.key", "def",
          "sigmasight.providers.fred.key", "ghi");

  private static ProviderSettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sigmasight.providers", Bindable.of(ProviderSettings.class));
  }

  private static Providers providers(Map<String, String> properties) {
    return new Providers(
        settings(properties),
        new Surroundings(
            new Transport(),
            DailyBudget.inMemory(),
            ProviderListener.NONE,
            Timing.of(Clock.systemUTC())));
  }

  private static List<String> prices(Providers providers) {
    return providers.prices().inOrder("x", ALL).stream().map(PriceSource::name).toList();
  }

  @Test
  void leaveOutWhoHasNoKey() {
    try (Providers providers = providers(Map.of("sigmasight.providers.fmp.key", " "))) {
      assertThat(prices(providers)).containsExactly("yahoo");
      assertThat(providers.rates().inOrder("x", "fred")).isEmpty();
      assertThat(providers.statuses())
          .extracting(ProviderStatus::provider)
          .containsExactly("yahoo");
    }
  }

  @Test
  void areAllThereWithTheirKeys() {
    try (Providers providers = providers(KEYS)) {
      assertThat(prices(providers)).containsExactly("yahoo", "fmp", "polygon");
      assertThat(providers.options().inOrder("x", "polygon,yahoo")).hasSize(2);
      assertThat(providers.sessions().inOrder("x", "polygon")).hasSize(1);
      assertThat(providers.profiles().inOrder("x", "yahoo,fmp")).hasSize(2);
      assertThat(providers.fundamentals().inOrder("x", "yahoo,fmp")).hasSize(2);
      assertThat(providers.rates().inOrder("x", "fred")).hasSize(1);
      assertThat(providers.statuses()).hasSize(4);
    }
  }

  @Test
  void areNoneWhereNothingMayLeaveThisMachine() {
    Map<String, String> off = new HashMap<>(KEYS);
    off.put("sigmasight.providers.enabled", "false");
    try (Providers providers = providers(off)) {
      assertThat(prices(providers)).isEmpty();
      assertThat(providers.search()).isEmpty();
      assertThat(providers.statuses()).isEmpty();
    }
  }

  @Test
  void sayNothingOfTheirKeys() {
    assertThat(settings(KEYS).toString()).doesNotContain("abc", "def", "ghi");
  }
}
