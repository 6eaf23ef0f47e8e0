package dev.sigmasight.server;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.batch.BatchSettings;
import dev.sigmasight.server.company.FundamentalsSources;
import dev.sigmasight.server.company.ProfileSources;
import dev.sigmasight.server.demo.DemoPresence;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.option.OptionSources;
import dev.sigmasight.server.rate.RateSources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the features of the core are given: the exchange's sessions, and the settings of prices and
 * batch.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FeatureBeans.PriceSettings.class, FeatureBeans.Batch.class})
class FeatureBeans {

  /**
   * Where missing prices come from.
   *
   * @param sources their names, in the order in which they are asked; null asks for invented prices
   *     where the demo is set up, and for none elsewhere
   */
  @ConfigurationProperties("sigmasight.prices")
  record PriceSettings(@Nullable String sources) {}

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

  @Bean
  ProfileSources profileSources() {
    return new ProfileSources(List.of());
  }

  @Bean
  FundamentalsSources fundamentalsSources() {
    return new FundamentalsSources(List.of());
  }

  @Bean
  OptionSources optionSources() {
    return new OptionSources(List.of());
  }

  @Bean
  RateSources rateSources() {
    return new RateSources(List.of());
  }

  @Bean
  PriceSources priceSources(PriceSettings settings, TradingCalendar calendar, DemoPresence demo) {
    String sources = settings.sources();
    if (sources == null) {
      sources = demo.isSetUp() ? SyntheticPrices.NAME : "";
    }
    try {
      return PriceSources.parse(sources, calendar);
    } catch (IllegalArgumentException e) {
      throw new StartRefused("sigmasight.prices.sources: " + e.getMessage(), e);
    }
  }
}
