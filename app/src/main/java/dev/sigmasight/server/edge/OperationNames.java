package dev.sigmasight.server.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.Locale;

/**
 * Names operations after their method and address, so that generated clients keep their names when
 * operations come and go: {@code GET /api/v1/portfolios/{id}} is {@code getPortfoliosById}.
 */
final class OperationNames {
  private OperationNames() {}

  static void addTo(OpenAPI api) {
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> operation.setOperationId(name(method, path))));
  }

  private static String name(HttpMethod method, String path) {
    StringBuilder name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
    for (String segment : path.replaceFirst("^/api/v1", "").split("/", -1)) {
      if (segment.startsWith("{")) {
        name.append("By");
      }
      for (String word : segment.split("[^A-Za-z0-9]+", -1)) {
        if (!word.isEmpty()) {
          name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
      }
    }
    return name.toString();
  }
}
