package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own note, {@code postmaster.pid}, about the server of a data folder. */
record PidFile(Path data) {
  /** Above the largest process id that Linux hands out. */
  private static final String NOBODY = "4194305";

  private static final int PORT_LINE = 3;

  /**
   * A server that lives on the folder.
   *
   * @param command its command line
   * @param ready whether it accepts connections
   */
  record Running(long pid, int port, String command, boolean ready) {}

  private Path path() {
    return data.resolve("postmaster.pid");
  }

  /** The server, if the noted process is alive and really is the server of this folder. */
  Optional<Running> running() throws IOException {
    List<String> lines = lines();
    if (lines.size() <= PORT_LINE || !digits(lines.get(0)) || !digits(lines.get(PORT_LINE))) {
      return Optional.empty();
    }
    long pid = Long.parseLong(lines.get(0).strip());
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().commandLine())
        .filter(command -> command.contains(data.toString()))
        .map(command -> new Running(pid, port, command, lines.getLast().startsWith("ready")));
  }

  private static boolean digits(String line) {
    return line.strip().matches("\\d{1,9}");
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(path());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Makes a note of a dead server harmless: PostgreSQL refuses to start while any process, even a
   * stranger or a zombie, has the noted id. The rest of the note stays, for it lets PostgreSQL find
   * orphaned children that still hold the shared memory. An empty note, which a full disk can
   * leave, goes.
   */
  void forgetPid() throws IOException {
    List<String> lines = lines();
    if (lines.size() <= PORT_LINE) {
      Files.deleteIfExists(path());
    } else {
      Files.writeString(
          path(), NOBODY + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n");
    }
  }
}
