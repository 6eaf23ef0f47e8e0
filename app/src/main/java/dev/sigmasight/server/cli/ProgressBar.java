package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunListener;
import dev.sigmasight.server.stage.Phase;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run gets on: a bar that moves where somebody watches, a line per phase where the
 * output goes to a file.
 */
final class ProgressBar implements RunListener {
  private static final int WIDTH = 28;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final int LABEL = 16;
  private static final String ERASE_REST = "\u001b[K";

  private final PrintWriter out;
  private final boolean moves;
  private final int labelWidth;
  private @Nullable Object phase;
  private long began;
  private long drawn;
  private boolean ended;

  ProgressBar(PrintWriter out) {
    this(out, Terminal.isWatched());
  }

  ProgressBar(PrintWriter out, boolean moves) {
    this(out, moves, LABEL);
  }

  /** A bar for labels of up to so many characters. */
  ProgressBar(PrintWriter out, boolean moves, int labelWidth) {
    this.out = out;
    this.moves = moves;
    this.labelWidth = labelWidth;
  }

  @Override
  public void progress(Phase now, int over, int total) {
    advance(now, over, total);
  }

  /**
   * So far it is.
   *
   * @param now what is done, as its text says; another one begins a line
   */
  synchronized void advance(Object now, long over, long total) {
    long time = System.nanoTime();
    if (!now.equals(phase)) {
      phase = now;
      began = time;
      ended = false;
      drawn = 0;
    }
    boolean end = over >= total;
    boolean redraw = moves && (drawn == 0 || time - drawn >= REDRAW_NANOS);
    if (!ended && (end || redraw)) {
      ended = end;
      drawn = time;
      show(now, over, total, Duration.ofNanos(time - began));
    }
  }

  private void show(Object now, long over, long total, Duration time) {
    String count =
        total == 0
            ? "nothing to do"
            : "%s of %s".formatted(Figures.count(over), Figures.count(total));
    String bar = moves && total > 0 ? bar(over, total) + "  " : "";
    String label = now.toString() + " ".repeat(Math.max(1, labelWidth - now.toString().length()));
    String line = "  %s%s%-18s %s".formatted(label, bar, count, Figures.elapsed(time));
    if (moves) {
      out.print("\r" + line + ERASE_REST);
    } else {
      out.print(line);
    }
    if (ended) {
      out.println();
    }
    out.flush();
  }

  private static String bar(long over, long total) {
    int filled = (int) (over * WIDTH / total);
    return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
  }
}
