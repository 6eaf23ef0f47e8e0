package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the embedded server is told, in files of ours beside PostgreSQL's own. */
record ServerConfiguration(ServerFolder folder, EmbeddedSettings settings) {
  private static final String INCLUDE = "include 'sigmasight.conf'";
  private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

  /** Whether a server on that port was started with exactly these settings. */
  boolean obeyedOn(int port) throws IOException {
    return Files.exists(folder.settings())
        && Files.readString(folder.settings()).equals(settings(port))
        && Files.readString(folder.access()).equals(access());
  }

  /** Writes the files for the next start. */
  void write(int port, Identity identity) throws IOException {
    Path main = folder.data().resolve("postgresql.conf");
    String text = Files.readString(main);
    if (!text.contains(INCLUDE)) {
      Files.writeString(main, text + "\n" + INCLUDE + "\n");
    }
    Files.writeString(folder.settings(), settings(port));
    Files.writeString(folder.access(), access());
    identity.own(folder.settings());
    identity.own(folder.access());
  }

  /** The port of the last start, 0 if there was none. */
  int lastPort() throws IOException {
    if (!Files.exists(folder.settings())) {
      return 0;
    }
    Matcher port = PORT.matcher(Files.readString(folder.settings()));
    return port.find() ? Integer.parseInt(port.group(1)) : 0;
  }

  private String settings(int port) {
    String durable = settings.durable() ? "on" : "off";
    return """
    # Written by SigmaSight at every start: changes here are lost.
    port = %d
    listen_addresses = '%s'
    unix_socket_directories = ''
    max_connections = 120
    shared_buffers = 64MB
    max_wal_size = 512MB
    fsync = %s
    synchronous_commit = on
    full_page_writes = %s
    jit = off
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_line_prefix = '%%m [%%p] %%q%%u@%%d '
    log_checkpoints = off
    password_encryption = 'scram-sha-256'
    # The passwords are random: there is nothing to guess that many rounds would slow down.
    scram_iterations = 1
    """
        .formatted(port, EmbeddedServer.LOOPBACK, durable, durable);
  }

  private static String access() {
    return """
    # Written by SigmaSight at every start: changes here are lost.
    host all all 127.0.0.1/32 scram-sha-256
    """;
  }
}
