package dev.sigmasight.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the jar of this machine's kind. */
record ServerBinaries(Path folder) {

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  Path libraries() {
    return folder.resolve("lib/postgresql");
  }

  Path extensions() {
    return folder.resolve("share/postgresql/extension");
  }

  /** Unpacks once; several processes may try at the same time. */
  static ServerBinaries unpackedIn(Path parent) throws IOException {
    String archive = archive();
    URL resource = ServerBinaries.class.getClassLoader().getResource(archive);
    if (resource == null) {
      throw new ServerNotStarted(
          "No embedded PostgreSQL for this machine (%s): set DATABASE_URL and AI_DATABASE_URL."
              .formatted(archive));
    }
    Files.createDirectories(parent);
    Path target =
        parent.toRealPath().resolve("server-" + size(resource) + "-" + archive.replace(".txz", ""));
    if (!Files.isDirectory(target)) {
      unpack(resource, target);
    }
    return new ServerBinaries(target);
  }

  private static long size(URL resource) throws IOException {
    return resource.openConnection().getContentLengthLong();
  }

  private static String archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return "postgres-%s-%s.txz"
        .formatted(
            system.startsWith("mac") ? "darwin" : system,
            machine.equals("aarch64") ? "arm_64" : "x86_64");
  }

  private static void unpack(URL resource, Path target) throws IOException {
    Path fresh = Files.createTempDirectory(target.getParent(), "unpacking");
    try {
      unpackInto(fresh, resource);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(fresh);
      if (!Files.isDirectory(target)) { // otherwise somebody else was faster
        throw e;
      }
    }
  }

  private static void unpackInto(Path folder, URL resource) throws IOException {
    try (InputStream stream = resource.openStream();
        var archive =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(stream)))) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        unpack(archive, entry, folder);
      }
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("archive entry outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(archive, path);
      boolean runnable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
