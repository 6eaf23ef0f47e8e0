package dev.sigmasight.database;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Finds the server that another process runs on a folder, waiting while that one starts. */
record ServerAttachment(ServerFolder folder) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  EmbeddedServer attach() {
    ServerState state = awaitState();
    EmbeddedServer server =
        new EmbeddedServer(folder, Passwords.read(folder), state.port(), Optional.empty());
    DatabaseUrl core = server.core();
    new Outage("embedded", core, Pool.core()).ping(ANSWER);
    return server;
  }

  private ServerState awaitState() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<ServerState> state = ServerState.read(folder);
    while (state.isEmpty() && OwnerLock.held(folder) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
      state = ServerState.read(folder);
    }
    return state.orElseThrow(
        () -> new ServerNotStarted("No embedded server runs in " + folder.home() + "."));
  }
}
