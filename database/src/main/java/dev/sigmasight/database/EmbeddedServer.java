package dev.sigmasight.database;

import java.io.IOException;
import java.util.Optional;

/**
 * PostgreSQL 17 that comes with the program: data below a home folder, loopback only, two databases
 * with a role each. One process owns it and stops it; others may attach while it runs. A server
 * left behind by an owner that was killed is adopted or restarted, and one that ends by itself is
 * started again.
 */
public final class EmbeddedServer implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private final ServerFolder folder;
  private final Passwords passwords;
  private final int port;
  private final Optional<Tenure> tenure;

  /** What an owner gives back. */
  @FunctionalInterface
  interface Tenure {
    void end() throws IOException;
  }

  EmbeddedServer(ServerFolder folder, Passwords passwords, int port, Optional<Tenure> tenure) {
    this.folder = folder;
    this.passwords = passwords;
    this.port = port;
    this.tenure = tenure;
  }

  /**
   * Starts the server, creating it the first time, and owns it until {@link #close}.
   *
   * @throws HomeInUse if another process owns it
   * @throws ServerNotStarted in one sentence, if it cannot run here
   */
  public static EmbeddedServer own(EmbeddedSettings settings) {
    return new ServerStart(settings).own();
  }

  /**
   * Uses the server that another process owns; closing leaves it running.
   *
   * @throws ServerNotStarted if none runs there
   */
  public static EmbeddedServer attach(EmbeddedSettings settings) {
    return new ServerAttachment(new ServerFolder(settings.home())).attach();
  }

  /** Owns the server or, while another process does, attaches to it. */
  public static EmbeddedServer ownOrAttach(EmbeddedSettings settings) {
    try {
      return own(settings);
    } catch (HomeInUse e) {
      return attach(settings);
    }
  }

  /** The core database, as its own role. */
  public DatabaseUrl core() {
    return url(Passwords.CORE, Passwords.CORE);
  }

  /** The AI database, as its own role. */
  public DatabaseUrl ai() {
    return url(Passwords.AI, Passwords.AI);
  }

  /** Any database, as the superuser of this local server. */
  public DatabaseUrl administrator(String database) {
    return url(database, Passwords.ADMINISTRATOR);
  }

  private DatabaseUrl url(String database, String role) {
    return DatabaseUrl.of(LOOPBACK, port, database).withUser(role, passwords.of(role));
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Whether closing stops the server. */
  public boolean owner() {
    return tenure.isPresent();
  }

  /** Stops the server if this process owns it: sessions end, unfinished transactions roll back. */
  @Override
  public void close() {
    try {
      if (tenure.isPresent()) {
        tenure.get().end();
      }
    } catch (IOException e) {
      throw folder.refused(e);
    }
  }
}
