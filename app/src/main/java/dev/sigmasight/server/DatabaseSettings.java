package dev.sigmasight.server;

import dev.sigmasight.database.Pool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the two databases are used. Where they are is told by the environment.
 *
 * @param atStart what happens to the schemas before anything else
 */
@ConfigurationProperties("sigmasight.database")
record DatabaseSettings(
    @DefaultValue("MIGRATE") AtStart atStart,
    @DefaultValue CorePool core,
    @DefaultValue AiPool ai) {

  /** What to do with the schemas. */
  enum AtStart {
    /** Bring them to this program's version. */
    MIGRATE,
    /** Refuse to start with another version. */
    VALIDATE,
    /** Leave them alone, for the command that migrates by itself. */
    NOTHING
  }

  /**
   * The pool of the core database.
   *
   * @param maxConnections null for 20, or for twice the processors and one more where the database
   *     server shares them: more statements at once would only take them from each other there, and
   *     some answers would wait long
   */
  record CorePool(
      @Nullable Integer maxConnections,
      @DefaultValue("5s") Duration connectionTimeout,
      @DefaultValue("20s") Duration statementTimeout,
      @DefaultValue("10s") Duration idleInTransactionTimeout,
      @DefaultValue("30m") Duration maxLifetime,
      @DefaultValue("2m") Duration keepalive) {
    private static final int USUAL = 20;

    Pool pool(boolean sharesProcessors) {
      int shared = 2 * Runtime.getRuntime().availableProcessors() + 1;
      int usual = sharesProcessors ? Math.min(shared, USUAL) : USUAL;
      return new Pool(
          maxConnections == null ? usual : maxConnections,
          connectionTimeout,
          statementTimeout,
          idleInTransactionTimeout,
          maxLifetime,
          keepalive,
          "sigmasight-core");
    }
  }

  /** The pool of the AI database; it gives up early, so that an answer never takes over 2 s. */
  record AiPool(
      @DefaultValue("10") int maxConnections,
      @DefaultValue("1s") Duration connectionTimeout,
      @DefaultValue("20s") Duration statementTimeout,
      @DefaultValue("10s") Duration idleInTransactionTimeout,
      @DefaultValue("30m") Duration maxLifetime,
      @DefaultValue("2m") Duration keepalive) {

    Pool pool() {
      return new Pool(
          maxConnections,
          connectionTimeout,
          statementTimeout,
          idleInTransactionTimeout,
          maxLifetime,
          keepalive,
          "sigmasight-ai");
    }
  }
}
