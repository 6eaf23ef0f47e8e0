package dev.sigmasight.database;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.util.PSQLException;

/**
 * Runs one chain of migrations, and refuses where history and scripts disagree. A newer program may
 * have added to the schema while this one still serves; only a migration whose name begins with
 * {@code contract} takes something away that older programs use.
 */
final class Migrations {
  private static final String CONTRACTS = "contract ";

  private final String name;
  private final Flyway flyway;
  private final Outage outage;

  Migrations(String name, DatabaseUrl url, Chain chain, Outage outage) {
    this.name = name;
    this.outage = outage;
    flyway =
        Flyway.configure()
            .dataSource(url.jdbc(), url.user(), url.password())
            .locations("classpath:" + chain.location())
            .table(chain.historyTable())
            .initSql("set time zone 'UTC'; set lock_timeout = '20s'")
            .ignoreMigrationPatterns(new String[0])
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .cleanDisabled(true)
            .failOnMissingLocations(true)
            .load();
  }

  List<String> run() {
    return guarded(
        () -> {
          MigrationInfoService info = flyway.info();
          refuseMisfit(info);
          if (isOfANewerProgram(info)) {
            return List.of();
          }
          return flyway.migrate().getSuccessfulMigrations().stream()
              .map(done -> title(done.version, done.description))
              .sorted() // Flyway tells them in any order
              .toList();
        });
  }

  void validate() {
    List<String> missing = pending();
    if (!missing.isEmpty()) {
      throw new SchemaMismatch(
          "The %s database lacks %d migrations, from %s on: run sigmasight migrate."
              .formatted(name, missing.size(), missing.getFirst()),
          null);
    }
  }

  List<String> pending() {
    return guarded(
        () -> {
          MigrationInfoService info = flyway.info(); // reading scripts and history takes a while
          refuseMisfit(info);
          return isOfANewerProgram(info)
              ? List.of()
              : Stream.of(info.pending()).map(Migrations::title).toList();
        });
  }

  private static boolean isOfANewerProgram(MigrationInfoService info) {
    return Stream.of(info.all())
        .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
  }

  private void refuseMisfit(MigrationInfoService info) {
    Stream.of(info.all())
        .map(this::misfit)
        .filter(flaw -> !flaw.isEmpty())
        .findFirst()
        .ifPresent(
            flaw -> {
              throw new SchemaMismatch(flaw, null);
            });
  }

  /** What is wrong with one migration, or nothing. */
  private String misfit(MigrationInfo migration) {
    String title = title(migration);
    return switch (migration.getState()) {
      case FUTURE_SUCCESS ->
          migration.getDescription().startsWith(CONTRACTS)
              ? "The %s database is newer than this program: %s took something away that it uses. Start the newer program."
                  .formatted(name, title)
              : "";
      case FUTURE_FAILED ->
          "The %s database is newer than this program, and %s failed there. Start the newer program."
              .formatted(name, title);
      case MISSING_SUCCESS, MISSING_FAILED ->
          "The %s database has %s, which this program does not contain.".formatted(name, title);
      case FAILED ->
          "In the %s database %s once failed half-way; restore a backup.".formatted(name, title);
      case IGNORED ->
          "The %s database has newer migrations than %s, which never ran.".formatted(name, title);
      case SUCCESS, OUT_OF_ORDER ->
          migration.isVersioned() && !migration.isChecksumMatching()
              ? "The %s database was built by another version of %s.".formatted(name, title)
              : "";
      default -> "";
    };
  }

  private static String title(MigrationInfo migration) {
    return title(
        migration.isVersioned() ? String.valueOf(migration.getVersion()) : "",
        migration.getDescription());
  }

  private static String title(String version, String description) {
    return (version.isEmpty() ? "repeatable" : "V" + version) + " " + description;
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (FlywayException e) {
      throw outage.behind(e).<RuntimeException>map(found -> found).orElseGet(() -> failed(e));
    }
  }

  /** Names the script and what the server said of it, without the statement. */
  private SchemaMismatch failed(FlywayException failure) {
    String what = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String sentence =
        Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
            .filter(PSQLException.class::isInstance)
            .map(cause -> ((PSQLException) cause).getServerErrorMessage())
            .filter(Objects::nonNull)
            .map(said -> what + ": " + said.getMessage())
            .findFirst()
            .orElse(what);
    return new SchemaMismatch(
        "The %s database could not be migrated: %s.".formatted(name, sentence), failure);
  }
}
