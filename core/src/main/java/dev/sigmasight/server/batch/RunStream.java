package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends the lines of a run as server-sent events, on the thread of the request. A line's number is
 * its {@code id}, so a client that comes back with {@code Last-Event-ID} misses nothing and gets
 * nothing twice, from any instance. The stream ends with the {@code end} of the attempt.
 */
@Component
public class RunStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final RunReads reads;
  private final OwnRuns own;
  private final RunEvents events;
  private final RunFeed feed;

  RunStream(RunReads reads, OwnRuns own, RunEvents events, RunFeed feed) {
    this.reads = reads;
    this.own = own;
    this.events = events;
    this.feed = feed;
  }

  /**
   * Where to begin.
   *
   * @param after the number of the last line that the client has seen
   * @param isOver whether nothing comes after it any more
   */
  public record Start(UUID run, long after, boolean isOver) {}

  /**
   * Any run, for administrators.
   *
   * @param lastEventId what the client has seen; null starts with the newest attempt, a number
   *     below the first line with that, one above the last after that
   * @throws dev.sigmasight.kernel.ProblemException NotFound
   */
  public Start any(UUID run, @Nullable Long lastEventId) {
    return start(reads.byId(run).orElseThrow(BatchController::unknown), lastEventId);
  }

  /**
   * A run about one portfolio of the account.
   *
   * @throws dev.sigmasight.kernel.ProblemException NotFound
   */
  public Start own(AccountId account, PortfolioId portfolio, UUID run, @Nullable Long lastEventId) {
    return start(own.run(account, portfolio, run), lastEventId);
  }

  private Start start(RunView run, @Nullable Long lastEventId) {
    long after =
        lastEventId == null
            ? events.beforeNewestAttempt(run.id())
            : Math.clamp(lastEventId, 0, events.newest(run.id()));
    boolean over = run.state().isOver() && events.after(run.id(), after).isEmpty();
    return new Start(run.id(), after, over);
  }

  /**
   * Sends until the attempt ends or the server stops.
   *
   * @throws IOException if the client is gone
   */
  public void send(Start start, OutputStream out) throws IOException, InterruptedException {
    feed.follow(start.run());
    try {
      write(out, "retry: 2000\n\n");
      long seen = start.after();
      while (seen >= 0 && feed.isOpen()) {
        long now = sendAfter(start.run(), seen, out);
        if (now == seen && !feed.await(start.run(), seen, HEARTBEAT)) {
          write(out, ": heartbeat\n\n");
        }
        seen = now;
      }
    } finally {
      feed.leave(start.run());
    }
  }

  /** Sends what there is; answers the number of the last line, negative after the end. */
  private long sendAfter(UUID run, long seen, OutputStream out) throws IOException {
    long last = seen;
    List<RunEvents.Event> lines = events.after(run, seen);
    for (RunEvents.Event line : lines) {
      write(out, "id: %d\nevent: %s\ndata: %s\n\n".formatted(line.seq(), line.type(), line.json()));
      last = line.seq();
      if (line.isEnd()) {
        return -1;
      }
    }
    return last;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
