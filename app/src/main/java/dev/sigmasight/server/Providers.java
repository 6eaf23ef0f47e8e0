package dev.sigmasight.server;

import dev.sigmasight.market.http.ProviderClient.Surroundings;
import dev.sigmasight.market.price.PriceSource;
import dev.sigmasight.market.provider.ProviderStatus;
import dev.sigmasight.market.yahoo.YahooAddresses;
import dev.sigmasight.market.yahoo.YahooClient;
import dev.sigmasight.market.yahoo.YahooPrices;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The providers of market data that may be asked here. */
public final class Providers implements AutoCloseable {
  private final Surroundings surroundings;
  private final Optional<YahooClient> yahoo;

  /** A provider that is switched off, or lacks its key, is absent. */
  Providers(ProviderSettings settings, Surroundings surroundings) {
    this.surroundings = surroundings;
    yahoo = settings.enabled() ? yahoo(settings.yahoo(), surroundings) : Optional.empty();
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

  /** How those in use are doing. */
  public List<ProviderStatus> statuses() {
    return Stream.of(yahoo.map(YahooClient::status)).flatMap(Optional::stream).toList();
  }

  SourceList<PriceSource> prices() {
    return new SourceList<PriceSource>()
        .with(YahooClient.NAME, yahoo.map(YahooPrices::new))
        .with("fmp", Optional.empty())
        .with("polygon", Optional.empty());
  }

  @Override
  public void close() {
    surroundings.transport().close();
  }
}
