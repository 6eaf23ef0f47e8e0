package dev.sigmasight.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who may enter. Read from {@code postgresql://}, {@code postgres://},
 * {@code postgresql+asyncpg://} or {@code jdbc:postgresql://}; the password never leaves through
 * {@link #toString} nor through an error message.
 *
 * @param hosts at least one, each {@code host:port}; IPv6 addresses in brackets
 * @param parameters driver parameters such as {@code sslmode}, in the PostgreSQL JDBC driver's
 *     spelling
 */
public record DatabaseUrl(
    List<String> hosts,
    String database,
    String user,
    String password,
    Map<String, String> parameters) {
  /** How much later than the server the driver gives up on a statement. */
  static final Duration GRACE = Duration.ofSeconds(5);

  public DatabaseUrl {
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("A database address needs a host.");
    }
  }

  /** An address without parameters; an empty password means none. */
  public static DatabaseUrl of(String host, int port, String database) {
    return new DatabaseUrl(List.of(host + ":" + port), database, "", "", Map.of());
  }

  /**
   * Reads an address.
   *
   * @throws InvalidDatabaseUrl in one sentence that names the flaw and never the password
   */
  public static DatabaseUrl parse(String text) {
    return new UrlParser(text).parse();
  }

  /** The same server and user, another database. */
  public DatabaseUrl withDatabase(String name) {
    return new DatabaseUrl(hosts, name, user, password, parameters);
  }

  /** The same database, entered as another role. */
  public DatabaseUrl withUser(String name, String newPassword) {
    return new DatabaseUrl(hosts, database, name, newPassword, parameters);
  }

  /** The first host, without port and brackets. */
  public String host() {
    String first = hosts.getFirst();
    String host = first.substring(0, first.lastIndexOf(':'));
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port of the first host. */
  public int port() {
    String first = hosts.getFirst();
    return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
  }

  /** {@code host:port/database} of every host: what an error message may show. */
  public String place() {
    return String.join(",", hosts) + "/" + database;
  }

  /** The JDBC form, without user and password. */
  public String jdbc() {
    return "jdbc:postgresql://" + String.join(",", hosts) + "/" + encode(database) + query();
  }

  /** The {@code postgresql://} form with the password, for handing on; never to be printed. */
  public String withLogin() {
    String login = encode(user) + (password.isEmpty() ? "" : ":" + encode(password));
    return "postgresql://"
        + login
        + "@"
        + String.join(",", hosts)
        + "/"
        + encode(database)
        + query();
  }

  /** Whether every host is this machine. */
  public boolean isLocal() {
    return hosts.stream()
        .allMatch(host -> host.matches("(127\\.[0-9.]+|localhost|\\[::1])(:\\d+)?"));
  }

  /** Opens unpooled connections. */
  PGSimpleDataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbc());
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** Opens the connections of a pool; the driver gives up soon after the server should have. */
  PGSimpleDataSource dataSource(Pool pool) {
    PGSimpleDataSource source = dataSource();
    int patience = Math.max(1, Math.toIntExact(pool.connectionTimeout().toSeconds()));
    source.setConnectTimeout(patience);
    source.setSocketTimeout(Math.toIntExact(pool.statementTimeout().plus(GRACE).toSeconds()));
    source.setTcpKeepAlive(true);
    source.setApplicationName(pool.applicationName());
    return source;
  }

  private String query() {
    return parameters.isEmpty()
        ? ""
        : new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The {@code postgresql://} form with the password masked. */
  @Override
  public String toString() {
    return "postgresql://" + user + (password.isEmpty() ? "" : ":***") + "@" + place() + query();
  }
}
