package dev.sigmasight.market.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the double answers.
 *
 * @param headers beside the content's length
 * @param ending how the answer ends
 * @param delay before it begins
 */
@SuppressWarnings("ArrayRecordComponent")
public record Served(
    int status,
    List<Map.Entry<String, String>> headers,
    byte[] body,
    Ending ending,
    Duration delay) {

  /** How an answer ends. */
  public enum Ending {
    WHOLE,
    /** The connection is closed before anything is said. */
    DROPPED,
    /** The connection is closed after half the body. */
    TRUNCATED,
    /** Half the body comes, and then nothing, until the double is closed. */
    HANGING
  }

  public static Served of(int status, String body) {
    return new Served(
        status, List.of(), body.getBytes(StandardCharsets.UTF_8), Ending.WHOLE, Duration.ZERO);
  }

  public static Served json(String body) {
    return of(200, body).with("Content-Type", "application/json");
  }

  public Served with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Served(status, List.copyOf(more), body, ending, delay);
  }

  public Served ending(Ending other) {
    return new Served(status, headers, body, other, delay);
  }

  public Served after(Duration other) {
    return new Served(status, headers, body, ending, other);
  }
}
