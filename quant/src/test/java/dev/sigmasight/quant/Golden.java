package dev.sigmasight.quant;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Expected figures made by another program; see {@code golden/README.md}. */
public final class Golden {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode root;

  private Golden(JsonNode root) {
    this.root = root;
  }

  public static Golden file(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return new Golden(JSON.readTree(requireNonNull(in, name)));
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode one(String id) {
    return cases().filter(c -> c.get("id").asString().equals(id)).findFirst().orElseThrow();
  }

  public Stream<JsonNode> cases() {
    return root.get("cases").valueStream();
  }

  public static double[] doubles(JsonNode array) {
    return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }
}
