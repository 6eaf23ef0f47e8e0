package dev.sigmasight.server;

import dev.sigmasight.database.Pool;
import java.time.Duration;
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

  /** The pool of the core database. */
  record CorePool(
      @DefaultValue("20") int maxConnections,
      @DefaultValue("5s") Duration connectionTimeout,
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
          "sigmasight-core");
    }
  }

  /** The pool of the AI database; it gives up early, so that an answer never takes over 2 s. */
  record AiPool(
      @DefaultValue("10") int maxConnections,
      @DefaultValue("1500ms") Duration connectionTimeout,
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
