package dev.sigmasight.server.offline;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation as the rules see it.
 *
 * @param question the newest thing the user said
 * @param before what the user said before that, if anything
 * @param portfolios as the situation tells them; null if nothing does
 * @param results what tools returned since, in the order of the calls
 * @param called tools that were called since
 */
record Dialogue(
    String question,
    Optional<String> before,
    @Nullable Owned portfolios,
    List<Finding> results,
    List<String> called) {
  private static final String SITUATION = "{\"situation\":";
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  static Dialogue of(Prompt prompt) {
    List<String> said = new ArrayList<>();
    Map<String, String> calls = new LinkedHashMap<>();
    List<Finding> results = new ArrayList<>();
    Owned owned = null;
    for (Item item : prompt.items()) {
      switch (item) {
        case Item.Said(Item.Speaker speaker, String text) -> {
          Owned told = speaker == Item.Speaker.USER ? owned(text) : null;
          owned = told == null ? owned : told;
          String words = withoutSituation(text);
          if (speaker == Item.Speaker.USER && !words.isBlank()) {
            said.add(words);
            calls.clear();
            results.clear();
          }
        }
        case Item.Called call -> calls.put(call.callId(), call.tool());
        case Item.Returned(String id, String output) -> {
          if (calls.containsKey(id)) {
            finding(output).ifPresent(results::add);
          }
        }
        case Item.Kept kept -> {}
      }
    }
    String question = said.isEmpty() ? "" : said.getLast();
    Optional<String> before =
        said.size() < 2 ? Optional.empty() : Optional.of(said.get(said.size() - 2));
    if (owned == null) {
      owned =
          results.stream().flatMap(each -> Owned.listed(each).stream()).findFirst().orElse(null);
    }
    return new Dialogue(question, before, owned, List.copyOf(results), List.copyOf(calls.values()));
  }

  private static String withoutSituation(String text) {
    int at = text.indexOf(SITUATION);
    return at < 0 ? text : text.substring(0, at).strip();
  }

  private static @Nullable Owned owned(String text) {
    int at = text.indexOf(SITUATION);
    return at < 0
        ? null
        : read(text.substring(at))
            .map(each -> each.path("situation"))
            .filter(each -> each.path("portfolios").isArray())
            .map(Owned::of)
            .orElse(null);
  }

  private static Optional<Finding> finding(String output) {
    return read(output).filter(JsonNode::isObject).map(Finding::new);
  }

  /** The first JSON value of a text. */
  private static Optional<JsonNode> read(String text) {
    try (JsonParser parser = READER.createParser(text)) {
      return Optional.ofNullable(parser.readValueAsTree());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
