package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the embedded server is told, in files of ours beside PostgreSQL's own. */
record ServerConfiguration(ServerFolder folder, EmbeddedSettings settings) {
  private static final String INCLUDE = "include 'sigmasight.conf'";

  /** Writes the files; true if a running server already obeys them but for its port. */
  boolean write(int port, Identity identity) throws IOException {
    String wanted = settings(port);
    boolean same =
        Files.exists(folder.settings())
            && Files.readString(folder.settings()).equals(wanted)
            && Files.readString(folder.access()).equals(access());
    if (!same) {
      Files.writeString(folder.settings(), wanted);
      Files.writeString(folder.access(), access());
      include();
      identity.own(folder.settings());
      identity.own(folder.access());
    }
    return same;
  }

  private void include() throws IOException {
    Path main = folder.data().resolve("postgresql.conf");
    String text = Files.readString(main);
    if (!text.contains(INCLUDE)) {
      Files.writeString(main, text + "\n" + INCLUDE + "\n");
    }
  }

  private String settings(int port) {
    String durable = settings.durable() ? "on" : "off";
    return """
        # Written by SigmaSight at every start: changes here are lost.
        port = %d
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 60
        shared_buffers = 64MB
        max_wal_size = 512MB
        fsync = %s
        synchronous_commit = %s
        full_page_writes = %s
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%%m [%%p] %%q%%u@%%d '
        log_checkpoints = off
        password_encryption = 'scram-sha-256'
        """
        .formatted(port, durable, durable, durable);
  }

  private static String access() {
    return """
        # Written by SigmaSight at every start: changes here are lost.
        host all all 127.0.0.1/32 scram-sha-256
        """;
  }
}
