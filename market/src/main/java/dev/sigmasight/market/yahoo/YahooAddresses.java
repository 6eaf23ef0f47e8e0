package dev.sigmasight.market.yahoo;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Yahoo is.
 *
 * @param data all questions but the next three
 * @param crumb where the session's password is had, without a path
 * @param cookie where the session's cookie is had
 * @param consent a page that asks visitors from Europe for their consent first
 */
public record YahooAddresses(URI data, URI crumb, URI cookie, URI consent) {

  /** The public ones. */
  public static final YahooAddresses PUBLIC =
      new YahooAddresses(
          URI.create("https://query2.finance.yahoo.com"),
          URI.create("https://query1.finance.yahoo.com"),
          URI.create("https://fc.yahoo.com/"),
          URI.create("https://finance.yahoo.com/quote/AAPL"));

  /** All of them at one place, for tests and for a proxy. */
  public static YahooAddresses at(URI base) {
    return new YahooAddresses(base, base, base.resolve("/cookie"), base.resolve("/quote/AAPL"));
  }

  /** Whether a redirect to this address may be followed with our cookies. */
  boolean isOurs(URI uri) {
    String host = lower(uri.getHost());
    boolean configured =
        Stream.of(data, crumb, cookie, consent)
            .anyMatch(known -> known.getAuthority().equals(uri.getAuthority()));
    return configured || ("https".equals(uri.getScheme()) && host.endsWith(".yahoo.com"));
  }

  private static String lower(@Nullable String host) {
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }
}
