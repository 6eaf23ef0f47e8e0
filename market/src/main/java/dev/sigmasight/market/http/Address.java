package dev.sigmasight.market.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts addresses together. */
public final class Address {
  private Address() {}

  /** The address of a path below a base, whose slash at the end does not matter. */
  public static URI of(URI base, String path, Map<String, ?> query) {
    String start = base.toString();
    String without = start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    return URI.create(without + path + (query.isEmpty() ? "" : "?" + encoded(query)));
  }

  /** One segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Names and values as a query or a form has them. */
  public static String encoded(Map<String, ?> values) {
    return values.entrySet().stream()
        .map(entry -> segment(entry.getKey()) + "=" + segment(String.valueOf(entry.getValue())))
        .collect(Collectors.joining("&"));
  }
}
