package dev.sigmasight.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for environment variables that mean nothing here or contradict each other. */
final class EnvironmentExamination {
  private static final String NAME = "variables";
  private static final int SECRET = 32;

  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int LAST_PORT = 65_535;

  /** Shorter names of others resemble ours by chance. */
  private static final int LONG_ENOUGH = 8;

  /** Those that are not settings in capitals. */
  private static final SortedSet<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "AI_DATABASE_URL",
              "DATABASE_URL",
              "FMP_API_KEY",
              "FRED_API_KEY",
              "OPENAI_API_KEY",
              "OPENAI_BASE_URL",
              "OPENAI_DEEP_MODEL",
              "OPENAI_EMBEDDING_MODEL",
              "OPENAI_IDLE_TIMEOUT",
              "OPENAI_MODELS",
              "OPENAI_PRICES",
              "OPENAI_SERVER",
              "OPENAI_TIMEOUT",
              "OPENAI_WEB_SEARCH",
              "POLYGON_API_KEY",
              "PORT",
              "SECRET_KEY",
              "SIGMASIGHT_CACHE",
              "SIGMASIGHT_COMMIT",
              "SIGMASIGHT_DEBUG",
              "SIGMASIGHT_ENV",
              "SIGMASIGHT_HOME",
              "SIGMASIGHT_JAVA_HOME",
              "SIGMASIGHT_JAVA_OPTS",
              "SIGMASIGHT_LOG_FORMAT"));

  private static final SortedSet<String> LOG_FORMATS = new TreeSet<>(Set.of("text", "json"));
  private static final SortedSet<String> ENVIRONMENTS =
      new TreeSet<>(Set.of("development", "production"));

  /** Names that people try, and ours. */
  private static final Map<String, String> MISTAKEN =
      Map.of(
          "DB_URL", "DATABASE_URL",
          "DATABASE_URI", "DATABASE_URL",
          "AI_DB_URL", "AI_DATABASE_URL",
          "ENVIRONMENT", "SIGMASIGHT_ENV",
          "JWT_SECRET", "SECRET_KEY",
          "ACCESS_TOKEN_EXPIRE_MINUTES", "SIGMASIGHT_SECURITY_TOKEN_LIFETIME");

  private final Surroundings surroundings;
  private final Settings settings = Settings.known();
  private final List<Finding> findings = new ArrayList<>();

  EnvironmentExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Finding> findings() {
    ignored();
    contradictions();
    malformed();
    findings.addAll(refused(surroundings));
    return findings.isEmpty()
        ? List.of(Finding.ok(NAME, "none is unknown, none contradicts another"))
        : List.copyOf(findings);
  }

  /** Variables that look as if they were meant for this program, and that it does not read. */
  List<Finding> unread() {
    ignored();
    return List.copyOf(findings);
  }

  /** Variables with which no command works. */
  static List<Finding> refused(Surroundings surroundings) {
    List<Finding> refused = new ArrayList<>();
    String environment = surroundings.value("SIGMASIGHT_ENV").toLowerCase(Locale.ROOT);
    refused(refused, "SIGMASIGHT_ENV", environment, ENVIRONMENTS);
    String format = surroundings.value("SIGMASIGHT_LOG_FORMAT");
    refused(refused, "SIGMASIGHT_LOG_FORMAT", format, LOG_FORMATS);
    String port = surroundings.value("PORT");
    if (!port.isEmpty() && (!PORT.matcher(port).matches() || Integer.parseInt(port) > LAST_PORT)) {
      refused.add(refused("PORT", port, "the number of a port, up to " + LAST_PORT));
    }
    if (surroundings.environment().keySet().stream().anyMatch(EnvironmentExamination::isSetting)) {
      Settings settings = Settings.known();
      surroundings.environment().keySet().stream()
          .filter(EnvironmentExamination::isSetting)
          .sorted()
          .forEach(
              name ->
                  settings
                      .of(name)
                      .flatMap(setting -> settings.wanted(setting, surroundings.value(name)))
                      .map(wanted -> refused(name, surroundings.value(name), wanted))
                      .ifPresent(refused::add));
    }
    return refused;
  }

  private static boolean isSetting(String name) {
    return name.startsWith("SIGMASIGHT_") && !KNOWN.contains(name);
  }

  private static Finding refused(String name, String value, String wanted) {
    return Finding.failed(
        NAME, name + " is \"" + value + "\"", "set it to " + wanted + ", or remove it");
  }

  private static void refused(
      List<Finding> refused, String name, String value, SortedSet<String> possible) {
    if (!value.isEmpty() && !possible.contains(value)) {
      refused.add(refused(name, value, String.join(" or ", possible)));
    }
  }

  /** The setting or variable that was probably meant by one that there is not. */
  Optional<String> meant(String written) {
    return Settings.meant(
        written,
        written.contains(".")
            ? settings.types().keySet()
            : Stream.concat(
                    KNOWN.stream(), settings.types().keySet().stream().map(Settings::variable))
                .toList());
  }

  /** The setting that a variable sets. */
  Optional<String> setting(String variable) {
    return KNOWN.contains(variable) ? Optional.empty() : settings.of(variable);
  }

  /** What a setting would have to be instead of this value; empty if it can be that. */
  Optional<String> wanted(String setting, String value) {
    return settings.wanted(setting, value);
  }

  boolean isKnown(String name) {
    return name.contains(".")
        ? settings.contains(name)
        : KNOWN.contains(name) || settings.of(name).isPresent();
  }

  private void ignored() {
    surroundings.environment().keySet().stream()
        .filter(name -> !isKnown(name))
        .sorted()
        .forEach(this::ignored);
  }

  private void ignored(String name) {
    String ours = MISTAKEN.get(name);
    if (ours != null) {
      if (!isSet(ours)) {
        warn(name + " is not read", "the name is " + ours);
      }
      return;
    }
    boolean own = name.startsWith("SIGMASIGHT_") || name.startsWith("OPENAI_");
    Optional<String> meant = own || name.length() >= LONG_ENOUGH ? meant(name) : Optional.empty();
    if (meant.isPresent()) {
      warn(name + " is not read", "the name is " + meant.get());
    } else if (own) {
      warn(name + " means nothing here", "correct its name, or remove it");
    }
  }

  private void contradictions() {
    boolean production = surroundings.isProduction();
    if (isSet("DATABASE_URL") && isSet("SIGMASIGHT_HOME")) {
      warn(
          "DATABASE_URL and SIGMASIGHT_HOME are both set: no database lies in the folder",
          "nothing, if the folder is meant for logs; otherwise remove one");
    }
    if (production && surroundings.isEmbedded()) {
      warn(
          "SIGMASIGHT_ENV is production, and the databases are embedded",
          "set DATABASE_URL and AI_DATABASE_URL, and back the folder up");
    }
    if (production
        && isSet("DATABASE_URL")
        && surroundings.value("DATABASE_URL").equals(surroundings.value("AI_DATABASE_URL"))) {
      warn("core and AI share one database in production", "give the AI tables a database");
    }
  }

  private void malformed() {
    int secret = surroundings.value("SECRET_KEY").length();
    if (secret > 0 && secret < SECRET) {
      findings.add(
          Finding.failed(
              NAME,
              "SECRET_KEY has %d characters of at least %d".formatted(secret, SECRET),
              "`openssl rand -base64 48` makes one"));
    }
  }

  private boolean isSet(String name) {
    return !surroundings.value(name).isEmpty();
  }

  private void warn(String said, String remedy) {
    findings.add(Finding.warning(NAME, said, remedy));
  }
}
