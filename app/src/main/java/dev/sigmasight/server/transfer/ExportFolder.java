package dev.sigmasight.server.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The folder of an export. Its files are for its owner's eyes only. */
record ExportFolder(Path path) {
  private static final String MANIFEST = "manifest.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** A folder that does not exist yet or is empty. */
  static ExportFolder create(Path path) {
    try {
      if (Files.exists(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          if (inside.findAny().isPresent()) {
            throw new Refused("The folder " + path + " is not empty; name a new one.");
          }
        }
      }
      Files.createDirectories(path);
      return new ExportFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Manifest.Entry write(String name, Manifest.Kind kind, String about, List<String> lines) {
    byte[] bytes =
        lines.isEmpty()
            ? new byte[0]
            : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    write(name, bytes);
    return new Manifest.Entry(name, kind, about, lines.size(), sha256(bytes));
  }

  void write(Manifest manifest) {
    write(MANIFEST, MAPPER.writeValueAsBytes(manifest));
  }

  private void write(String name, byte[] bytes) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what the folder holds and checks every file against its checksum. */
  Manifest manifest() {
    Manifest manifest = parsed(bytes(MANIFEST));
    if (!manifest.format().equals(Manifest.FORMAT) || manifest.version() != Manifest.VERSION) {
      throw new Refused(
          "%s is of format %s %d; this program reads %s %d."
              .formatted(
                  path, manifest.format(), manifest.version(), Manifest.FORMAT, Manifest.VERSION));
    }
    manifest.files().forEach(this::verify);
    return manifest;
  }

  private Manifest parsed(byte[] bytes) {
    try {
      return MAPPER.readValue(bytes, Manifest.class);
    } catch (JacksonException e) {
      throw new Refused(path.resolve(MANIFEST) + " is no manifest of an export.");
    }
  }

  private void verify(Manifest.Entry entry) {
    Path file = path.resolve(entry.path()).normalize();
    if (!file.startsWith(path.normalize())) {
      throw new Refused("The manifest names " + entry.path() + ", which lies elsewhere.");
    }
    if (!sha256(bytes(entry.path())).equals(entry.sha256())) {
      throw new Refused("The file " + file + " was changed or damaged: its checksum differs.");
    }
  }

  List<String> lines(Manifest.Entry entry) {
    return new String(bytes(entry.path()), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path.resolve(name));
    } catch (NoSuchFileException e) {
      throw new Refused("There is no file " + path.resolve(name) + "; is this an export?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
