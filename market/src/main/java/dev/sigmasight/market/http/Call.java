package dev.sigmasight.market.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question.
 *
 * @param endpoint a short fixed name
 * @param uri where it goes, without the key
 * @param symbol whom it is about; null if no single one
 * @param headers beside the key's
 * @param form what is posted, already encoded; null to get
 */
public record Call(
    String endpoint,
    URI uri,
    @Nullable String symbol,
    Map<String, String> headers,
    @Nullable String form) {
  public Call {
    headers = Map.copyOf(headers);
  }

  /** About one symbol. */
  public static Call about(String symbol, String endpoint, URI uri) {
    return new Call(endpoint, uri, symbol, Map.of(), null);
  }

  /** About no single symbol. */
  public static Call of(String endpoint, URI uri) {
    return new Call(endpoint, uri, null, Map.of(), null);
  }

  /** The same with these headers. */
  public Call withHeaders(Map<String, String> others) {
    return new Call(endpoint, uri, symbol, others, form);
  }

  /** The same elsewhere. */
  public Call at(URI other) {
    return new Call(endpoint, other, symbol, headers, form);
  }

  /** Posts a form. */
  public Call posting(String encoded) {
    return new Call(endpoint, uri, symbol, headers, encoded);
  }

  /** Without the query, the headers and the form, which may hold a secret. */
  @Override
  public String toString() {
    return endpoint + (symbol == null ? "" : " of " + symbol);
  }
}
