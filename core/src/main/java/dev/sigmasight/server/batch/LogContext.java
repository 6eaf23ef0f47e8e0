package dev.sigmasight.server.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import org.slf4j.MDC;

/** What each line of the log says about the run that it belongs to, on one thread. */
final class LogContext implements AutoCloseable {
  private final List<MDC.MDCCloseable> entries = new ArrayList<>();

  private LogContext() {}

  /** The run on which this thread works. */
  static LogContext of(UUID run, RunRequest request) {
    return new LogContext()
        .with("run_id", run.toString())
        .with("business_date", request.target().toString())
        .with("portfolio", request.scope())
        .with("database", "core");
  }

  /** Threads whose lines say the same as those of this one. */
  static ThreadFactory threads() {
    Map<String, String> context = MDC.getCopyOfContextMap();
    return task ->
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  if (context != null) {
                    MDC.setContextMap(context);
                  }
                  task.run();
                });
  }

  private LogContext with(String key, String value) {
    entries.add(MDC.putCloseable(key, value));
    return this;
  }

  @Override
  public void close() {
    entries.forEach(MDC.MDCCloseable::close);
  }
}
