package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What is known of a portfolio when an insight is written: answers of the API, each asked once.
 *
 * @param missing why an answer could not be had
 */
record Evidence(OwnedPortfolio portfolio, Map<Part, JsonNode> answers, Map<Part, String> missing) {
  /** Members that change without the data changing. */
  private static final Set<String> RESTLESS =
      Set.of(
          "last_updated",
          "last_update",
          "age_hours",
          "is_stale",
          "is_current",
          "should_recalculate",
          "generated_at");

  private static final List<String> WORST_LAST =
      List.of("FINAL", "PROVISIONAL", "PARTIAL", "STALE", "UNAVAILABLE");

  Evidence {
    answers = Map.copyOf(answers);
    missing = Map.copyOf(missing);
  }

  /** The number at a place, unless there is none. */
  Optional<Figure> figure(Part part, String path) {
    return figure(part, JsonPointer.compile(path));
  }

  private Optional<Figure> figure(Part part, JsonPointer path) {
    JsonNode answer = answers.get(part);
    if (answer == null || !answer.at(path).isNumber()) {
      return Optional.empty();
    }
    BigDecimal value = answer.at(path).decimalValue();
    return Optional.of(new Figure(part, path.toString(), value, asOf(answer)));
  }

  /** A number of the array at a place that has the wanted text in a member. */
  Optional<Figure> figure(Part part, String array, Map<String, String> where, String member) {
    JsonNode list = node(part, array);
    for (int i = 0; i < list.size(); i++) {
      JsonNode element = list.get(i);
      if (where.entrySet().stream()
          .allMatch(each -> each.getValue().equals(element.path(each.getKey()).asString("")))) {
        return figure(part, array + "/" + i + "/" + member);
      }
    }
    return Optional.empty();
  }

  /** The numbers of an object, each under its name. */
  Map<String, Figure> figures(Part part, String object) {
    Map<String, Figure> found = new TreeMap<>();
    node(part, object)
        .propertyStream()
        .forEach(
            each ->
                figure(part, JsonPointer.compile(object).appendProperty(each.getKey()))
                    .ifPresent(figure -> found.put(each.getKey(), figure)));
    return found;
  }

  /** What is at a place; a missing node if nothing is. */
  JsonNode node(Part part, String path) {
    JsonNode answer = answers.get(part);
    return answer == null ? MissingNode.getInstance() : answer.at(path);
  }

  String text(Part part, String path) {
    return node(part, path).asString("");
  }

  private static @Nullable String asOf(JsonNode answer) {
    String day = answer.path("as_of").asString("");
    return day.isEmpty() ? null : day;
  }

  /** The newest day of any answer, or null. */
  @Nullable String asOf() {
    return days("as_of").max(String::compareTo).orElse(null);
  }

  /** The oldest day through which prices reach, or null. */
  @Nullable String dataThrough() {
    return days("data_through").min(String::compareTo).orElse(null);
  }

  private Stream<String> days(String member) {
    return answers.values().stream()
        .map(answer -> answer.path(member).asString(""))
        .filter(day -> !day.isEmpty());
  }

  /** The quality of the worst answer; PARTIAL at best if one is missing. */
  String quality() {
    if (answers.isEmpty()) {
      return "UNAVAILABLE";
    }
    int worst = missing.isEmpty() ? 0 : WORST_LAST.indexOf("PARTIAL");
    for (JsonNode answer : answers.values()) {
      worst = Math.max(worst, WORST_LAST.indexOf(answer.path("quality").asString("FINAL")));
    }
    return WORST_LAST.get(worst);
  }

  /** What the evidence does not know, a sentence each. */
  List<String> limitations() {
    List<String> found = new ArrayList<>();
    for (Part part : Part.values()) {
      JsonNode answer = answers.get(part);
      String reason = answer == null ? missing.get(part) : reason(answer).orElse(null);
      if (reason != null && found.stream().noneMatch(each -> each.endsWith(reason))) {
        found.add(name(part) + ": " + reason);
      }
    }
    return List.copyOf(found);
  }

  private static Optional<String> reason(JsonNode answer) {
    return Stream.of(
            "/quality_reason",
            "/metadata/error",
            "/metadata/message",
            "/reason",
            "/metadata/detail")
        .map(path -> answer.at(path).asString(""))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .filter(
            reason ->
                !answer.path("quality").asString("FINAL").equals("FINAL")
                    || !answer.path("available").asBoolean(true));
  }

  private static String name(Part part) {
    String words = part.text().replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** SHA-256 of all that an insight depends on, in hexadecimal digits. */
  String version(String... wishes) {
    StringBuilder all = new StringBuilder();
    for (String wish : wishes) {
      all.append(wish.length()).append(':').append(wish);
    }
    for (Part part : Part.values()) {
      JsonNode answer = answers.get(part);
      all.append('\n').append(part.text()).append('=');
      if (answer == null) {
        all.append(Objects.requireNonNullElse(missing.get(part), ""));
      } else {
        write(answer, all);
      }
    }
    return HexFormat.of().formatHex(sha256(all.toString()));
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      node.propertyStream().forEach(each -> sorted.put(each.getKey(), each.getValue()));
      RESTLESS.forEach(sorted::remove);
      sorted.forEach(
          (name, value) -> {
            out.append(name).append('=');
            write(value, out);
            out.append(';');
          });
    } else if (node.isArray()) {
      node.forEach(
          each -> {
            write(each, out);
            out.append(',');
          });
    } else {
      out.append(node);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
