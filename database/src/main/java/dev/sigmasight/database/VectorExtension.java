package dev.sigmasight.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** pgvector's files, copied from where the build script left them into the unpacked server. */
record VectorExtension(Path source) {
  private static final String LIBRARY = "vector.so";
  private static final String CONTROL = "vector.control";

  /** Copies what is missing or changed; says whether the server has the extension now. */
  boolean installInto(ServerBinaries binaries) throws IOException {
    if (Files.exists(source.resolve(LIBRARY)) && Files.exists(source.resolve(CONTROL))) {
      copy(source.resolve(LIBRARY), binaries.libraries());
      for (Path script : scripts()) {
        copy(script, binaries.extensions());
      }
    }
    return Files.exists(binaries.libraries().resolve(LIBRARY))
        && Files.exists(binaries.extensions().resolve(CONTROL));
  }

  private List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      return files.filter(file -> !file.endsWith(LIBRARY)).filter(VectorExtension::ours).toList();
    }
  }

  private static boolean ours(Path file) {
    String name = file.getFileName().toString();
    return name.equals(CONTROL) || name.startsWith("vector--");
  }

  private static void copy(Path file, Path folder) throws IOException {
    Path target = folder.resolve(file.getFileName());
    if (Files.exists(target) && Files.mismatch(file, target) < 0) {
      return;
    }
    Path fresh = Files.createTempFile(folder, "copy", "");
    Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
