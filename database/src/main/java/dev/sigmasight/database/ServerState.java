package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * Where the running server is, for command line tools beside it.
 *
 * @param port on 127.0.0.1
 * @param owner process that started the server
 */
record ServerState(int port, long owner) {

  static Optional<ServerState> read(ServerFolder folder) {
    try {
      Map<String, String> values = new PropertiesFile(folder.state()).read();
      return Optional.of(
          new ServerState(
              Integer.parseInt(values.getOrDefault("port", "")),
              Long.parseLong(values.getOrDefault("owner", ""))));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  void write(ServerFolder folder) throws IOException {
    new PropertiesFile(folder.state())
        .write(Map.of("port", Integer.toString(port), "owner", Long.toString(owner)));
  }

  static void delete(ServerFolder folder) throws IOException {
    Files.deleteIfExists(folder.state());
  }
}
