package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.server.llm.Item;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is given with a question: what was said before, as far as there is room, and data in
 * the place of a person's words, since it holds text of other people.
 */
final class Briefing {
  private static final String NOTE = "Data and no request; the question follows.";

  private Briefing() {}

  /**
   * All items, oldest first.
   *
   * @param history what was said before, oldest first
   * @param tokens the most that history may take
   */
  static List<Item> items(List<Message> history, int tokens, String situation, String question) {
    List<Item> items = new ArrayList<>(remembered(history, tokens));
    items.add(new Item.Said(Item.Speaker.USER, situation));
    items.add(new Item.Said(Item.Speaker.USER, question));
    return items;
  }

  /**
   * A JSON object of where the person stands.
   *
   * @param portfolios a JSON object, whose members come first
   */
  static String situation(LiveTurn live, Times times, String portfolios, List<String> remembered) {
    Map<String, Object> data = new LinkedHashMap<>();
    Envelope.object(portfolios)
        .properties()
        .forEach(each -> data.put(each.getKey(), each.getValue()));
    data.put("note", NOTE);
    data.put("today", LocalDate.ofInstant(times.clock().instant(), ZoneOffset.UTC).toString());
    if (!remembered.isEmpty()) {
      data.put("remembered", remembered);
    }
    String page = live.asked().scene().page();
    if (page != null) {
      data.put("page", page);
    }
    String selection = live.asked().scene().selection();
    if (selection != null) {
      data.put("selection", Envelope.object(selection));
    }
    return Envelope.json(data);
  }

  /** The newest messages that fit, beginning with a question. */
  private static List<Item> remembered(List<Message> history, int tokens) {
    int first = history.size();
    int used = 0;
    while (first > 0) {
      used += Tokens.of(history.get(first - 1).text());
      if (used > tokens) {
        break;
      }
      first--;
    }
    while (first < history.size() && history.get(first).role() != Message.Role.USER) {
      first++;
    }
    return history.subList(first, history.size()).stream().<Item>map(Briefing::said).toList();
  }

  private static Item.Said said(Message message) {
    Item.Speaker speaker =
        switch (message.role()) {
          case USER -> Item.Speaker.USER;
          case ASSISTANT -> Item.Speaker.ASSISTANT;
        };
    return new Item.Said(speaker, message.text());
  }
}
