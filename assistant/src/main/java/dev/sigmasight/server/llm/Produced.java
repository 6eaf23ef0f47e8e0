package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import dev.sigmasight.server.llm.Reply.WebSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What the items of a reply amount to. */
final class Produced {
  private final List<Item> items = new ArrayList<>();
  private final List<WebSource> sources = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean refused;

  void add(OutputItem item) {
    if (item.isMessage()) {
      addMessage(item);
    } else if (item.isCall()) {
      item.called().ifPresent(items::add);
    } else {
      item.kept().ifPresent(items::add);
    }
  }

  /** Messages are a paragraph apart. */
  private void addMessage(OutputItem message) {
    StringBuilder said = new StringBuilder();
    List<OutputItem.Part> parts = message.parts();
    boolean hasText = parts.stream().anyMatch(part -> !part.text().isEmpty());
    if (hasText && !text.isEmpty()) {
      text.append("\n\n");
    }
    for (OutputItem.Part part : parts) {
      part.annotations().forEach(annotation -> addSource(annotation, text.length()));
      text.append(part.text());
      said.append(part.text()).append(part.refusal());
      refused |= !part.refusal().isEmpty();
    }
    if (!said.isEmpty()) {
      items.add(new Said(Speaker.ASSISTANT, said.toString()));
    }
  }

  /** Only pages that a browser can open; anything else is no source. */
  private void addSource(JsonNode annotation, int offset) {
    String url = Json.text(annotation, "url");
    String start = url.toLowerCase(Locale.ROOT);
    if (Json.text(annotation, "type").equals("url_citation")
        && (start.startsWith("https://") || start.startsWith("http://"))) {
      sources.add(
          new WebSource(
              url,
              Json.text(annotation, "title"),
              offset + Json.number(annotation, "start_index"),
              offset + Json.number(annotation, "end_index")));
    }
  }

  List<Item> items() {
    return items;
  }

  List<WebSource> sources() {
    return sources;
  }

  String text() {
    return text.toString();
  }

  boolean isRefused() {
    return refused;
  }
}
