package dev.sigmasight.server.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds every answer that any test receives against our own description: its status is described,
 * its media type too, its members are those of the schema and no others.
 */
public final class Contract {
  private static final String ADDRESS = "https://api.test/description";
  private static @Nullable Contract known;

  private final JsonNode api;
  private final List<Operation> operations;
  private final Schema whole;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private Contract(JsonNode api) {
    this.api = api;
    api.at("/components/schemas").forEach(Contract::closed);
    operations = operations(api);
    whole =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                    builder
                        .schemaRegistryConfig(
                            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                        .schemas(Map.of(ADDRESS, api.toString())))
            .getSchema(SchemaLocation.of(ADDRESS));
  }

  /** One way to call an address, under the name of the description. */
  public record Operation(String method, String path, Pattern address, JsonNode description) {

    /** Where the description of the operation is. */
    String pointer() {
      return "/paths/"
          + path.replace("~", "~0").replace("/", "~1")
          + "/"
          + method.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All servers describe themselves alike: the first that is asked describes all. */
  public static synchronized Contract of(Client server) {
    Contract contract = known;
    if (contract == null) {
      contract = new Contract(server.unchecked("GET", "/v3/api-docs").body());
      known = contract;
    }
    return contract;
  }

  /** A member that is not described is a mistake of the description. */
  private static void closed(JsonNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }

  private static List<Operation> operations(JsonNode api) {
    List<Operation> found = new ArrayList<>();
    api.get("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(
                        each ->
                            found.add(
                                new Operation(
                                    each.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    address(path.getKey()),
                                    each.getValue()))));
    found.sort(Comparator.comparingLong(each -> each.path().chars().filter(c -> c == '{').count()));
    return found;
  }

  private static Pattern address(String template) {
    return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\.") + "/?");
  }

  /** The operation that an address belongs to; of several the one with the fewest variables. */
  public Optional<Operation> operation(String method, String address) {
    String path = address.split("[?#]", 2)[0];
    return operations.stream()
        .filter(each -> each.method().equals(method) && each.address().matcher(path).matches())
        .findFirst();
  }

  /**
   * @throws AssertionError if the answer is not what the description promises
   */
  void check(String method, String address, @Nullable String request, Answer answer) {
    if (answer.status() != 304) {
      operation(method, address)
          .ifPresent(
              operation -> {
                check(operation, answer);
                ExampleBook.consider(operation.toString(), request, answer);
              });
    }
  }

  private void check(Operation operation, Answer answer) {
    JsonNode responses = operation.description().get("responses");
    String status = Integer.toString(answer.status());
    if (!responses.has(status)) {
      throw new AssertionError(
          "%s answers %s, which is not described: %s".formatted(operation, status, answer.text()));
    }
    String pointer = operation.pointer() + "/responses/" + status;
    String reference = responses.get(status).path("$ref").asString("");
    if (!reference.isEmpty()) {
      pointer = reference.substring(1);
    }
    JsonNode content = api.at(pointer).path("content");
    String media = answer.header("Content-Type").split(";", 2)[0];
    if (answer.text().isEmpty() || media.isEmpty()) {
      return;
    }
    if (!content.has(media)) {
      throw new AssertionError(
          "%s answers %s as %s, described are %s"
              .formatted(operation, status, media, content.propertyNames()));
    }
    if (media.matches("application/([a-z.]+[+])?json") && content.get(media).has("schema")) {
      String schema = "%s/content/%s/schema".formatted(pointer, media.replace("/", "~1"));
      validate(operation, status, schema, answer);
    }
  }

  private void validate(Operation operation, String status, String pointer, Answer answer) {
    List<Error> errors =
        compiled
            .computeIfAbsent(
                pointer,
                _ -> whole.getRefSchema(SchemaLocation.of(ADDRESS + "#" + pointer).getFragment()))
            .validate(answer.body());
    if (!errors.isEmpty()) {
      throw new AssertionError(
          "%s answers %s against its description: %s\n%s"
              .formatted(
                  operation,
                  status,
                  errors.stream().limit(5).toList(),
                  answer.text().substring(0, Math.min(1000, answer.text().length()))));
    }
  }

  /** Every operation, those with the fewest variables in their address first. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }
}
