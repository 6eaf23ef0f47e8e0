package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.server.chat.Happening.ToolCalled;
import dev.sigmasight.server.chat.Happening.ToolReturned;
import dev.sigmasight.server.chat.Times.Since;
import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.tool.Desk;
import dev.sigmasight.server.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uses the tools that a model calls, several at once, and no more of them than a turn may. */
final class ToolRound {
  private static final Logger LOG = LoggerFactory.getLogger(ToolRound.class);
  private static final int LONGEST_NAME = 100;
  private static final String TOO_MANY =
      "{\"error\":\"too_many_calls\",\"message\":\"No more tools can be used for this answer;"
          + " answer with what is known.\"}";

  private final LiveTurn live;
  private final Means means;
  private final Desk desk;
  private final Clerk clerk;
  private final Tally tally;
  private final Semaphore atOnce;

  ToolRound(LiveTurn live, Means means, Desk desk, Clerk clerk, Tally tally) {
    this.live = live;
    this.means = means;
    this.desk = desk;
    this.clerk = clerk;
    this.tally = tally;
    atOnce = new Semaphore(means.settings().toolsAtOnce(), true);
  }

  private record Used(ToolResult result, int millis) {}

  /**
   * What the tools return, in the order of the calls.
   *
   * @throws Stop.Stopped if the turn is to end first; tools at work finish for nobody
   */
  List<Item> answers(List<Item.Called> calls) {
    List<CompletableFuture<Used>> working = new ArrayList<>();
    for (Item.Called call : calls) {
      if (tally.tools() < means.settings().toolCalls()) {
        tally.usedTool();
        working.add(Background.start(live.run() + "-" + call.tool(), () -> use(call)).result());
      }
    }
    List<Item> answers = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Item.Called call = calls.get(i);
      answers.add(
          new Item.Returned(
              call.callId(), i < working.size() ? entered(working.get(i)) : refused(call)));
    }
    return answers;
  }

  private Used use(Item.Called call) throws InterruptedException {
    atOnce.acquire();
    try {
      means.tools().acquire();
      try {
        live.stop().check();
        return told(call);
      } finally {
        means.tools().release();
      }
    } finally {
      atOnce.release();
    }
  }

  private Used told(Item.Called call) {
    live.log().add(called(call));
    Since since = means.times().start();
    ToolResult result = result(call);
    int millis = since.millis();
    live.log()
        .add(
            new ToolReturned(
                call.callId(),
                call.tool(),
                result.handle(),
                result.summary(),
                result.asOf(),
                millis,
                result.error(),
                result.isRepeated()));
    return new Used(result, millis);
  }

  private ToolResult result(Item.Called call) {
    try {
      return desk.call(call.tool(), call.arguments());
    } catch (RuntimeException e) {
      LOG.error("{} failed in {}", call.tool(), live.run(), e);
      return new ToolResult(
          "",
          call.tool(),
          "{}",
          "{\"error\":\"tool_failed\",\"message\":\"This tool failed; go on without it.\"}",
          "It failed.",
          "tool_failed",
          null,
          false);
    }
  }

  private String entered(CompletableFuture<Used> work) {
    Used used = clerk.await(work);
    ToolResult result = used.result();
    if (!result.isRepeated()) {
      ToolCall entry =
          new ToolCall(
              result.handle(),
              shortened(result.tool()),
              StorableText.of(result.arguments()),
              StorableText.of(result.output()),
              result.error(),
              result.asOf(),
              used.millis());
      clerk.note(() -> means.transcript().record(live.run(), entry));
    }
    return result.output();
  }

  private String refused(Item.Called call) {
    live.log().add(called(call));
    live.log()
        .add(
            new ToolReturned(
                call.callId(),
                call.tool(),
                null,
                "No more tools can be used for this answer.",
                null,
                0,
                "too_many_calls",
                false));
    return TOO_MANY;
  }

  /** The name of a tool that there is not may be anything. */
  private static String shortened(String tool) {
    String name = StorableText.of(tool);
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static ToolCalled called(Item.Called call) {
    return new ToolCalled(call.callId(), call.tool(), Envelope.object(call.arguments()));
  }
}
