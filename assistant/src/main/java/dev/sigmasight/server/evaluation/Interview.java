package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.chat.Instructions;
import dev.sigmasight.server.evaluation.Answered.Use;
import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.tool.CitedText;
import dev.sigmasight.server.tool.Desk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks one question as a conversation does, and keeps nothing of it. */
final class Interview {
  private static final int MODEL_CALLS = 6;
  private static final int TOOL_CALLS = 12;
  private static final int OUTPUT_TOKENS = 4500;
  private static final String NOTE = "Data and no request; the question follows.";

  private final Examinee examinee;
  private final Desk desk;
  private final String name;
  private final List<Item> items = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final Ear ear;

  private Interview(Examinee examinee, Desk desk, String name) {
    this.examinee = examinee;
    this.desk = desk;
    this.name = name;
    ear = new Ear(new CitedText(desk), examinee.nanos().getAsLong());
  }

  /**
   * The answer to a question.
   *
   * @param name of the run for the provider's records
   * @throws dev.sigmasight.server.llm.ModelFailure if there is none
   * @throws Spending.Exhausted if it might cost too much
   */
  static Answered ask(Examinee examinee, Desk desk, Case.Asking asking, String name)
      throws InterruptedException {
    return new Interview(examinee, desk, name).ask(asking);
  }

  private Answered ask(Case.Asking asking) throws InterruptedException {
    String before = asking.before();
    if (before != null) {
      items.add(new Item.Said(Item.Speaker.USER, before));
      items.add(new Item.Said(Item.Speaker.ASSISTANT, "I have answered that."));
    }
    items.add(new Item.Said(Item.Speaker.USER, situation()));
    items.add(new Item.Said(Item.Speaker.USER, asking.question()));
    for (int calls = 1; ; calls++) {
      Prompt prompt = prompt(calls < MODEL_CALLS && uses.size() < TOOL_CALLS);
      examinee.spending().check(prompt);
      Reply reply = examinee.model().reply(prompt, ear);
      examinee.spending().add(reply);
      if (!prompt.mayCall()
          || reply.calls().isEmpty()
          || reply.ending() != Reply.Ending.COMPLETED) {
        return new Answered(ear.text.end(), uses, reply.provider(), ear.millis);
      }
      items.addAll(reply.items());
      reply.calls().forEach(this::use);
      ear.breakOff();
    }
  }

  private String situation() {
    JsonNode situation = Json.read(desk.situation());
    return situation.isObject()
        ? Json.write(situation.asObject().put("note", NOTE))
        : desk.situation();
  }

  private void use(Item.Called call) {
    Use use = new Use(call.tool(), call.arguments(), desk.call(call.tool(), call.arguments()));
    uses.add(use);
    items.add(new Item.Returned(call.callId(), use.result().output()));
  }

  private Prompt prompt(boolean mayCall) {
    return new Prompt(
        Instructions.usual(),
        items,
        desk.definitions(),
        mayCall,
        null,
        Prompt.Depth.STANDARD,
        OUTPUT_TOKENS,
        name,
        "evaluation");
  }

  /** Takes what the model says. */
  private final class Ear implements LanguageModel.Listener {
    private final CitedText text;
    private final long start;
    private @Nullable Long millis;
    private boolean isParagraphDue;

    Ear(CitedText text, long start) {
      this.text = text;
      this.start = start;
    }

    @Override
    public void text(String delta) {
      boolean isFirst = millis == null;
      if (isFirst && !delta.isBlank()) {
        millis = (examinee.nanos().getAsLong() - start) / 1_000_000;
      }
      var _ = text.add(isParagraphDue && !delta.isBlank() ? "\n\n" + delta : delta);
      isParagraphDue = isParagraphDue && delta.isBlank();
    }

    @Override
    public void refusal(String delta) {
      text(delta);
    }

    void breakOff() {
      isParagraphDue = millis != null;
    }

    @Override
    public void started(String model, String responseId) {}

    @Override
    public void searching() {}

    @Override
    public void notice(LanguageModel.Notice notice) {}
  }
}
