package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.Allowance;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.server.tool.Toolbox;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What all turns work with.
 *
 * @param writers the most that write to the transcript at once, so that requests find a connection
 * @param tools the most tools of all turns at once, for the same reason
 */
record Means(
    Transcript transcript,
    Allowance allowance,
    Toolbox toolbox,
    Models models,
    Memories memories,
    TurnSettings settings,
    Times times,
    Semaphore writers,
    Semaphore tools) {

  /** Reads what needs a connection in a turn, when it is its turn among all. */
  <T> T read(Supplier<T> work) {
    tools.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      tools.release();
    }
  }

  TurnStream stream(String run, TurnSource source, int after) {
    return new TurnStream(run, source, after, settings, times);
  }
}
