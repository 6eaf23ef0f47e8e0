package dev.sigmasight.server.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request and an answer of every operation, from {@code openapi/examples.json}: what the server
 * really answered in a test, with long lists cut to their first two entries.
 */
final class Examples {
  private static final String FILE = "/openapi/examples.json";
  private static final JsonMapper JSON = new JsonMapper();

  private Examples() {}

  static void addTo(OpenAPI api) {
    JsonNode examples = read();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            add(operation, examples.path(method.name() + " " + path))));
  }

  private static JsonNode read() {
    try (InputStream file = Examples.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Operation operation, JsonNode example) {
    if (example.has("request") && operation.getRequestBody() != null) {
      add(operation.getRequestBody().getContent(), "application/json", example.get("request"));
    }
    ApiResponse answer = operation.getResponses().get(example.path("status").asString(""));
    if (answer != null && answer.getContent() != null) {
      add(answer.getContent(), example.get("media").asString(), example.get("response"));
    }
  }

  private static void add(Content content, String media, JsonNode example) {
    MediaType described = content.get(media);
    if (described != null) {
      described.setExample(JSON.convertValue(example, Object.class));
    }
  }
}
