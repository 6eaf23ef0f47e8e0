package dev.sigmasight.server.cli;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.SigmaSight;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The parts of the application that a command works with; each is made when it is first asked for.
 */
final class Parts implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Parts(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** What becomes of the schemas first. */
  enum Schema {
    /** They are brought to this program's version. */
    MIGRATE,
    /** Another version is refused, unless the database is the program's own. */
    FIT,
    /** They are left alone. */
    IGNORE
  }

  /** The parts without the web edge. */
  static Parts open(RootCommand root, Schema schema, String... settings) {
    return open(root, root.surroundings(), schema, settings);
  }

  /** The parts without the web edge, in other surroundings than those of the process. */
  static Parts open(
      RootCommand root, Surroundings surroundings, Schema schema, String... settings) {
    List<String> all = new ArrayList<>();
    all.add("--spring.main.lazy-initialization=true");
    all.add("--spring.main.web-application-type=none");
    all.add("--logging.threshold.console=" + (root.wantsTraces() ? "INFO" : "OFF"));
    all.add("--sigmasight.database.core.max-connections=6");
    all.add("--sigmasight.database.at-start=" + atStart(surroundings, schema));
    all.addAll(List.of(settings));
    return new Parts(SigmaSight.withoutWeb(surroundings.settings(all)));
  }

  private static String atStart(Surroundings surroundings, Schema schema) {
    return switch (schema) {
      case MIGRATE -> "MIGRATE";
      case FIT -> surroundings.isEmbedded() ? "MIGRATE" : "VALIDATE";
      case IGNORE -> "NOTHING";
    };
  }

  /** The parts of a server that runs in this process; closing ends it. */
  static Parts of(ConfigurableApplicationContext server) {
    return new Parts(server);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  String setting(String name) {
    return context.getEnvironment().getProperty(name, "");
  }

  Instant now() {
    return get(Clock.class).instant();
  }

  /** The last session whose prices are all known. */
  LocalDate lastSession() {
    return get(TradingCalendar.class).lastCompletedSession(now());
  }

  @Override
  public void close() {
    context.close();
  }
}
