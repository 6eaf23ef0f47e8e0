package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.CitedText;
import dev.sigmasight.server.tool.Desk;
import java.util.ArrayList;
import java.util.List;

/** Answers a question as a turn does, with the same tools and rules, and keeps nothing of it. */
public final class Rehearsal {
  private static final int ROUNDS = 3;

  private final LanguageModel rules;

  /**
   * @param rules a model that costs nothing
   */
  public Rehearsal(LanguageModel rules) {
    this.rules = rules;
  }

  /**
   * The answer, which nobody reads.
   *
   * @throws dev.sigmasight.server.llm.ModelFailure if the model has none
   */
  public Cited ask(Desk desk, String question) throws InterruptedException {
    List<Item> items = new ArrayList<>();
    items.add(new Item.Said(Item.Speaker.USER, desk.situation()));
    items.add(new Item.Said(Item.Speaker.USER, question));
    CitedText text = new CitedText(desk);
    for (int round = 1; round <= ROUNDS; round++) {
      Reply reply = rules.reply(prompt(desk, items, round < ROUNDS), new Ear(text));
      items.addAll(reply.items());
      for (Item.Called call : reply.calls()) {
        String output = desk.call(call.tool(), call.arguments()).output();
        items.add(new Item.Returned(call.callId(), output));
      }
      if (reply.calls().isEmpty()) {
        break;
      }
    }
    return text.end();
  }

  private static Prompt prompt(Desk desk, List<Item> items, boolean mayCall) {
    return new Prompt(
        Instructions.usual(),
        items,
        desk.definitions(),
        mayCall,
        null,
        Prompt.Depth.STANDARD,
        TurnRun.MOST_OUTPUT,
        "rehearsal",
        "rehearsal");
  }

  /** Takes what the model says. */
  private record Ear(CitedText text) implements LanguageModel.Listener {
    @Override
    public void text(String delta) {
      var _ = text.add(delta);
    }

    @Override
    public void refusal(String delta) {
      text(delta);
    }

    @Override
    public void started(String model, String responseId) {}

    @Override
    public void searching() {}

    @Override
    public void notice(LanguageModel.Notice notice) {}
  }
}
