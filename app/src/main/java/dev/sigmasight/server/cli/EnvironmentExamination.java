package dev.sigmasight.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks for environment variables that mean nothing here or contradict each other. */
final class EnvironmentExamination {
  private static final String NAME = "variables";
  private static final int SECRET = 32;

  private static final Set<String> KNOWN =
      Set.of(
          "SIGMASIGHT_CACHE",
          "SIGMASIGHT_COMMIT",
          "SIGMASIGHT_DEBUG",
          "SIGMASIGHT_ENV",
          "SIGMASIGHT_HOME",
          "SIGMASIGHT_JAVA_HOME",
          "SIGMASIGHT_JAVA_OPTS",
          "SIGMASIGHT_LOG_FORMAT",
          "SIGMASIGHT_METRICS_TOKEN",
          "OPENAI_API_KEY",
          "OPENAI_BASE_URL",
          "OPENAI_SERVER",
          "OPENAI_WEB_SEARCH",
          "OPENAI_MODELS",
          "OPENAI_DEEP_MODEL",
          "OPENAI_EMBEDDING_MODEL",
          "OPENAI_TIMEOUT",
          "OPENAI_IDLE_TIMEOUT",
          "OPENAI_PRICES");

  /** The groups of settings; a variable may set any of them. */
  private static final List<String> GROUPS =
      List.of(
          "AI_",
          "BATCH_",
          "CHAT_",
          "DATABASE_",
          "FEEDBACK_",
          "INSIGHTS_",
          "MCP_",
          "METRICS_",
          "MODEL_",
          "OPTIONS_",
          "PRICES_",
          "PROFILES_",
          "PROVIDERS_",
          "RATES_",
          "SCHEDULE_",
          "SECURITY_",
          "USAGE_");

  /** Names that people try, and ours. */
  private static final Map<String, String> MISTAKEN =
      new TreeMap<>(
          Map.of(
              "DB_URL", "DATABASE_URL",
              "DATABASE_URI", "DATABASE_URL",
              "AI_DB_URL", "AI_DATABASE_URL",
              "ENVIRONMENT", "SIGMASIGHT_ENV",
              "JWT_SECRET", "SECRET_KEY",
              "ACCESS_TOKEN_EXPIRE_MINUTES", "SIGMASIGHT_SECURITY_TOKEN_LIFETIME"));

  private final Surroundings surroundings;
  private final List<Finding> findings = new ArrayList<>();

  EnvironmentExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Finding> findings() {
    unknown();
    mistaken();
    contradictions();
    malformed();
    return findings.isEmpty()
        ? List.of(Finding.ok(NAME, "none is unknown, none contradicts another"))
        : List.copyOf(findings);
  }

  private void unknown() {
    surroundings.environment().keySet().stream()
        .filter(name -> name.startsWith("SIGMASIGHT_") || name.startsWith("OPENAI_"))
        .filter(name -> !KNOWN.contains(name))
        .filter(name -> GROUPS.stream().noneMatch(group -> name.startsWith("SIGMASIGHT_" + group)))
        .sorted()
        .forEach(name -> warn(name + " means nothing here", "correct its name, or remove it"));
  }

  private void mistaken() {
    MISTAKEN.forEach(
        (theirs, ours) -> {
          if (isSet(theirs) && !isSet(ours)) {
            warn(theirs + " is not read", "the name is " + ours);
          }
        });
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
    String env = surroundings.value("SIGMASIGHT_ENV").toLowerCase(Locale.ROOT);
    if (!Set.of("", "production", "development").contains(env)) {
      warn("SIGMASIGHT_ENV is " + env, "production and development mean something");
    }
    if (isSet("PORT") && !surroundings.value("PORT").matches("\\d{1,5}")) {
      findings.add(Finding.failed(NAME, "PORT is no number", "set it to one, or remove it"));
    }
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
