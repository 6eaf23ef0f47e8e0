package dev.sigmasight.database;

import java.time.Duration;

/**
 * How many connections a database gets and how long each thing may take.
 *
 * @param connectionTimeout longest wait for a connection before {@link DatabaseUnavailable}; up to
 *     four times as long while the pool gives connections to others
 * @param statementTimeout longest run of one statement, enforced by the server
 * @param idleInTransactionTimeout longest pause inside a transaction, enforced by the server
 * @param maxLifetime age at which a connection is replaced
 * @param keepalive how often an idle connection is tried
 * @param applicationName what {@code pg_stat_activity} shows
 */
public record Pool(
    int maxConnections,
    Duration connectionTimeout,
    Duration statementTimeout,
    Duration idleInTransactionTimeout,
    Duration maxLifetime,
    Duration keepalive,
    String applicationName) {

  private static final Duration STATEMENT = Duration.ofSeconds(20);
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final Duration KEEPALIVE = Duration.ofMinutes(2);

  public Pool {
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections must be at least 1: " + maxConnections);
    }
  }

  /** Defaults of the core database: 20 connections. */
  public static Pool core() {
    return of(20, Duration.ofSeconds(5), "sigmasight-core");
  }

  /** Defaults of the AI database: 10 connections, and an answer within 2 s when it is down. */
  public static Pool ai() {
    return of(10, Duration.ofSeconds(1), "sigmasight-ai");
  }

  /** For moving and comparing whole tables: few connections, and half an hour per statement. */
  public static Pool patient() {
    return new Pool(
        2,
        Duration.ofSeconds(10),
        Duration.ofMinutes(30),
        Duration.ofMinutes(30),
        Duration.ofHours(2),
        KEEPALIVE,
        "sigmasight-db");
  }

  private static Pool of(int maxConnections, Duration connectionTimeout, String name) {
    return new Pool(
        maxConnections,
        connectionTimeout,
        STATEMENT,
        IDLE_IN_TRANSACTION,
        LIFETIME,
        KEEPALIVE,
        name);
  }

  /** What each new session is told. */
  String sessionSetup() {
    return "set time zone 'UTC'; set statement_timeout = %d; set idle_in_transaction_session_timeout = %d"
        .formatted(statementTimeout.toMillis(), idleInTransactionTimeout.toMillis());
  }

  /** The same times, another size. */
  public Pool withMaxConnections(int connections) {
    return new Pool(
        connections,
        connectionTimeout,
        statementTimeout,
        idleInTransactionTimeout,
        maxLifetime,
        keepalive,
        applicationName);
  }
}
