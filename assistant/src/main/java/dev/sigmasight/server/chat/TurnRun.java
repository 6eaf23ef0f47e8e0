package dev.sigmasight.server.chat;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.kernel.conversation.Conversation;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.server.chat.Happening.MessageCreated;
import dev.sigmasight.server.chat.Happening.Start;
import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel.Notice;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.tool.CitedText;
import dev.sigmasight.server.tool.Desk;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one question: asks the model and the tools in turn until there is an answer. */
final class TurnRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TurnRun.class);

  /** Messages looked at for what was said before. */
  private static final int HISTORY = 40;

  /** For thoughts, which count as output but are not shown. */
  private static final int THOUGHT_TOKENS = 2500;

  /** The most tokens that one call may put out in any mode. */
  static final int MOST_OUTPUT = THOUGHT_TOKENS + 2000;

  private final LiveTurn live;
  private final Means means;
  private final Mode mode;
  private final Desk desk;
  private final Tally tally = new Tally();
  private final AnswerText answer;
  private final Clerk clerk;

  TurnRun(LiveTurn live, Means means) {
    this.live = live;
    this.means = means;
    Conversation conversation = live.turn().conversation();
    mode = Mode.of(conversation.mode());
    desk = means.toolbox().open(live.account(), conversation.portfolios());
    answer =
        new AnswerText(
            live.log(), new CitedText(desk), live.since(), means.settings().textLength());
    clerk = new Clerk(live, means, answer::soFar);
  }

  @Override
  public void run() {
    new Conclusion(live, means, answer, tally, clerk).conclude(verdict());
  }

  private Verdict verdict() {
    try {
      tellBeginning();
      Reply last = converse(briefing());
      last.sources().forEach(source -> live.log().add(Infos.webSource(source)));
      return new Verdict.Answered(last.ending());
    } catch (Stop.Stopped e) {
      return Verdict.of(e.reason());
    } catch (ModelFailure e) {
      LOG.warn("{} has no answer: {}", live.run(), e.getMessage());
      return Verdict.of(e.kind());
    } catch (DatabaseUnavailable e) {
      LOG.warn("{} broke off: {}", live.run(), e.getMessage());
      return Verdict.unavailable();
    } catch (RuntimeException | Error e) {
      LOG.error("{} broke off", live.run(), e);
      return Verdict.unexpected();
    }
  }

  private void tellBeginning() {
    Turn turn = live.turn();
    live.log()
        .add(
            new MessageCreated(
                turn.userMessage(), turn.assistantMessage(), turn.conversation().id(), turn.run()));
    Asked.Scene scene = live.asked().scene();
    Prompt.Depth depth = Depths.of(live.turn().text(), mode);
    live.log()
        .add(
            new Start(
                turn.conversation().id(),
                mode.word(),
                live.taken().isSpent() ? Models.OFFLINE : means.models().name(),
                Depths.word(depth),
                Depths.word(depth),
                means.models().searchesWeb(),
                scene.pageHint(),
                scene.route(),
                scene.portfolio(),
                scene.portfolios().isEmpty() ? null : scene.portfolios()));
    String whyRules = live.taken().whyRules();
    if (whyRules != null) {
      tally.heard(new Notice.Offline(Infos.NO_MONEY));
      live.log().add(Infos.noMoney(whyRules));
    }
  }

  private List<Item> briefing() {
    Turn turn = live.turn();
    Conversation conversation = turn.conversation();
    List<String> remembered =
        means
            .memories()
            .of(live.account(), conversation.portfolios(), turn.text())
            .orElseGet(
                () -> {
                  live.log().add(Infos.memoryOff());
                  return List.of();
                });
    means.memories().heard(live.account(), turn.userMessage(), turn.text());
    String situation =
        Briefing.situation(live, means.times(), means.read(desk::situation), remembered);
    List<Message> history =
        means.read(
            () -> means.transcript().history(conversation.id(), turn.userMessage(), HISTORY));
    return Briefing.items(history, means.settings().inputTokens() / 4, situation, turn.text());
  }

  private Reply converse(List<Item> items) {
    ModelTalk talk = new ModelTalk(live, means, clerk, answer, tally);
    ToolRound tools = new ToolRound(live, means, desk, clerk, tally);
    List<Item> all = new ArrayList<>(items);
    while (true) {
      clerk.checkTime();
      Prompt prompt = prompt(all);
      Reply reply = talk.ask(prompt);
      if (reply.ending() != Reply.Ending.COMPLETED
          || reply.calls().isEmpty()
          || !prompt.mayCall()) {
        return reply;
      }
      all.addAll(reply.items());
      all.addAll(tools.answers(reply.calls()));
      answer.breakOff();
    }
  }

  private Prompt prompt(List<Item> items) {
    return new Prompt(
        Instructions.of(mode),
        items,
        desk.definitions(),
        mayCall(items),
        null,
        Depths.of(live.turn().text(), mode),
        mode.outputTokens() + THOUGHT_TOKENS,
        live.run(),
        Pseudonym.of(live.account()));
  }

  /** Towards any limit of the turn the model has to answer with what it knows. */
  private boolean mayCall(List<Item> items) {
    TurnSettings settings = means.settings();
    return tally.calls() + 1 < settings.modelCalls()
        && tally.tools() < settings.toolCalls()
        && Tokens.of(items) < settings.inputTokens()
        && live.since().passed().compareTo(settings.wall().multipliedBy(2).dividedBy(3)) < 0;
  }
}
