package dev.sigmasight.server;

import dev.sigmasight.database.DatabaseChoice;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import java.util.Optional;
import java.util.function.Function;

/** Where both databases are, and the embedded server if they are in one. */
record DatabaseServers(DatabaseUrl core, DatabaseUrl ai, Optional<EmbeddedServer> embedded)
    implements AutoCloseable {

  static DatabaseServers of(
      DatabaseChoice choice, Function<EmbeddedSettings, EmbeddedServer> start) {
    return switch (choice) {
      case DatabaseChoice.External(DatabaseUrl core, DatabaseUrl ai) ->
          new DatabaseServers(core, ai, Optional.empty());
      case DatabaseChoice.Embedded(var home) -> {
        EmbeddedServer server = start.apply(EmbeddedSettings.of(home));
        yield new DatabaseServers(server.core(), server.ai(), Optional.of(server));
      }
    };
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedServer::close);
  }
}
