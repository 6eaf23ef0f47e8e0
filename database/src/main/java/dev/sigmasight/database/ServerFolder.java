package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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

  /** Creates the folder for this user alone. */
  void create() {
    try {
      Files.createDirectories(root());
      Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw refused(e);
    }
    if (!Files.isWritable(root())) {
      throw new ServerNotStarted("The data folder " + home + " cannot be written.");
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
