package dev.sigmasight.server;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.batch.BatchSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the features of the core are given: the exchange's sessions, and the batch's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeatureBeans.Batch.class)
class FeatureBeans {

  /**
   * How the batch works.
   *
   * @param threads portfolios worked on at once
   */
  @ConfigurationProperties("sigmasight.batch")
  record Batch(@DefaultValue("2") int threads) {}

  @Bean
  TradingCalendar tradingCalendar() {
    return TradingCalendar.nyse();
  }

  @Bean
  BatchSettings batchSettings(Batch batch) {
    return new BatchSettings(batch.threads());
  }
}
