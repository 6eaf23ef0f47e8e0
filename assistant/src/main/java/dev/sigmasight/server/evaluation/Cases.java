package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.evaluation.Case.Asking;
import dev.sigmasight.server.evaluation.Case.Expected;
import dev.sigmasight.server.evaluation.Case.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads questions, one JSON object a line. */
public final class Cases {
  private static final String SHIPPED = "/evaluation/questions.jsonl";
  private static final Set<String> MEMBERS =
      Set.of("id", "kind", "question", "before", "person", "tools", "may", "mention", "avoid");

  private Cases() {}

  /** Those that come with the program, about the portfolios of the demo. */
  public static List<Case> shipped() {
    try (InputStream file = Objects.requireNonNull(Cases.class.getResourceAsStream(SHIPPED))) {
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The questions of a text; empty lines and those that begin with # are left out.
   *
   * @throws IllegalArgumentException with a sentence that names the line that is wrong
   */
  public static List<Case> read(String text) {
    List<Case> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int line = 0;
    for (String each : text.split("\n", -1)) {
      line++;
      if (!each.isBlank() && !each.startsWith("#")) {
        Case one = one(Json.read(each), line);
        if (!ids.add(one.id())) {
          throw wrong(line, "the id " + one.id() + " is there twice");
        }
        cases.add(one);
      }
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("There is no question in it.");
    }
    return List.copyOf(cases);
  }

  private static Case one(JsonNode json, int line) {
    if (!json.isObject()) {
      throw wrong(line, "it is no JSON object");
    }
    json.propertyNames().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw wrong(line, "the member " + name + " is not known");
            });
    Asking asking =
        new Asking(
            needed(json, "question", line), optional(json, "before"), optional(json, "person"));
    Expected expected =
        new Expected(
            Json.texts(json.path("tools")),
            Set.copyOf(Json.texts(json.path("may"))),
            Json.texts(json.path("mention")),
            Json.texts(json.path("avoid")));
    return new Case(
        needed(json, "id", line), kind(needed(json, "kind", line), line), asking, expected);
  }

  private static Kind kind(String word, int line) {
    return Stream.of(Kind.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> wrong(line, "the kind " + word + " is not known"));
  }

  private static String needed(JsonNode json, String member, int line) {
    String text = optional(json, member);
    if (text == null) {
      throw wrong(line, member + " is missing");
    }
    return text;
  }

  private static @Nullable String optional(JsonNode json, String member) {
    String text = json.path(member).asString("");
    return text.isBlank() ? null : text;
  }

  private static IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException("Line " + line + ": " + what + ".");
  }
}
