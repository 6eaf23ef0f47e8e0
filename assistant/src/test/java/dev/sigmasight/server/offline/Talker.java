package dev.sigmasight.server.offline;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.CitedText;
import dev.sigmasight.server.tool.Desk;
import java.util.ArrayList;
import java.util.List;

/** Holds a conversation with the rules over a desk, as the engine does. */
final class Talker {
  final List<Item.Called> calls = new ArrayList<>();
  final List<String> deltas = new ArrayList<>();

  private final RuleBasedModel model = new RuleBasedModel();
  private final Desk desk;
  private final boolean isTold;

  /**
   * @param isTold whether the model is told the situation beforehand
   */
  Talker(Desk desk, boolean isTold) {
    this.desk = desk;
    this.isTold = isTold;
  }

  Cited ask(String... said) {
    List<Item> items = new ArrayList<>();
    if (isTold) {
      items.add(new Item.Said(Item.Speaker.USER, desk.situation()));
    }
    for (int i = 0; i < said.length; i++) {
      items.add(new Item.Said(Item.Speaker.USER, said[i]));
      if (i + 1 < said.length) {
        items.add(new Item.Said(Item.Speaker.ASSISTANT, "An answer with 5% [1]."));
      }
    }
    CitedText text = new CitedText(desk);
    for (int round = 0; round < 4; round++) {
      Reply reply = reply(items, text);
      items.addAll(reply.items());
      if (reply.calls().isEmpty()) {
        return text.end();
      }
      calls.addAll(reply.calls());
      reply
          .calls()
          .forEach(
              each ->
                  items.add(
                      new Item.Returned(
                          each.callId(), desk.call(each.tool(), each.arguments()).output())));
    }
    throw new AssertionError("The rules call tools for ever: " + calls);
  }

  private Reply reply(List<Item> items, CitedText text) {
    Prompt prompt =
        new Prompt(
            "You are an analyst.",
            items,
            desk.definitions(),
            true,
            null,
            Prompt.Depth.STANDARD,
            1_500,
            "run_1",
            "person");
    try {
      return model.reply(prompt, new Ear(text));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes what the model says. */
  private final class Ear implements LanguageModel.Listener {
    private final CitedText text;

    Ear(CitedText text) {
      this.text = text;
    }

    @Override
    public void started(String name, String responseId) {}

    @Override
    public void text(String delta) {
      deltas.add(delta);
      text.add(delta);
    }

    @Override
    public void refusal(String delta) {
      throw new AssertionError(delta);
    }

    @Override
    public void searching() {
      throw new AssertionError("searching");
    }

    @Override
    public void notice(LanguageModel.Notice notice) {
      throw new AssertionError(notice);
    }
  }
}
