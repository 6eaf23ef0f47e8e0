package dev.sigmasight.server.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says of every operation with which problems it may answer. */
final class ProblemAnswers {
  private static final Map<ProblemKind, String> WHEN =
      Map.ofEntries(
          Map.entry(
              ProblemKind.INVALID_INPUT, "A parameter or the body is wrong; `errors` says where."),
          Map.entry(ProblemKind.UNAUTHENTICATED, "No token, or one that has ended or was revoked."),
          Map.entry(
              ProblemKind.FORBIDDEN,
              "The role is not enough, or a browser sent the request from another site."),
          Map.entry(ProblemKind.NOT_FOUND, "There is none, or it belongs to somebody else."),
          Map.entry(ProblemKind.CONFLICT, "What is stored stands in the way."),
          Map.entry(ProblemKind.TOO_LARGE, "The body is larger than allowed."),
          Map.entry(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body is in another format."),
          Map.entry(ProblemKind.INSUFFICIENT_DATA, "The data are not enough for an answer."),
          Map.entry(
              ProblemKind.TOO_MANY_REQUESTS, "Too many requests; `Retry-After` says when to ask."),
          Map.entry(
              ProblemKind.UNAVAILABLE, "A database cannot be reached; `Retry-After` says when."));

  private ProblemAnswers() {}

  static void addTo(OpenAPI api) {
    WHEN.forEach((kind, when) -> api.getComponents().addResponses(name(kind), answer(kind, when)));
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation)));
  }

  private static void describe(String path, HttpMethod method, Operation operation) {
    for (ProblemKind kind : kinds(path, method, operation)) {
      operation
          .getResponses()
          .putIfAbsent(
              Integer.toString(kind.status().value()),
              new ApiResponse().$ref("#/components/responses/" + name(kind)));
    }
    operation
        .getResponses()
        .addApiResponse(ApiResponses.DEFAULT, answer("Another problem; see /problems."));
  }

  private static Set<ProblemKind> kinds(String path, HttpMethod method, Operation operation) {
    Set<ProblemKind> kinds = EnumSet.of(ProblemKind.TOO_MANY_REQUESTS, ProblemKind.UNAVAILABLE);
    boolean open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    boolean changes = method != HttpMethod.GET;
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    if (!open || path.endsWith("/login")) {
      kinds.add(ProblemKind.UNAUTHENTICATED);
    }
    if (changes || path.contains("/admin/") || path.contains("/system/")) {
      kinds.add(ProblemKind.FORBIDDEN);
    }
    if (!parameters.isEmpty() || operation.getRequestBody() != null) {
      kinds.add(ProblemKind.INVALID_INPUT);
    }
    if (parameters.stream().anyMatch(ProblemAnswers::namesAnObject)
        || operation.getRequestBody() != null) {
      kinds.add(ProblemKind.NOT_FOUND);
    }
    if (changes) {
      kinds.add(ProblemKind.CONFLICT);
    }
    if (operation.getRequestBody() != null) {
      kinds.addAll(
          EnumSet.of(
              ProblemKind.TOO_LARGE,
              ProblemKind.UNSUPPORTED_MEDIA_TYPE,
              ProblemKind.INSUFFICIENT_DATA));
    }
    return kinds;
  }

  private static boolean namesAnObject(Parameter parameter) {
    return parameter.getIn().equals("path")
        || parameter.getName().endsWith("_id")
        || parameter.getName().endsWith("_ids");
  }

  private static String name(ProblemKind kind) {
    return kind.title().replace(" ", "");
  }

  private static ApiResponse answer(ProblemKind kind, String when) {
    int status = kind.status().value();
    String type = "/problems/" + kind.slug();
    ApiResponse answer = answer("%s: %s Type `%s`.".formatted(kind.title(), when, type));
    answer
        .getContent()
        .values()
        .forEach(
            media ->
                media.setExample(
                    Map.of(
                        "type",
                        type,
                        "title",
                        kind.title(),
                        "status",
                        status,
                        "detail",
                        when,
                        "instance",
                        "/api/v1/…",
                        "code",
                        kind.name().toUpperCase(Locale.ROOT),
                        "errors",
                        List.of())));
    return answer;
  }

  private static ApiResponse answer(String description) {
    return new ApiResponse()
        .description(description)
        .content(
            new Content()
                .addMediaType(
                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                    new MediaType().schema(new Schema<>().$ref("ProblemView"))));
  }
}
