package dev.sigmasight.server.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Answers hold every member, be it null; requests may leave out what may be null. So a member that
 * may be null is required in a schema that no request uses.
 */
@SuppressWarnings("rawtypes") // as the library has it
final class AlwaysSent {
  private static final String MARK = "x-null";

  private AlwaysSent() {}

  /** Remembers that a member may be null and is sent all the same. */
  static void mayBeNull(Schema<?> model, String property) {
    Map<String, Object> extensions = model.getExtensions();
    Object known = extensions == null ? null : extensions.get(MARK);
    List<Object> names = new ArrayList<>(known instanceof List<?> list ? list : List.of());
    if (!names.contains(property)) {
      names.add(property);
    }
    model.addExtension(MARK, names);
  }

  static void mark(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    Set<String> asked = usedByRequests(api, schemas);
    schemas.forEach(
        (name, schema) -> {
          Object marked =
              schema.getExtensions() == null ? null : schema.getExtensions().remove(MARK);
          if (marked instanceof List<?> names && !asked.contains(name)) {
            names.forEach(each -> require(schema, each.toString()));
          }
        });
  }

  private static void require(Schema<?> schema, String property) {
    if (schema.getRequired() == null || !schema.getRequired().contains(property)) {
      schema.addRequiredItem(property);
    }
  }

  private static Set<String> usedByRequests(OpenAPI api, Map<String, Schema> schemas) {
    Deque<Schema<?>> open = new ArrayDeque<>();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .map(Operation::getRequestBody)
        .filter(Objects::nonNull)
        .map(body -> body.getContent())
        .filter(Objects::nonNull)
        .map(Content::values)
        .flatMap(Collection::stream)
        .map(media -> media.getSchema())
        .filter(Objects::nonNull)
        .forEach(open::add);
    Set<String> used = new HashSet<>();
    while (!open.isEmpty()) {
      Schema<?> schema = open.remove();
      String reference = schema.get$ref();
      if (reference != null) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        if (used.add(name) && schemas.containsKey(name)) {
          open.add(schemas.get(name));
        }
      }
      open.addAll(parts(schema));
    }
    return used;
  }

  private static List<Schema<?>> parts(Schema<?> schema) {
    List<Schema<?>> parts = new ArrayList<>();
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(each -> parts.add((Schema<?>) each));
    }
    if (schema.getItems() != null) {
      parts.add(schema.getItems());
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      parts.add(values);
    }
    for (List<Schema> some : new ArrayList<>(alternatives(schema))) {
      some.forEach(each -> parts.add((Schema<?>) each));
    }
    return parts;
  }

  private static List<List<Schema>> alternatives(Schema<?> schema) {
    List<List<Schema>> all = new ArrayList<>();
    if (schema.getAnyOf() != null) {
      all.add(schema.getAnyOf());
    }
    if (schema.getOneOf() != null) {
      all.add(schema.getOneOf());
    }
    if (schema.getAllOf() != null) {
      all.add(schema.getAllOf());
    }
    return all;
  }
}
