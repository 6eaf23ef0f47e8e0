package dev.sigmasight.server.cli;

import dev.sigmasight.server.transfer.OwnersOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files and folders that a person names. What is wrong with one is told with its name. */
final class NamedFiles {
  private static final String ELSEWHERE = "; name another place.";

  private NamedFiles() {}

  /** Refuses what cannot be read as a file. */
  static Path readable(Path file) {
    if (Files.isDirectory(file)) {
      throw new Failures.CommandFailed(ExitCode.FAILED, file + " is a folder; name a file in it.");
    }
    return file;
  }

  /**
   * Writes a text for the eyes of the owner only, beside the file and then in its place: one that
   * is there stays until the new one is whole, and gives it its permissions.
   */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(folderOf(file));
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return;
      }
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try {
        Files.deleteIfExists(part);
        OwnersOnly.file(part);
        Files.writeString(part, text, StandardCharsets.UTF_8);
        if (Files.exists(file)) {
          Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** A place to which nothing can be written. */
  static Failures.CommandFailed unwritable(Path place, IOException why) {
    return new Failures.CommandFailed(
        ExitCode.FAILED, place + " cannot be written: " + reason(place, why));
  }

  private static String reason(Path place, IOException why) {
    return switch (why) {
      case AccessDeniedException denied ->
          denied.getFile() + " may not be changed by this user" + ELSEWHERE;
      case FileAlreadyExistsException file ->
          file.getFile() + " is a file and no folder" + ELSEWHERE;
      case NoSuchFileException _ -> missing(folderOf(place));
      case FileSystemException _ when Files.isDirectory(place) ->
          "it is a folder; name a file in it.";
      case FileSystemException broken -> other(broken.getReason());
      default -> other(why.getMessage());
    };
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
  }

  private static String missing(Path folder) {
    return Files.isDirectory(folder)
        ? "nothing can be made in " + folder + ELSEWHERE
        : "there is no folder " + folder + "; make it first, or name another place.";
  }

  private static String other(@Nullable String reason) {
    String said = Objects.toString(reason, "the file system does not say why");
    return Character.toLowerCase(said.charAt(0)) + said.substring(1) + ELSEWHERE;
  }
}
