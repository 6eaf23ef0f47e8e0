package dev.sigmasight.server.batch;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.CoreContext;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that works on {@link WholeRun} and dies where it is told to. */
final class WholeRunChild {
  /** What the processes had to say, for whoever looks for the cause of another exit code. */
  private static final Path LOG = Path.of("target", "killed-runs.log");

  private WholeRunChild() {}

  /** A process that ends with {@link KillPoint#EXIT}, or with 0 if it never gets there. */
  static Process dyingAt(KillPoint point, DatabaseUrl url) throws IOException {
    return start(WholeRunChild.class, url, point.toString());
  }

  /** A process with a main class of the tests, given a database. */
  static Process start(Class<?> main, DatabaseUrl url, String... more) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:TieredStopAtLevel=1");
    words.add("-cp");
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.add(main.getName());
    words.add(
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(url.user(), url.password(), url.host(), url.port(), url.database()));
    words.addAll(List.of(more));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(LOG.toFile()))
        .start();
  }

  public static void main(String[] arguments) {
    KillPoint point = KillPoint.parse(arguments[1]);
    BatchSettings settings = new BatchSettings(point.threads());
    try (CoreContext core = WholeRun.open(DatabaseUrl.parse(arguments[0]), settings)) {
      var _ = WholeRun.run(core, point.halting());
    }
  }
}
