package dev.sigmasight.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Optional;

/** One start of the embedded server as its owner. */
final class ServerStart {

  private final EmbeddedSettings settings;
  private final ServerFolder folder;

  ServerStart(EmbeddedSettings settings) {
    this.settings = settings;
    this.folder = new ServerFolder(settings.home());
  }

  EmbeddedServer own() {
    folder.create();
    OwnerLock lock = OwnerLock.take(folder);
    try {
      return start(lock);
    } catch (IOException e) {
      throw released(lock, folder.refused(e));
    } catch (SQLException e) {
      throw released(lock, new ServerNotStarted("PostgreSQL started but refused its roles.", e));
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
    Optional<ServerState> last = ServerState.read(folder);
    ServerState.delete(folder);
    Passwords passwords = Passwords.readOrCreate(folder);
    ServerBinaries binaries = ServerBinaries.unpackedIn(settings.binaries());
    boolean vector = new VectorExtension(settings.vectorFiles()).installInto(binaries);
    Postmaster postmaster = new Postmaster(folder, binaries, Identity.find());
    if (!folder.initialised()) {
      postmaster.initialise(passwords.of(Passwords.ADMINISTRATOR), settings.durable());
    }
    refuseForeignData(postmaster);
    int port = run(postmaster, last.map(ServerState::port).orElse(0));
    var server =
        new EmbeddedServer(folder, passwords, port, Optional.of(() -> end(postmaster, lock)));
    prepare(server, passwords, vector);
    new ServerState(port, ProcessHandle.current().pid()).write(folder);
    return server;
  }

  private void end(Postmaster postmaster, OwnerLock lock) throws IOException {
    ServerState.delete(folder);
    postmaster.stop();
    lock.close();
  }

  private void refuseForeignData(Postmaster postmaster) throws IOException {
    postmaster.identity().own(folder.data());
    if (!folder.owner().equals(postmaster.identity().owner())) {
      throw new ServerNotStarted(
          "The data in %s belongs to user %s: start SigmaSight as that user."
              .formatted(folder.data(), folder.owner()));
    }
  }

  /** Adopts the server that a killed owner left, or starts one; answers the port. */
  private int run(Postmaster postmaster, int lastPort) throws IOException {
    PidFile note = new PidFile(folder.data());
    Optional<PidFile.Running> left = note.running();
    int port =
        settings.port() > 0 ? settings.port() : left.map(PidFile.Running::port).orElse(lastPort);
    var configuration = new ServerConfiguration(folder, settings);
    int wanted = settings.port() == 0 && left.isEmpty() ? freePort(port) : port;
    boolean unchanged = configuration.write(wanted, postmaster.identity());
    if (left.isPresent() && unchanged) {
      return wanted;
    }
    if (left.isPresent()) {
      postmaster.stop();
    } else {
      note.forgetPid();
    }
    postmaster.start();
    return wanted;
  }

  private static int freePort(int preferred) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (var socket = new ServerSocket(preferred, 1, loopback)) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      try (var socket = new ServerSocket(0, 1, loopback)) {
        return socket.getLocalPort();
      }
    }
  }

  private void prepare(EmbeddedServer server, Passwords passwords, boolean vector)
      throws SQLException {
    Roles roles = new Roles(server.administrator(Passwords.ADMINISTRATOR), passwords);
    roles.ensure();
    if (vector) {
      roles.ensureVector();
    }
  }
}
