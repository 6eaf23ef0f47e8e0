package dev.sigmasight.server.chat;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.IntStream;

/** A model that plays what it is told, one line for each call; the last one again and again. */
final class Script implements LanguageModel {
  /** Something to play. */
  interface Line {
    Reply play(Prompt prompt, Listener listener) throws InterruptedException;
  }

  private final String provider;
  private final LinkedBlockingDeque<Line> lines = new LinkedBlockingDeque<>();
  private final List<Prompt> prompts = new ArrayList<>();

  Script(String provider) {
    this.provider = provider;
  }

  /** Adds lines. */
  Script then(Line... more) {
    lines.addAll(List.of(more));
    return this;
  }

  synchronized List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public Reply reply(Prompt prompt, Listener listener) throws InterruptedException {
    int call;
    synchronized (this) {
      prompts.add(prompt);
      call = prompts.size();
    }
    Line line = lines.size() > 1 ? lines.take() : lines.element();
    listener.started(provider + "-model", "resp_" + call);
    return line.play(prompt, listener);
  }

  /** Says something, a part at a time. */
  static Line says(String... parts) {
    return (_, listener) -> {
      for (String part : parts) {
        listener.text(part);
      }
      return reply(Reply.Ending.COMPLETED, List.of(), String.join("", parts));
    };
  }

  /** Calls tools, each with its arguments; answers in words when it may call none. */
  static Line calls(Item.Called... calls) {
    return (prompt, listener) ->
        prompt.mayCall()
            ? reply(Reply.Ending.COMPLETED, List.of(calls), "")
            : says("That is all I know.").play(prompt, listener);
  }

  /** The volatility of portfolios. */
  static Item.Called[] volatilityOf(int... portfolios) {
    return IntStream.of(portfolios)
        .mapToObj(
            each ->
                new Item.Called(
                    "call_" + each,
                    "get_volatility_analysis",
                    "{\"portfolio\":\"P" + each + "\"}",
                    ""))
        .toArray(Item.Called[]::new);
  }

  /** Says something and fails. */
  static Line fails(ModelFailure.Kind kind, String... before) {
    return (_, listener) -> {
      for (String part : before) {
        listener.text(part);
      }
      throw new ModelFailure(kind, "as the script says");
    };
  }

  /** Says something, lets the test know, and then nothing until it is interrupted. */
  static Line hangs(CountDownLatch reached, CountDownLatch interrupted, String... before) {
    return (_, listener) -> {
      for (String part : before) {
        listener.text(part);
      }
      reached.countDown();
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("nobody counts this down");
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    };
  }

  /** Ends in some way. */
  static Line ends(Reply.Ending ending, String text) {
    return (_, listener) -> {
      if (ending == Reply.Ending.REFUSED) {
        listener.refusal(text);
      } else {
        listener.text(text);
      }
      return reply(ending, List.of(), text);
    };
  }

  static Reply reply(Reply.Ending ending, List<Item.Called> calls, String text) {
    return new Reply(
        "openai",
        "openai-model",
        "resp",
        ending,
        List.copyOf(calls),
        text,
        List.of(),
        new Reply.Usage(100, 20, 10, 4, false));
  }
}
