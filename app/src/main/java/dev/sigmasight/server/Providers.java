package dev.sigmasight.server;

import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.market.company.SymbolSearch;
import dev.sigmasight.market.fmp.FmpClient;
import dev.sigmasight.market.fmp.FmpFundamentals;
import dev.sigmasight.market.fmp.FmpPrices;
import dev.sigmasight.market.fmp.FmpProfiles;
import dev.sigmasight.market.fred.FredRates;
import dev.sigmasight.market.http.ProviderClient.Surroundings;
import dev.sigmasight.market.option.OptionChainSource;
import dev.sigmasight.market.polygon.PolygonClient;
import dev.sigmasight.market.polygon.PolygonOptions;
import dev.sigmasight.market.polygon.PolygonPrices;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.price.SessionPriceSource;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.rate.RateSource;
import dev.sigmasight.market.yahoo.YahooAddresses;
import dev.sigmasight.market.yahoo.YahooClient;
import dev.sigmasight.market.yahoo.YahooFundamentals;
import dev.sigmasight.market.yahoo.YahooOptions;
import dev.sigmasight.market.yahoo.YahooPrices;
import dev.sigmasight.market.yahoo.YahooProfiles;
import dev.sigmasight.market.yahoo.YahooSearch;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The providers of market data that may be asked here; one that is switched off, or lacks its key,
 * is absent.
 */
public final class Providers implements AutoCloseable {
  private final Surroundings surroundings;
  private final Optional<YahooClient> yahoo;
  private final Optional<FmpClient> fmp;
  private final Optional<PolygonClient> polygon;
  private final Optional<FredRates> fred;

  Providers(ProviderSettings settings, Surroundings surroundings) {
    this.surroundings = surroundings;
    boolean enabled = settings.enabled();
    yahoo = enabled ? yahoo(settings.yahoo(), surroundings) : Optional.empty();
    fmp = enabled ? fmp(settings.fmp(), surroundings) : Optional.empty();
    polygon = enabled ? polygon(settings.polygon(), surroundings) : Optional.empty();
    fred = enabled ? fred(settings.fred(), surroundings) : Optional.empty();
  }

  private static Optional<YahooClient> yahoo(
      ProviderSettings.Yahoo settings, Surroundings surroundings) {
    if (!settings.enabled()) {
      return Optional.empty();
    }
    URI base = settings.baseUrl();
    YahooAddresses addresses = base == null ? YahooAddresses.PUBLIC : YahooAddresses.at(base);
    return Optional.of(
        new YahooClient(addresses, settings.userAgent(), settings.limits(), surroundings));
  }

  private static Optional<FmpClient> fmp(ProviderSettings.Fmp settings, Surroundings surroundings) {
    return isUsable(settings.enabled(), settings.key())
        ? Optional.of(
            new FmpClient(
                settings.baseUrl(), settings.key().strip(), settings.limits(), surroundings))
        : Optional.empty();
  }

  private static Optional<PolygonClient> polygon(
      ProviderSettings.Polygon settings, Surroundings surroundings) {
    return isUsable(settings.enabled(), settings.key())
        ? Optional.of(
            new PolygonClient(
                settings.baseUrl(), settings.key().strip(), settings.limits(), surroundings))
        : Optional.empty();
  }

  private static Optional<FredRates> fred(
      ProviderSettings.Fred settings, Surroundings surroundings) {
    return isUsable(settings.enabled(), settings.key())
        ? Optional.of(
            new FredRates(
                settings.baseUrl(), settings.key().strip(), settings.limits(), surroundings))
        : Optional.empty();
  }

  private static boolean isUsable(boolean enabled, String key) {
    return enabled && !key.isBlank();
  }

  /** How those in use are doing. */
  public List<ProviderStatus> statuses() {
    return Stream.of(
            yahoo.map(YahooClient::status),
            fmp.map(FmpClient::status),
            polygon.map(PolygonClient::status),
            fred.map(FredRates::status))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Finds symbols by name, where a provider does. */
  public Optional<SymbolSearch> search() {
    return yahoo.map(YahooSearch::new);
  }

  SourceList<PriceSource> prices() {
    return new SourceList<PriceSource>()
        .with(YahooClient.NAME, yahoo.map(YahooPrices::new))
        .with(FmpClient.NAME, fmp.map(FmpPrices::new))
        .with(PolygonClient.NAME, polygon.map(PolygonPrices::new));
  }

  SourceList<SessionPriceSource> sessions() {
    return new SourceList<SessionPriceSource>()
        .with(PolygonClient.NAME, polygon.map(PolygonPrices::new));
  }

  SourceList<ProfileSource> profiles() {
    return new SourceList<ProfileSource>()
        .with(YahooClient.NAME, yahoo.map(YahooProfiles::new))
        .with(FmpClient.NAME, fmp.map(FmpProfiles::new));
  }

  SourceList<FundamentalsSource> fundamentals() {
    return new SourceList<FundamentalsSource>()
        .with(YahooClient.NAME, yahoo.map(YahooFundamentals::new))
        .with(FmpClient.NAME, fmp.map(FmpFundamentals::new));
  }

  SourceList<OptionChainSource> options() {
    return new SourceList<OptionChainSource>()
        .with(PolygonClient.NAME, polygon.map(PolygonOptions::new))
        .with(YahooClient.NAME, yahoo.map(YahooOptions::new));
  }

  SourceList<RateSource> rates() {
    return new SourceList<RateSource>().with(FredRates.NAME, fred);
  }

  @Override
  public void close() {
    surroundings.transport().close();
  }
}
