package dev.sigmasight.server.cli;

import dev.sigmasight.server.SigmaSight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The server. */
@Command(
    name = "serve",
    description = {
      "Serve the product; migrates both databases first.",
      "",
      "Settings come from the environment (DATABASE_URL, AI_DATABASE_URL, SECRET_KEY, PORT,",
      "SIGMASIGHT_ENV, SIGMASIGHT_HOME); --NAME=VALUE overrides any of them, and any setting of",
      "the documentation, as in --sigmasight.batch.threads=4."
    })
final class ServeCommand extends Tool {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
  private static final String LOG_FORMAT = "logging.structured.format.console";
  private static final Pattern SETTING =
      Pattern.compile(
          "--(?<name>[A-Z_]+|[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+)=(?<value>.*)", Pattern.DOTALL);

  /** Those of the libraries; what else they read is in their own documentation. */
  private static final Pattern FRAMEWORK =
      Pattern.compile("(server|spring|logging|management|springdoc|db-scheduler)[.].+");

  @Option(names = "--port", paramLabel = "N", description = "Port to serve on (PORT, or 8000).")
  private int port;

  @Option(
      names = "--no-migrate",
      description = "Leave the schemas alone, and refuse to start if they are not this program's.")
  private boolean noMigrate;

  @Unmatched private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    List<String> all = new ArrayList<>();
    if (noMigrate) {
      all.add("--sigmasight.database.at-start=VALIDATE");
    }
    for (String setting : settings) {
      all.add(examined(setting));
    }
    ConfigurableApplicationContext server =
        SigmaSight.serve(surroundings().settings(Serving.withPort(port, all)));
    tell(server);
    new EnvironmentExamination(surroundings())
        .unread()
        .forEach(each -> LOG.warn("{}: {}", each.said(), each.remedy()));
    return Serving.untilStopped(server);
  }

  /** Where the log is JSON, a program reads it: each of its lines is an object. */
  private void tell(ConfigurableApplicationContext server) {
    String where =
        "SigmaSight serves " + Serving.address(server) + " (the API is described at /docs).";
    if (server.getEnvironment().getProperty(LOG_FORMAT, "").isEmpty()) {
      say(where);
    } else {
      LOG.info(where);
    }
  }

  private String examined(String argument) {
    Matcher setting = SETTING.matcher(argument);
    if (!setting.matches()) {
      throw misused("Unknown argument " + argument + ".");
    }
    String name = setting.group("name");
    String value = setting.group("value");
    EnvironmentExamination names = new EnvironmentExamination(surroundings());
    if (name.contains(".") && !name.startsWith("sigmasight.")) {
      if (!FRAMEWORK.matcher(name).matches()) {
        throw misused("There is no setting " + name + ".");
      }
      return argument;
    }
    names
        .setting(name)
        .ifPresent(
            ours -> {
              throw misused(
                  name + " is a variable; as an argument say --" + ours + "=" + value + ".");
            });
    if (!names.isKnown(name)) {
      throw misused(
          "There is no setting "
              + name
              + names.meant(name).map(ours -> "; there is " + ours).orElse("")
              + ".");
    }
    names
        .wanted(name, value)
        .ifPresent(
            wanted -> {
              throw misused(name + " is \"" + value + "\": set it to " + wanted + ".");
            });
    EnvironmentExamination.refused(Surroundings.of(Map.of(name, value)))
        .forEach(
            each -> {
              throw misused(each.said() + ": " + each.remedy() + ".");
            });
    return argument;
  }
}
