package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.server.chat.Happening.Failed;
import java.util.List;

/** Ends turns that this process does not write, from what is stored of them. */
final class StoredTurns {
  private final Transcript transcript;
  private final Times times;

  StoredTurns(Transcript transcript, Times times) {
    this.transcript = transcript;
    this.times = times;
  }

  /** Ends a turn and keeps its text; answers whether it was still being written. */
  boolean end(String run, Stop.Reason reason) {
    List<TurnEvent> events = transcript.events(run, -1);
    int seq = events.isEmpty() ? 0 : events.getLast().seq() + 1;
    String text = text(events);
    Failed failed =
        new Failed(reason.text(), reason.code(), reason.isRetryable(), 1, text, List.of());
    Envelope envelope = new Envelope(failed.type(), run, seq, failed, times.clock().millis());
    return transcript.finish(
        run,
        new Outcome(Verdict.of(reason).state(), text, "[]", reason.code(), null, 0),
        new TurnEvent(seq, failed.type(), envelope.json()));
  }

  private static String text(List<TurnEvent> events) {
    StringBuilder text = new StringBuilder();
    for (TurnEvent event : events) {
      if (event.type().equals("token")) {
        text.append(Envelope.object(event.json()).at("/data/delta").asString());
      }
    }
    return text.toString();
  }
}
