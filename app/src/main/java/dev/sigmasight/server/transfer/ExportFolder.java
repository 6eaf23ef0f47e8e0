package dev.sigmasight.server.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The folder of an export. It and its files are for their owner's eyes only. */
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
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          if (inside.findAny().isPresent()) {
            throw new Refused("The folder " + path + " is not empty; name a new one.");
          }
        }
      }
      OwnersOnly.folder(path);
      return new ExportFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes lines as they come. */
  Manifest.Entry write(String name, Manifest.Kind kind, String about, Consumer<Lines> source) {
    MessageDigest digest = digest();
    Counted lines;
    try (OutputStream out =
        new DigestOutputStream(new BufferedOutputStream(created(name)), digest)) {
      lines = new Counted(out);
      source.accept(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Manifest.Entry(name, kind, about, lines.count, hexadecimal(digest));
  }

  /** Takes lines one after the other. */
  @FunctionalInterface
  interface Lines {
    void add(String line);
  }

  private static final class Counted implements Lines {
    private final OutputStream out;
    private int count;

    private Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void add(String line) {
      try {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        count++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void write(Manifest manifest) {
    try (OutputStream out = created(MANIFEST)) {
      out.write(MAPPER.writeValueAsBytes(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputStream created(String name) throws IOException {
    Path file = path.resolve(name);
    OwnersOnly.folder(Objects.requireNonNull(file.getParent()));
    return Files.newOutputStream(OwnersOnly.file(file));
  }

  /** Reads what the folder holds and checks every file against its checksum. */
  Manifest manifest() {
    Manifest manifest = parsed();
    if (!manifest.format().equals(Manifest.FORMAT)
        || manifest.version() < 1
        || manifest.version() > Manifest.VERSION) {
      throw new Refused(
          "%s is of format %s %d; this program reads %s up to %d."
              .formatted(
                  path, manifest.format(), manifest.version(), Manifest.FORMAT, Manifest.VERSION));
    }
    manifest.files().forEach(this::verify);
    return manifest;
  }

  private Manifest parsed() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new Refused(path + " is a file; name the folder of an export.");
    }
    try (InputStream in = opened(MANIFEST)) {
      return MAPPER.readValue(in, Manifest.class);
    } catch (JacksonException e) {
      throw new Refused(path.resolve(MANIFEST) + " is no manifest of an export.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void verify(Manifest.Entry entry) {
    Path file = path.resolve(entry.path()).normalize();
    if (!file.startsWith(path.normalize())) {
      throw new Refused("The manifest names " + entry.path() + ", which lies elsewhere.");
    }
    if (!sha256(entry.path()).equals(entry.sha256())) {
      throw new Refused("The file " + file + " was changed or damaged: its checksum differs.");
    }
  }

  /** Reads the rows of a file one after the other. */
  void rows(Manifest.Entry entry, Consumer<Row> taker) {
    try (Stream<String> lines = Files.lines(path.resolve(entry.path()))) {
      lines.filter(line -> !line.isBlank()).map(Row::parse).forEach(taker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream opened(String name) {
    try {
      return Files.newInputStream(path.resolve(name));
    } catch (NoSuchFileException e) {
      throw new Refused("There is no file " + path.resolve(name) + "; is this an export?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String sha256(String name) {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(opened(name), digest)) {
      long _ = in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hexadecimal(digest);
  }

  private static String hexadecimal(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
