package dev.sigmasight.server.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Server-sent events as they come.
 *
 * <p>The SDK has a reader of its own, but it throws on every event with a member {@code error},
 * also in those that servers really send, and hands out events whose accessors throw where a server
 * leaves out what the description demands. Here everything gets through that is an event at all:
 * with any line ends, without {@code event:} lines, among comments, cut anywhere by the network.
 */
final class EventStream {
  /** What no reply reaches: whoever sends more is not a model. */
  private static final int MOST_CHARACTERS = 16_000_000;

  private static final String DATA = "data:";
  private static final String SENTINEL = "[DONE]";

  private final BufferedReader lines;
  private int read;

  EventStream(InputStream body) {
    lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** The data of the next event; empty at the end. An event without its blank line is none. */
  Optional<String> next() throws IOException {
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      count(line);
      if (line.startsWith(DATA)) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring(DATA.length()).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        if (!data.toString().equals(SENTINEL)) {
          return Optional.of(data.toString());
        }
        data.setLength(0);
      }
    }
    return Optional.empty();
  }

  private void count(String line) {
    read += line.length();
    if (read > MOST_CHARACTERS) {
      throw new ModelFailure(
          ModelFailure.Kind.MALFORMED, "more than " + MOST_CHARACTERS + " characters in a reply");
    }
  }
}
