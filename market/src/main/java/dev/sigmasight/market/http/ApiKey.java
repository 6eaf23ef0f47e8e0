package dev.sigmasight.market.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A provider's key, and where it goes in a request. It says nothing of itself. */
public final class ApiKey {
  private static final ApiKey NONE = new ApiKey("", "", "", false);
  private static final int FINGERPRINT_DIGITS = 8;

  private final String name;
  private final String prefix;
  private final String value;
  private final boolean inHeader;

  private ApiKey(String name, String prefix, String value, boolean inHeader) {
    this.name = name;
    this.prefix = prefix;
    this.value = value;
    this.inHeader = inHeader;
  }

  /** For providers that want none. */
  public static ApiKey none() {
    return NONE;
  }

  /** In a header of its own. */
  public static ApiKey header(String name, String value) {
    return new ApiKey(name, "", checked(value), true);
  }

  /** In the header {@code Authorization}. */
  public static ApiKey bearer(String value) {
    return new ApiKey("Authorization", "Bearer ", checked(value), true);
  }

  /** In the query, for a provider that takes it nowhere else. */
  public static ApiKey query(String name, String value) {
    return new ApiKey(name, "", checked(value), false);
  }

  /** Tells two keys apart without giving either away. */
  String account() {
    if (value.isEmpty()) {
      return "anonymous";
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request for this address that carries the key. */
  HttpRequest.Builder request(URI uri) {
    if (value.isEmpty()) {
      return HttpRequest.newBuilder(uri);
    }
    if (inHeader) {
      return HttpRequest.newBuilder(uri).header(name, prefix + value);
    }
    String separator = uri.getRawQuery() == null ? "?" : "&";
    return HttpRequest.newBuilder(
        URI.create(
            uri + separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "no key" : "a key";
  }

  /** What no header can carry is refused here, where the message does not repeat it. */
  private static String checked(String value) {
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "a key consists of printable characters without blanks; check for a stray line break");
    }
    return value;
  }
}
