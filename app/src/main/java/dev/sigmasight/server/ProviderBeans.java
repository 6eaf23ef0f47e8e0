package dev.sigmasight.server;

import dev.sigmasight.market.http.ProviderClient.Surroundings;
import dev.sigmasight.market.http.Timing;
import dev.sigmasight.market.http.Transport;
import dev.sigmasight.market.provider.DailyBudget;
import dev.sigmasight.market.provider.ProviderListener;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers of market data. Without a budget in the database, each process counts its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderBeans {

  @Bean
  Providers providers(
      ProviderSettings settings,
      Clock clock,
      ObjectProvider<DailyBudget> budget,
      ObjectProvider<ProviderListener> listeners) {
    List<ProviderListener> all = listeners.orderedStream().toList();
    try {
      return new Providers(
          settings,
          new Surroundings(
              new Transport(),
              budget.getIfAvailable(DailyBudget::inMemory),
              call -> all.forEach(listener -> listener.ended(call)),
              Timing.of(clock)));
    } catch (IllegalArgumentException e) {
      throw new StartRefused("sigmasight.providers: " + e.getMessage(), e);
    }
  }
}
