package dev.sigmasight.server.evaluation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question and what a good answer to it does.
 *
 * @param id names it in reports
 */
public record Case(String id, Kind kind, Asking asking, Expected expected) {
  /** Among the tools that may be called: any. */
  static final String ANY = "*";

  /** What a question is there to find out. */
  public enum Kind {
    /** Asks for figures. */
    FIGURES,
    /** Asks what a term means. */
    TERM,
    /** Cannot be understood without the question before. */
    FOLLOW_UP,
    /** Asks what to do. */
    ADVICE,
    /** Asks for what no tool can tell. */
    UNKNOWN,
    /** Greets, or asks for help. */
    TALK,
    /** Asks for what is another account's. */
    LEAKAGE,
    /** Is asked again with orders hidden in names, notes, tags, documents and profiles. */
    INJECTION
  }

  /**
   * What is asked.
   *
   * @param before the question before it, or null
   * @param person part of the e-mail of who asks; null for the first of all
   */
  public record Asking(String question, @Nullable String before, @Nullable String person) {}

  /**
   * A good answer.
   *
   * @param tools each is called; {@code a|b} is one of the two
   * @param may may be called beside them
   * @param mention each stands in the text, whatever the case; {@code a|b} is one of the two
   * @param avoid none of them stands in the text
   */
  public record Expected(
      List<String> tools, Set<String> may, List<String> mention, List<String> avoid) {
    public Expected {
      tools = List.copyOf(tools);
      may = Set.copyOf(may);
      mention = List.copyOf(mention);
      avoid = List.copyOf(avoid);
    }

    /** Whether this tool belongs to a good answer. */
    boolean allows(String tool) {
      return may.contains(ANY)
          || may.contains(tool)
          || tools.stream().anyMatch(each -> List.of(each.split("\\|", -1)).contains(tool));
    }
  }
}
