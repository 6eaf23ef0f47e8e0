package dev.sigmasight.server;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.price.SessionPriceSource;
import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.company.FundamentalsSources;
import dev.sigmasight.server.company.ProfileSources;
import dev.sigmasight.server.demo.DemoPresence;
import dev.sigmasight.server.marketdata.PriceSources;
import dev.sigmasight.server.option.OptionSources;
import dev.sigmasight.server.rate.RateSources;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which providers each kind of data comes from, and in which order they are asked. Unset, the demo
 * asks nobody and has invented prices.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  SourceBeans.PriceSettings.class,
  SourceBeans.ProfileSettings.class,
  SourceBeans.OptionSettings.class,
  SourceBeans.RateSettings.class
})
class SourceBeans {

  /**
   * Where missing prices come from.
   *
   * @param sources their names, in the order in which they are asked; null asks for invented prices
   *     where the demo is set up, and elsewhere Yahoo and then FMP
   */
  @ConfigurationProperties("sigmasight.prices")
  record PriceSettings(@Nullable String sources) {}

  /**
   * Where profiles, statements and estimates come from.
   *
   * @param sources their names, in the order in which they are asked; null asks nobody where the
   *     demo is set up, and elsewhere Yahoo and then FMP
   */
  @ConfigurationProperties("sigmasight.profiles")
  record ProfileSettings(@Nullable String sources) {}

  /**
   * Where quotes of options come from.
   *
   * @param sources their names, in the order in which they are asked; null asks nobody where the
   *     demo is set up, and elsewhere Polygon and then Yahoo
   */
  @ConfigurationProperties("sigmasight.options")
  record OptionSettings(@Nullable String sources) {}

  /**
   * Where interest rates come from.
   *
   * @param sources their names, in the order in which they are asked; null asks nobody where the
   *     demo is set up, and elsewhere FRED
   */
  @ConfigurationProperties("sigmasight.rates")
  record RateSettings(@Nullable String sources) {}

  @Bean
  PriceSources priceSources(
      PriceSettings settings, Providers providers, TradingCalendar calendar, DemoPresence demo) {
    String setting = "sigmasight.prices.sources";
    String names = listed(settings.sources(), demo, SyntheticPrices.NAME, "yahoo,fmp");
    SourceList<SessionPriceSource> sessions =
        providers
            .sessions()
            .with(SyntheticPrices.NAME, Optional.empty())
            .with("yahoo", Optional.empty())
            .with("fmp", Optional.empty());
    return new PriceSources(
        providers
            .prices()
            .with(SyntheticPrices.NAME, Optional.of(new SyntheticPrices(calendar)))
            .inOrder(setting, names),
        sessions.inOrder(setting, names));
  }

  @Bean
  ProfileSources profileSources(ProfileSettings settings, Providers providers, DemoPresence demo) {
    return new ProfileSources(
        providers
            .profiles()
            .inOrder(
                "sigmasight.profiles.sources", listed(settings.sources(), demo, "", "yahoo,fmp")));
  }

  @Bean
  FundamentalsSources fundamentalsSources(
      ProfileSettings settings, Providers providers, DemoPresence demo) {
    return new FundamentalsSources(
        providers
            .fundamentals()
            .inOrder(
                "sigmasight.profiles.sources", listed(settings.sources(), demo, "", "yahoo,fmp")));
  }

  @Bean
  OptionSources optionSources(OptionSettings settings, Providers providers, DemoPresence demo) {
    return new OptionSources(
        providers
            .options()
            .inOrder(
                "sigmasight.options.sources",
                listed(settings.sources(), demo, "", "polygon,yahoo")));
  }

  @Bean
  RateSources rateSources(RateSettings settings, Providers providers, DemoPresence demo) {
    return new RateSources(
        providers
            .rates()
            .inOrder("sigmasight.rates.sources", listed(settings.sources(), demo, "", "fred")));
  }

  /** The setting; unset it depends on whether the demo is set up here. */
  private static String listed(
      @Nullable String setting, DemoPresence demo, String inTheDemo, String elsewhere) {
    if (setting != null) {
      return setting;
    }
    return demo.isSetUp() ? inTheDemo : elsewhere;
  }
}
