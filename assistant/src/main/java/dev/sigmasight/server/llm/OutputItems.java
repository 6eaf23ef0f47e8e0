package dev.sigmasight.server.llm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The items of a reply in order. Events name theirs by an index and by an id; where a server leaves
 * out one, or gives all the same, the other decides, and at last the order in which they come.
 */
final class OutputItems {
  private final NavigableMap<Integer, OutputItem> byIndex = new TreeMap<>();

  Collection<OutputItem> all() {
    return byIndex.values();
  }

  /** The item that an event announces. */
  OutputItem announced(JsonNode event) {
    JsonNode index = event.path("output_index");
    if (index.isNumber() && !byIndex.containsKey(index.asInt(0))) {
      return add(index.asInt(0));
    }
    return add(nextIndex());
  }

  /** The item that an event adds a piece to. */
  OutputItem continued(JsonNode event) {
    return withId(Json.text(event, "item_id"))
        .or(() -> at(event))
        .or(this::last)
        .orElseGet(() -> add(Math.max(0, Json.number(event, "output_index"))));
  }

  /** The item that an event brings whole. */
  OutputItem completed(JsonNode event) {
    return withId(Json.text(event.path("item"), "id"))
        .or(() -> at(event).or(this::last).filter(item -> !item.isWhole()))
        .orElseGet(() -> announced(event));
  }

  /** The item that stands at a place of the final list. */
  OutputItem listed(int place, JsonNode item) {
    List<OutputItem> known = new ArrayList<>(byIndex.values());
    return withId(Json.text(item, "id"))
        .orElseGet(() -> place < known.size() ? known.get(place) : add(nextIndex()));
  }

  private Optional<OutputItem> withId(String id) {
    return byIndex.values().stream().filter(item -> item.hasId(id)).findFirst();
  }

  private Optional<OutputItem> at(JsonNode event) {
    JsonNode index = event.path("output_index");
    return index.isNumber() ? Optional.ofNullable(byIndex.get(index.asInt(0))) : Optional.empty();
  }

  private Optional<OutputItem> last() {
    return Optional.ofNullable(byIndex.lastEntry()).map(Map.Entry::getValue);
  }

  private int nextIndex() {
    return byIndex.isEmpty() ? 0 : byIndex.lastKey() + 1;
  }

  private OutputItem add(int index) {
    OutputItem item = new OutputItem();
    byIndex.put(index, item);
    return item;
  }
}
