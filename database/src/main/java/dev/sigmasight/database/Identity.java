package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses to be root, so root starts it in a user namespace where it is
 * nobody, or, where the kernel forbids that (many containers), as another user.
 */
sealed interface Identity {

  /** What stands before every server command. */
  List<String> prefix();

  /** The user that owns the server's files. */
  String owner();

  /** The user that runs this program. */
  record Same(String owner) implements Identity {
    @Override
    public List<String> prefix() {
      return List.of();
    }
  }

  /** Root outside, nobody inside. */
  record Namespace(String owner) implements Identity {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "--user");
    }
  }

  /** An unprivileged user of this machine. */
  record Other(String owner, String uid, String gid) implements Identity {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
    }
  }

  /** Finds out what works here. */
  static Identity find() throws IOException {
    String user = System.getProperty("user.name");
    if (!user.equals("root")) {
      return new Same(user);
    }
    Identity namespace = new Namespace(user);
    return works(namespace) ? namespace : unprivileged();
  }

  /** The first harmless user that root can become. */
  static Identity unprivileged() throws IOException {
    for (String name : new String[] {"postgres", "nobody"}) {
      Optional<Identity> user = named(name);
      if (user.isPresent() && works(user.get())) {
        return user.get();
      }
    }
    throw new ServerNotStarted(
        "PostgreSQL does not run as root: start SigmaSight as another user.");
  }

  private static Optional<Identity> named(String name) throws IOException {
    try (Stream<String> users = Files.lines(Path.of("/etc/passwd"))) {
      return users
          .map(line -> line.split(":", -1))
          .filter(fields -> fields[0].equals(name) && fields.length > 3)
          .<Identity>map(fields -> new Other(name, fields[2], fields[3]))
          .findFirst();
    }
  }

  private static boolean works(Identity identity) {
    try {
      return Command.as(identity, List.of("true")).run().exit() == 0;
    } catch (IOException e) {
      return false; // no such program here
    }
  }

  /** Lets this identity into a folder that so far only root may enter. */
  default void enter(Path folder) throws IOException {
    if (this instanceof Other) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      if (Command.as(this, List.of("test", "-x", folder.toString())).run().exit() != 0) {
        throw new ServerNotStarted(
            "PostgreSQL runs as user %s here, who cannot enter %s: set SIGMASIGHT_HOME to a folder below one that everybody may enter."
                .formatted(owner(), folder));
      }
    }
  }

  /** Hands a file or a whole folder to this identity, which only root can need and do. */
  default void own(Path path) throws IOException {
    boolean root = !(this instanceof Same);
    if (root && !ownerOf(path).equals(owner())) {
      Command.as(new Same(owner()), List.of("chown", "-R", owner(), path.toString())).run();
    }
    if (!root && !isMe(ownerOf(path))) {
      throw new ServerNotStarted(
          "%s belongs to user %s: start SigmaSight as that user, or set SIGMASIGHT_HOME to another folder."
              .formatted(path, ownerOf(path)));
    }
  }

  /** Whether this program runs as that user; users without a name get the benefit of the doubt. */
  static boolean isMe(String owner) {
    String user = System.getProperty("user.name");
    return user.equals(owner) || user.equals("?");
  }

  private static String ownerOf(Path path) throws IOException {
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
  }
}
