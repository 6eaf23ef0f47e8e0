package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.TurnEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The events of a turn for one reader, as server-sent events. The turn neither waits for its
 * readers nor ends with them.
 */
public final class TurnStream {
  private final String run;
  private final TurnSource source;
  private final int after;
  private final Duration heartbeat;
  private final Times times;
  private List<TurnEvent> first = List.of();

  TurnStream(String run, TurnSource source, int after, TurnSettings settings, Times times) {
    this.run = run;
    this.source = source;
    this.after = after;
    heartbeat = settings.heartbeat();
    this.times = times;
  }

  /** The turn. */
  public String run() {
    return run;
  }

  /** Whether the reader has seen everything. */
  public boolean isOver() {
    first = source.after(after);
    return first.isEmpty() && source.isOver(after);
  }

  /**
   * Sends until the turn has ended, or until the server stops and the turn is another's.
   *
   * @throws IOException if the reader is gone
   */
  public void send(OutputStream out) throws IOException, InterruptedException {
    write(out, "retry: 2000\n\n");
    int seen = after;
    Times.Since beat = times.start();
    List<TurnEvent> events = first;
    while (true) {
      if (!events.isEmpty()) {
        write(out, frames(events));
        seen = events.getLast().seq();
      }
      if (events.isEmpty()
          ? source.isLeft() || source.isOver(seen)
          : Happening.isLast(events.getLast())) {
        return;
      }
      if (beat.passed().compareTo(heartbeat) >= 0) {
        write(out, beat(seen));
        beat = times.start();
      }
      events = source.await(seen, heartbeat.minus(beat.passed()));
    }
  }

  private String frames(List<TurnEvent> events) {
    StringBuilder frames = new StringBuilder();
    for (TurnEvent event : events) {
      frames.append("id: ").append(run).append(':').append(event.seq());
      frames.append("\nevent: ").append(event.type());
      frames.append("\ndata: ").append(event.json()).append("\n\n");
    }
    return frames.toString();
  }

  /** A sign that the line stands. It is no event of the turn: without id, and never stored. */
  private String beat(int seen) {
    Envelope envelope = new Envelope("heartbeat", run, seen, Map.of(), times.clock().millis());
    return "event: heartbeat\ndata: " + envelope.json() + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
