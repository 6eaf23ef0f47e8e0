package dev.sigmasight.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the server of a folder up, using again what a killed owner left behind. */
record ServerRun(EmbeddedSettings settings, Postmaster postmaster) {
  private static final Logger LOG = LoggerFactory.getLogger(ServerRun.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /**
   * Adopts a living server that still fits, else starts one.
   *
   * @return its port
   */
  int adoptOrStart() throws IOException {
    PidFile note = new PidFile(postmaster.folder().data());
    Optional<PidFile.Running> left = note.running();
    if (left.isPresent() && fits(left.get())) {
      LOG.info("Adopted the PostgreSQL that an earlier process left on port {}", left.get().port());
      return left.get().port();
    }
    if (left.isPresent()) {
      LOG.info("Stopping the PostgreSQL that an earlier process left");
      postmaster.stop();
    }
    note.forgetPid();
    return start();
  }

  private boolean fits(PidFile.Running left) throws IOException {
    boolean samePort = settings.port() == 0 || settings.port() == left.port();
    boolean samePrograms = left.command().contains(postmaster.binaries().folder().toString());
    return left.ready() && samePort && samePrograms && configuration().obeyedOn(left.port());
  }

  private ServerConfiguration configuration() {
    return new ServerConfiguration(postmaster.folder(), settings);
  }

  /**
   * Tries again for a while where waiting helps: a free port taken by somebody in between, children
   * of a killed server that still finish.
   */
  private int start() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      int port = settings.port() == 0 ? freePort(configuration().lastPort()) : settings.port();
      configuration().write(port, postmaster.identity());
      Optional<Postmaster.Refusal> refusal = postmaster.start();
      if (refusal.isEmpty()) {
        LOG.info("PostgreSQL runs on port {}", port);
        return port;
      }
      if (!worthWaiting(refusal.get()) || System.nanoTime() > deadline) {
        throw failure(refusal.get(), port);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static ServerNotStarted failure(Postmaster.Refusal refusal, int port) {
    return refusal.portTaken()
        ? new ServerNotStarted("Port %d of %s is taken.".formatted(port, EmbeddedServer.LOOPBACK))
        : refusal.failure();
  }

  private boolean worthWaiting(Postmaster.Refusal refusal) {
    return refusal.childrenLeft() || (refusal.portTaken() && settings.port() == 0);
  }

  /** The preferred port if it is free, else any. */
  private static int freePort(int preferred) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral(EmbeddedServer.LOOPBACK);
    try (var socket = new ServerSocket(preferred, 1, loopback)) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      try (var socket = new ServerSocket(0, 1, loopback)) {
        return socket.getLocalPort();
      }
    }
  }
}
