package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses to be root, so root starts it in a user namespace where it is
 * nobody, or, where the kernel forbids that (many containers), as another user.
 */
sealed interface Identity {

  /** What stands before every server command. */
  List<String> prefix();

  /** The user that must own the data. */
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
  record Other(String owner) implements Identity {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
    }
  }

  /** Finds out what works here. */
  static Identity find() {
    String user = System.getProperty("user.name");
    if (!user.equals("root")) {
      return new Same(user);
    }
    Identity namespace = new Namespace(user);
    if (works(namespace)) {
      return namespace;
    }
    return Stream.of("postgres", "nobody")
        .filter(Identity::exists)
        .map(Other::new)
        .filter(Identity::works)
        .findFirst()
        .orElseThrow(
            () ->
                new ServerNotStarted(
                    "PostgreSQL does not run as root: start SigmaSight as another user."));
  }

  private static boolean exists(String user) {
    try {
      return Files.readAllLines(Path.of("/etc/passwd")).stream()
          .anyMatch(line -> line.startsWith(user + ":"));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean works(Identity identity) {
    try {
      return Command.as(identity, List.of("true")).run().exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Hands the data to this identity, which only root can need and do. */
  default void own(Path folder) throws IOException {
    boolean root = !(this instanceof Same);
    if (root && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(owner())) {
      Command.as(new Same("root"), List.of("chown", "-R", owner(), folder.toString())).run();
    }
  }
}
