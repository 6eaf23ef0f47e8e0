package dev.sigmasight.database;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Tells a server that does not answer from a statement that failed, and says why in a sentence. */
final class Outage implements SQLExceptionTranslator {
  private static final Set<String> SERVER_GOES =
      Set.of("57P01", "57P02", "57P03", "57P05", "28P01", "28000", "3D000", "53300");
  private static final String CONNECTION_CLASS = "08";

  private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();
  private final String name;
  private final DatabaseUrl url;
  private final Pool pool;

  Outage(String name, DatabaseUrl url, Pool pool) {
    this.name = name;
    this.url = url;
    this.pool = pool;
  }

  @Override
  public @Nullable DataAccessException translate(
      String task, @Nullable String sql, SQLException failure) {
    return unreachable(failure) ? of(failure) : others.translate(task, sql, failure);
  }

  private static boolean unreachable(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith(CONNECTION_CLASS) || SERVER_GOES.contains(state));
  }

  DatabaseUnavailable of(SQLException failure) {
    String sentence =
        "The %s database at %s does not answer: %s."
            .formatted(name, url.place(), reason(deepest(failure)));
    return new DatabaseUnavailable(name, sentence, failure);
  }

  /** The outage behind a failure that some library wrapped. */
  Optional<DatabaseUnavailable> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found && unreachable(found)) {
        return Optional.of(of(found));
      }
    }
    return Optional.empty();
  }

  void ping(Duration limit) {
    PGSimpleDataSource source = url.dataSource(pool);
    int seconds = Math.max(1, Math.toIntExact(limit.toSeconds()));
    source.setConnectTimeout(seconds);
    source.setSocketTimeout(seconds);
    try (Connection connection = source.getConnection()) {
      if (!connection.isValid(seconds)) {
        throw new SQLException("no answer in time", "08006");
      }
    } catch (SQLException e) {
      throw of(e);
    }
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException s && told(s))) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Whether the server itself said why. */
  private static boolean told(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && !state.startsWith(CONNECTION_CLASS);
  }

  private String reason(Throwable cause) {
    return switch (cause) {
      case ConnectException refused -> "nothing listens there";
      case UnknownHostException unknown -> "the host name is not known";
      case SocketTimeoutException late -> "no answer in time";
      case SQLException told when told(told) -> stated(String.valueOf(told.getSQLState()));
      case SQLException pooled when pooled.getSQLState() == null -> waited(pooled.getMessage());
      default -> "the connection broke";
    };
  }

  /** Who waits for the pool in vain waits for others, or for the first connection of all. */
  private String waited(@Nullable String told) {
    return told != null && told.contains("(total=0,")
        ? "no answer in time"
        : "all %d connections are busy".formatted(pool.maxConnections());
  }

  private String stated(String state) {
    return switch (state) {
      case "28P01", "28000" -> "it refuses user " + url.user();
      case "3D000" -> "there is no database " + url.database();
      case "42501" -> "user " + url.user() + " may not connect";
      case "53300" -> "it has no connection left";
      case "57P01", "57P02", "57P03" -> "it is starting or stopping";
      default -> "error " + state;
    };
  }
}
