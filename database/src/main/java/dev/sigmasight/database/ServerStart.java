package dev.sigmasight.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** One start of the embedded server as its owner. */
final class ServerStart {
  private final EmbeddedSettings settings;
  private final ServerFolder folder;

  ServerStart(EmbeddedSettings settings) {
    this.settings = settings;
    this.folder = ServerFolder.create(settings.home());
  }

  EmbeddedServer own() {
    OwnerLock lock = OwnerLock.take(folder);
    try {
      return start(lock);
    } catch (IOException e) {
      throw released(lock, folder.refused(e));
    } catch (SQLException e) {
      throw released(
          lock, new ServerNotStarted("PostgreSQL started but could not be prepared.", e));
    } catch (RuntimeException e) {
      throw released(lock, e);
    }
  }

  private static RuntimeException released(OwnerLock lock, RuntimeException failure) {
    try {
      lock.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private EmbeddedServer start(OwnerLock lock) throws IOException, SQLException {
    ServerState.delete(folder);
    refuseOtherVersion();
    Passwords passwords = Passwords.readOrCreate(folder);
    ServerBinaries binaries = ServerBinaries.unpackedIn(settings.binaries());
    boolean vector = new VectorExtension(settings.vectorFiles()).installInto(binaries);
    Postmaster postmaster = postmaster(binaries, passwords);
    int port = new ServerRun(settings, postmaster).adoptOrStart();
    ServerWatch watch = ServerWatch.over(new ServerRun(settings.onPort(port), postmaster));
    var server =
        new EmbeddedServer(
            folder, passwords, port, Optional.of(() -> end(watch, postmaster, lock)));
    try {
      new Roles(server.administrator(Passwords.ADMINISTRATOR), passwords).ensure(vector);
      new ServerState(port, ProcessHandle.current().pid()).write(folder);
    } catch (IOException | SQLException | RuntimeException e) {
      watch.end();
      throw e;
    }
    return server;
  }

  /** The server's data is there and in the right hands. */
  private Postmaster postmaster(ServerBinaries binaries, Passwords passwords) throws IOException {
    Identity identity = Identity.find();
    identity.enter(folder.root());
    var postmaster = new Postmaster(folder, binaries, identity);
    if (!folder.initialised()) {
      postmaster.initialise(passwords.of(Passwords.ADMINISTRATOR), settings.durable());
    }
    identity.own(folder.data());
    return postmaster;
  }

  private void refuseOtherVersion() throws IOException {
    String version = folder.version();
    if (!version.isEmpty() && !version.equals(Integer.toString(ServerFolder.MAJOR))) {
      throw new ServerNotStarted(
          "The data in %s is of PostgreSQL %s, not %d."
              .formatted(folder.data(), version, ServerFolder.MAJOR));
    }
  }

  private void end(ServerWatch watch, Postmaster postmaster, OwnerLock lock) throws IOException {
    watch.end();
    try {
      ServerState.delete(folder);
      postmaster.stop();
    } finally {
      lock.close();
    }
  }
}
