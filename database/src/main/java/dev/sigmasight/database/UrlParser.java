package dev.sigmasight.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/** Takes a database address apart. Messages never quote user information or values. */
final class UrlParser {
  private static final String JDBC = "jdbc:";
  private static final List<String> SCHEMES =
      List.of("postgresql+asyncpg://", "postgresql://", "postgres://");
  private static final int DEFAULT_PORT = 5432;
  private static final int LAST_PORT = 65_535;

  /** Parameters of libpq, asyncpg and poolers, in the driver's spelling. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "ssl", "sslmode",
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "target_session_attrs", "targetServerType",
          "gssencmode", "gssEncMode");

  private static final Map<String, String> DRIVER_VALUES =
      Map.of(
          "sslmode=true", "require",
          "sslmode=false", "disable",
          "targetServerType=read-write", "primary",
          "targetServerType=read-only", "secondary",
          "targetServerType=standby", "secondary",
          "targetServerType=prefer-standby", "preferSecondary");

  /** Meant for connection poolers of other languages; nothing here to obey them. */
  private static final Set<String> IGNORED =
      Set.of("pgbouncer", "pool_timeout", "connection_limit", "pool_size", "max_overflow");

  private final String text;

  UrlParser(String text) {
    this.text = text.strip();
  }

  DatabaseUrl parse() {
    String rest = afterScheme();
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    Map<String, String> parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
    int at = place.lastIndexOf('@');
    String[] login = at < 0 ? new String[0] : place.substring(0, at).split(":", 2);
    String server = place.substring(at + 1);
    int slash = server.indexOf('/');
    String user = login.length > 0 ? decode(login[0], "user") : take(parameters, "user");
    String password =
        login.length > 1 ? decode(login[1], "password") : take(parameters, "password");
    return new DatabaseUrl(
        hosts(slash < 0 ? server : server.substring(0, slash)),
        name(slash < 0 ? "" : server.substring(slash + 1)),
        required(user, "names no user (postgresql://USER:PASSWORD@HOST/DATABASE)"),
        password,
        parameters);
  }

  private String afterScheme() {
    String url = startsWith(text, JDBC) ? text.substring(JDBC.length()) : text;
    return SCHEMES.stream()
        .filter(scheme -> startsWith(url, scheme))
        .findFirst()
        .map(scheme -> url.substring(scheme.length()))
        .orElseThrow(
            () ->
                flaw(
                    "does not start with postgresql://, postgres://, postgresql+asyncpg://"
                        + " or jdbc:postgresql://"));
  }

  private static boolean startsWith(String url, String scheme) {
    return url.toLowerCase(Locale.ROOT).startsWith(scheme);
  }

  private static List<String> hosts(String servers) {
    return Stream.of(servers.split(",", -1)).map(UrlParser::host).toList();
  }

  private static String host(String server) {
    int colon = server.indexOf(':', server.startsWith("[") ? server.indexOf(']') + 1 : 0);
    String host = colon < 0 ? server : server.substring(0, colon);
    if (host.startsWith("/") || host.contains("%")) {
      throw flaw("names a socket folder; only TCP hosts are supported");
    }
    if (host.startsWith("[") != host.endsWith("]")) {
      throw flaw("has an IPv6 host without both brackets");
    }
    int port = colon < 0 ? DEFAULT_PORT : port(server.substring(colon + 1));
    return (host.isEmpty() ? "localhost" : host) + ":" + port;
  }

  private static int port(String digits) {
    int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw flaw("has a port that is not a number from 1 to 65535");
    }
    return port;
  }

  private static String name(String path) {
    return required(decode(path, "database name"), "names no database (…HOST:PORT/DATABASE)");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty() && !IGNORED.contains(parts[0])) {
        String name = DRIVER_NAMES.getOrDefault(parts[0], parts[0]);
        String value = decode(parts.length < 2 ? "" : parts[1], "parameter " + name);
        parameters.put(known(name), DRIVER_VALUES.getOrDefault(name + "=" + value, value));
      }
    }
    return parameters;
  }

  private static String known(String name) {
    if (!name.equals("user") && !name.equals("password") && PGProperty.forName(name) == null) {
      throw flaw("has a parameter that PostgreSQL's driver does not know: " + name);
    }
    return name;
  }

  private static String take(Map<String, String> parameters, String name) {
    String value = parameters.remove(name);
    return value == null ? "" : value;
  }

  private static String decode(String part, String what) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw flaw("has a % in its " + what + " that is no code; write a plain % as %25");
    }
  }

  private static String required(String value, String flaw) {
    if (value.isEmpty()) {
      throw flaw(flaw);
    }
    return value;
  }

  private static InvalidDatabaseUrl flaw(String flaw) {
    return new InvalidDatabaseUrl("The database address " + flaw + ".");
  }
}
