package dev.sigmasight.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps, of what tests send and receive, the fullest good answer of each operation as the example
 * of the description. Run the tests of the API once with {@code -Dexamples.write=true}.
 */
final class ExampleBook {
  private static final Path FILE = Path.of("src/main/resources/openapi/examples.json");
  private static final int LONGEST = 12_000;
  private static final Set<String> SECRET =
      Set.of("password", "current_password", "new_password", "access_token");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final Map<String, ObjectNode> FULLEST = new ConcurrentHashMap<>();

  static {
    if (Boolean.getBoolean("examples.write")) {
      Runtime.getRuntime().addShutdownHook(new Thread(ExampleBook::write));
    }
  }

  private ExampleBook() {}

  static void consider(String operation, @Nullable String request, Answer answer) {
    String media = answer.header("Content-Type").split(";", 2)[0];
    if (!Boolean.getBoolean("examples.write")
        || answer.status() >= 300
        || answer.text().isEmpty()
        || media.equals("text/event-stream")) {
      return;
    }
    ObjectNode example = JSON.createObjectNode();
    if (request != null) {
      example.set("request", shortened(JSON.readTree(request)));
    }
    example.put("status", answer.status());
    example.put("media", media);
    if (media.endsWith("/json") || media.endsWith("+json")) { // lines of JSON are text
      example.set("response", shortened(JSON.readTree(answer.text())));
    } else {
      example.put("response", String.join("\n", answer.text().lines().limit(3).toList()));
    }
    FULLEST.merge(operation, example, ExampleBook::fuller);
  }

  private static ObjectNode fuller(ObjectNode known, ObjectNode other) {
    int length = worth(other);
    return length > worth(known) && length < LONGEST ? other : known;
  }

  /** A null tells nothing. */
  private static int worth(JsonNode example) {
    return example.toString().replaceAll("\"[a-z_0-9]+\":(null|\\[]|\\{})", "").length();
  }

  private static JsonNode shortened(JsonNode node) {
    if (node instanceof ArrayNode array) {
      while (array.size() > 2) {
        array.remove(array.size() - 1);
      }
      array.forEach(ExampleBook::shortened);
    } else if (node instanceof ObjectNode object) {
      for (String name : Set.copyOf(object.propertyNames())) {
        if (SECRET.contains(name)) {
          object.put(name, "…");
        } else {
          shortened(object.get(name));
        }
      }
    }
    return node;
  }

  private static void write() {
    try {
      Map<String, JsonNode> all = new TreeMap<>();
      JSON.readTree(Files.readString(FILE))
          .propertyStream()
          .forEach(each -> all.put(each.getKey(), each.getValue()));
      all.putAll(FULLEST);
      Files.writeString(FILE, JSON.writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
