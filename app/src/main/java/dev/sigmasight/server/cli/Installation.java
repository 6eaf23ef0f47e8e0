package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.demo.DemoPresence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Examines an installation. */
final class Installation {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int JAVA = 25;
  private static final int ACCOUNTS = 4;
  private static final int FACTORS = 13;
  private static final String REACH =
      "start its server, or correct the address, user or password in %s; `sigmasight db status` says"
          + " more";
  private static final String EMBEDDED =
      "start the database that comes with the program, with `sigmasight demo` or `sigmasight serve`;"
          + " if it does not start, `sigmasight doctor` examines its folder, which SIGMASIGHT_HOME"
          + " names";
  private static final String MIGRATE = "run `sigmasight migrate`";
  private static final String SEED = "run `sigmasight seed`";
  private static final String DEACTIVATE =
      "deactivate them under Operations, Users: everybody knows their password";

  private final RootCommand root;
  private final int port;

  Installation(RootCommand root, int port) {
    this.root = root;
    this.port = port;
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    checks.add(
        Check.of(
            "configuration",
            "docs/operations/database.md lists the variables",
            this::configuration));
    @Nullable RuntimeException refusal = null;
    @Nullable Parts parts = null;
    try {
      parts = Parts.open(root, Parts.Schema.IGNORE);
    } catch (RuntimeException e) {
      refusal = e;
    }
    try (Parts opened = parts) {
      checks.addAll(
          ofParts(
              opened,
              refusal,
              root.surroundings().isEmbedded(),
              root.surroundings().isProduction()));
    }
    checks.add(Check.of("API", RunningServer.START_IT, () -> RunningServer.check(port)));
    return checks;
  }

  private static List<Check> ofParts(
      @Nullable Parts parts,
      @Nullable RuntimeException refusal,
      boolean embedded,
      boolean production) {
    Check core =
        Check.of(
            "core database",
            embedded ? EMBEDDED : REACH.formatted("DATABASE_URL"),
            with(parts, refusal, Installation::core));
    return List.of(
        core,
        Check.of(
            "AI database",
            embedded ? EMBEDDED : REACH.formatted("AI_DATABASE_URL"),
            with(parts, refusal, Installation::ai)),
        Check.of(
            "migrations", after(core, MIGRATE), with(parts, refusal, Installation::migrations)),
        Check.of(
            "demo users",
            after(core, SEED),
            with(
                parts,
                refusal,
                production ? Installation::noDemoAccounts : Installation::accounts)),
        Check.of(
            "factor definitions",
            after(core, MIGRATE),
            with(parts, refusal, Installation::factors)));
  }

  /** Nothing helps what lies in a database that does not answer. */
  private static String after(Check core, String remedy) {
    return core.passed() ? remedy : "mend the core database first";
  }

  private static Supplier<Check> with(
      @Nullable Parts parts, @Nullable RuntimeException refusal, Function<Parts, Check> check) {
    return () -> {
      if (parts == null) {
        throw refusal == null ? new IllegalStateException("nothing was opened") : refusal;
      }
      return check.apply(parts);
    };
  }

  private static Check java() {
    String version = Runtime.version().toString();
    return Runtime.version().feature() >= JAVA
        ? Check.ok("Java", version)
        : Check.failed("Java", version, "install a JDK " + JAVA);
  }

  private Check configuration() {
    Surroundings surroundings = root.surroundings();
    String where =
        switch (surroundings.databases()) {
          case DatabaseChoice.Embedded(var home) -> "embedded PostgreSQL, data in " + home;
          case DatabaseChoice.External external -> "databases of DATABASE_URL";
        };
    if (!surroundings.isEmbedded() && surroundings.value("SECRET_KEY").isEmpty()) {
      return Check.failed(
          "configuration", "SECRET_KEY is not set", "`openssl rand -base64 48` makes one");
    }
    return Check.ok("configuration", where);
  }

  private static Check core(Parts parts) {
    CoreDb db = parts.get(CoreDb.class);
    db.ping(PATIENCE);
    return Check.ok("core database", server(db.database()));
  }

  private static Check ai(Parts parts) {
    AiDb db = parts.get(AiDb.class);
    db.ping(PATIENCE);
    String vector =
        db.sql(
                "select coalesce((select extversion from pg_extension where extname = 'vector'), '')")
            .query(String.class)
            .single();
    return vector.isEmpty()
        ? Check.failed(
            "AI database",
            server(db.database()) + ", without pgvector",
            "run scripts/pgvector.sh (or `create extension vector`) and start again")
        : Check.ok("AI database", server(db.database()) + ", pgvector " + vector);
  }

  private static String server(Database database) {
    String version =
        database.sql("select current_setting('server_version')").query(String.class).single();
    return "PostgreSQL " + version.split(" ", 2)[0] + " at " + database.url().place();
  }

  private static Check migrations(Parts parts) {
    List<String> pending = new ArrayList<>();
    parts.get(CoreDb.class).pendingMigrations().forEach(each -> pending.add("core " + each));
    parts.get(AiDb.class).pendingMigrations().forEach(each -> pending.add("AI " + each));
    return pending.isEmpty()
        ? Check.ok("migrations", "both chains are complete")
        : Check.failed(
            "migrations",
            pending.size() + " scripts have not run, from " + pending.getFirst() + " on",
            MIGRATE);
  }

  /** Only a demo has them, and then all. */
  private static Check accounts(Parts parts) {
    int found = isIncomplete(parts) ? 0 : parts.get(DemoPresence.class).accounts();
    if (found == 0) {
      return Check.ok("demo users", "no demo accounts: this is no demo installation");
    }
    return found == ACCOUNTS
        ? Check.ok("demo users", found + " of " + ACCOUNTS)
        : Check.failed("demo users", found + " of " + ACCOUNTS, SEED);
  }

  /** Everybody knows their password. */
  private static Check noDemoAccounts(Parts parts) {
    int found = isIncomplete(parts) ? 0 : parts.get(DemoPresence.class).activeAccounts();
    return found == 0
        ? Check.ok("demo users", "none, as it should be in production")
        : Check.failed("demo users", found + " in production", DEACTIVATE);
  }

  private static boolean isIncomplete(Parts parts) {
    return !parts.get(CoreDb.class).pendingMigrations().isEmpty();
  }

  private static Check factors(Parts parts) {
    if (isIncomplete(parts)) {
      return Check.failed("factor definitions", "no table yet", MIGRATE);
    }
    int found =
        parts
            .get(CoreDb.class)
            .sql("select count(*) from factor_definition")
            .query(Integer.class)
            .single();
    return found >= FACTORS
        ? Check.ok("factor definitions", Integer.toString(found))
        : Check.failed("factor definitions", found + " of " + FACTORS, MIGRATE);
  }
}
