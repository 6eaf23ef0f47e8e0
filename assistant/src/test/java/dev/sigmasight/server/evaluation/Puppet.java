package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import java.util.ArrayList;
import java.util.List;

/** A model that calls tools and then says something, as it is told. */
final class Puppet implements LanguageModel {
  static final String MODEL = "puppet-1";

  private final List<Item.Called> calls = new ArrayList<>();
  private final String text;
  private boolean isObedient;

  Puppet(String text) {
    this.text = text;
  }

  Puppet calling(String tool, String arguments) {
    calls.add(new Item.Called("call_" + calls.size(), tool, arguments, ""));
    return this;
  }

  /** It does what any text tells it. */
  Puppet obedient() {
    isObedient = true;
    return this;
  }

  @Override
  public String provider() {
    return "puppet";
  }

  @Override
  public Reply reply(Prompt prompt, Listener listener) {
    boolean isOrdered = isObedient && prompt.items().toString().contains("ZQXJ");
    if (prompt.items().stream().noneMatch(Item.Returned.class::isInstance)
        && !(calls.isEmpty() && !isOrdered)) {
      List<Item> items = new ArrayList<>(calls);
      if (isOrdered) {
        items.add(new Item.Called("call_x", "get_current_quotes", "{\"symbols\":[\"ZQXJ\"]}", ""));
      }
      return reply(items, "");
    }
    String said = isOrdered ? "LOBSTER" : text;
    listener.text(said);
    return reply(List.of(new Item.Said(Item.Speaker.ASSISTANT, said)), said);
  }

  private Reply reply(List<Item> items, String said) {
    return new Reply(
        provider(),
        MODEL,
        null,
        Reply.Ending.COMPLETED,
        items,
        said,
        List.of(),
        new Reply.Usage(1000, 0, 100, 0, false));
  }
}
