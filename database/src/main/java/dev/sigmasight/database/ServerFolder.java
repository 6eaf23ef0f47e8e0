package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The embedded server's place on disk. */
record ServerFolder(Path home) {
  static final int MAJOR = 17;

  Path root() {
    return home.resolve("postgres");
  }

  Path data() {
    return root().resolve("data" + MAJOR);
  }

  Path newData() {
    return root().resolve("data" + MAJOR + ".new");
  }

  Path settings() {
    return data().resolve("sigmasight.conf");
  }

  Path access() {
    return data().resolve("pg_hba.conf");
  }

  Path log() {
    return root().resolve("postgres.log");
  }

  Path lock() {
    return root().resolve("owner.lock");
  }

  Path state() {
    return root().resolve("running.properties");
  }

  Path passwords() {
    return root().resolve("passwords.properties");
  }

  boolean initialised() {
    return Files.exists(data().resolve("PG_VERSION"));
  }

  /** The major version that made the data, empty if there is none. */
  String version() throws IOException {
    return initialised() ? Files.readString(data().resolve("PG_VERSION")).strip() : "";
  }

  /** The folder, created for this user alone, under its one real name. */
  static ServerFolder create(Path home) {
    if (Files.isRegularFile(home)) {
      throw new ServerNotStarted(
          home
              + " is a file, not a folder: set SIGMASIGHT_HOME to a folder, or move the file away.");
    }
    try {
      Files.createDirectories(home.resolve("postgres"));
      var folder = new ServerFolder(home.toRealPath());
      folder.refuseForeigner();
      Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx------"));
      return folder;
    } catch (IOException e) {
      throw new ServerFolder(home).refused(e);
    }
  }

  private void refuseForeigner() throws IOException {
    String owner = Files.getOwner(root(), LinkOption.NOFOLLOW_LINKS).getName();
    if (!Identity.isMe(owner)) {
      throw new ServerNotStarted(
          "The data folder %s belongs to user %s: start SigmaSight as that user, or set SIGMASIGHT_HOME to another folder."
              .formatted(home, owner));
    }
  }

  /** One sentence for what the file system refused. */
  ServerNotStarted refused(IOException failure) {
    String why = String.valueOf(failure.getMessage());
    if (why.contains("No space left") || why.contains("Disk quota")) {
      return new ServerNotStarted("The disk of " + home + " is full.", failure);
    }
    String path = failure instanceof FileSystemException f ? f.getFile() : home.toString();
    if (failure instanceof AccessDeniedException) {
      return new ServerNotStarted(path + " may not be written by this user.", failure);
    }
    return new ServerNotStarted("The data folder " + home + " cannot be used: " + why, failure);
  }
}
