package dev.sigmasight.server.transfer;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that nobody but their owner may read, where the system knows owners. */
public final class OwnersOnly {
  private OwnersOnly() {}

  /** An empty file that is not there yet. */
  public static Path file(Path file) throws IOException {
    return Files.createFile(file, permissions("rw-------"));
  }

  /** A folder with those above it; one that is there keeps its permissions. */
  public static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, permissions("rwx------"));
  }

  private static FileAttribute<?>[] permissions(String text) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
