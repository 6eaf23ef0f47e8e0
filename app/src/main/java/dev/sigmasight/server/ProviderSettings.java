package dev.sigmasight.server;

import dev.sigmasight.market.http.Limits;
import dev.sigmasight.market.http.Pace;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How providers of market data are asked, and whether.
 *
 * @param enabled false and nothing leaves this machine, whatever else is set
 */
@ConfigurationProperties("sigmasight.providers")
record ProviderSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue Yahoo yahoo,
    @DefaultValue Fmp fmp,
    @DefaultValue Polygon polygon,
    @DefaultValue Fred fred) {

  /**
   * Yahoo Finance.
   *
   * @param baseUrl another place for all its hosts; null for the public ones
   * @param calls at most {@code calls} in {@code per}
   * @param perDay calls of a day; 0 for no limit
   */
  record Yahoo(
      @DefaultValue("true") boolean enabled,
      @Nullable URI baseUrl,
      @DefaultValue("Mozilla/5.0 (compatible; SigmaSight)") String userAgent,
      @DefaultValue("50") int calls,
      @DefaultValue("1s") Duration per,
      @DefaultValue("20000") int perDay,
      @DefaultValue("8") int concurrency,
      @DefaultValue("10s") Duration timeout) {

    Limits limits() {
      return new Limits(new Pace(calls, per), perDay, concurrency, timeout);
    }
  }

  /**
   * Financial Modeling Prep.
   *
   * @param key none, and it is not asked
   */
  record Fmp(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("https://financialmodelingprep.com") URI baseUrl,
      @DefaultValue("") String key,
      @DefaultValue("5") int calls,
      @DefaultValue("1s") Duration per,
      @DefaultValue("250") int perDay,
      @DefaultValue("4") int concurrency,
      @DefaultValue("15s") Duration timeout) {

    Limits limits() {
      return new Limits(new Pace(calls, per), perDay, concurrency, timeout);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "Fmp[" + baseUrl + "]";
    }
  }

  /**
   * Polygon, also called Massive.
   *
   * @param key none, and it is not asked
   */
  record Polygon(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("https://api.polygon.io") URI baseUrl,
      @DefaultValue("") String key,
      @DefaultValue("5") int calls,
      @DefaultValue("1m") Duration per,
      @DefaultValue("0") int perDay,
      @DefaultValue("2") int concurrency,
      @DefaultValue("30s") Duration timeout) {

    Limits limits() {
      return new Limits(new Pace(calls, per), perDay, concurrency, timeout);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "Polygon[" + baseUrl + "]";
    }
  }

  /**
   * The data of the Federal Reserve Bank of St. Louis.
   *
   * @param key none, and it is not asked
   */
  record Fred(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("https://api.stlouisfed.org") URI baseUrl,
      @DefaultValue("") String key,
      @DefaultValue("1") int calls,
      @DefaultValue("600ms") Duration per,
      @DefaultValue("0") int perDay,
      @DefaultValue("1") int concurrency,
      @DefaultValue("15s") Duration timeout) {

    Limits limits() {
      return new Limits(new Pace(calls, per), perDay, concurrency, timeout);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "Fred[" + baseUrl + "]";
    }
  }
}
