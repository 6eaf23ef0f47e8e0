package dev.sigmasight.market.contract;

import dev.sigmasight.market.testing.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reply of a provider as a file, and what the double serves for it. */
final class Fixture {
  private static final Pattern STATUS = Pattern.compile("(?:^|_)([2-5]\\d\\d)(?=_|\\.)");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Path FOLDER = folder();

  private Fixture() {}

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Fixture.class.getResource("/providers")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of them, like {@code fmp/any_401_invalid_key.json}. */
  static List<String> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is served; redirects of the recording lead to the double. */
  static Served served(String name, URI there) {
    String text = text(name);
    if (name.startsWith("yahoo-recorded/")) {
      return recorded(MAPPER.readTree(text).path("response"), there);
    }
    if (name.endsWith(".http.txt")) {
      return exchange(text, there);
    }
    Matcher status = STATUS.matcher(name.substring(name.indexOf('/') + 1));
    return Served.of(status.find() ? Integer.parseInt(status.group(1)) : 200, text.strip());
  }

  private static Served recorded(JsonNode response, URI there) {
    JsonNode json = response.path("bodyJson");
    Served served =
        Served.of(
            response.path("status").intValue(),
            json.isMissingNode() ? response.path("bodyText").asString("") : json.toString());
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      if (header.getValue().isArray()) {
        for (JsonNode value : header.getValue()) {
          served = served.with(header.getKey(), value.stringValue());
        }
      } else {
        served = served.with(header.getKey(), moved(header.getValue().stringValue(), there));
      }
    }
    return served;
  }

  private static Served exchange(String text, URI there) {
    String response = text.substring(text.indexOf("HTTP/1.1 "));
    if (text.indexOf("\nHTTP/1.1 ") >= 0) {
      response = text.substring(text.indexOf("\nHTTP/1.1 ") + 1);
    }
    int end = response.indexOf("\n\n");
    List<String> head = response.substring(0, end < 0 ? response.length() : end).lines().toList();
    Served served =
        Served.of(
            Integer.parseInt(head.getFirst().split(" ", 3)[1]),
            end < 0 ? "" : response.substring(end).strip());
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith("Content-Length")) {
        served = served.with(line.substring(0, colon), moved(line.substring(colon + 1), there));
      }
    }
    return served;
  }

  private static String moved(String value, URI there) {
    return value.strip().replaceFirst("^https://[a-z.]+yahoo\\.com", there.toString());
  }
}
