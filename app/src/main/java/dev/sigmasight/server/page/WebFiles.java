package dev.sigmasight.server.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

/** The built front end on the classpath. What was asked for once stays in memory. */
final class WebFiles {
  private static final int TAG_BYTES = 12;

  /** What a build may hold; files of other kinds are not given away. */
  private static final Map<String, MediaType> TYPES =
      Map.ofEntries(
          Map.entry("html", text("html")),
          Map.entry("js", text("javascript")),
          Map.entry("css", text("css")),
          Map.entry("txt", text("plain")),
          Map.entry("svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8)),
          Map.entry("png", MediaType.IMAGE_PNG),
          Map.entry("jpg", MediaType.IMAGE_JPEG),
          Map.entry("webp", new MediaType("image", "webp")),
          Map.entry("ico", new MediaType("image", "x-icon")),
          Map.entry("woff2", new MediaType("font", "woff2")),
          Map.entry("json", MediaType.APPLICATION_JSON),
          Map.entry("webmanifest", new MediaType("application", "manifest+json")));

  private final String folder;
  private final Map<String, WebFile> known = new ConcurrentHashMap<>();

  /**
   * @param folder on the classpath, with a slash at its end
   */
  WebFiles(String folder) {
    this.folder = folder;
  }

  /**
   * A file in the shortest coding that the client reads and the build holds.
   *
   * @param name relative to the folder; whoever calls has made sure that it leads nowhere else
   * @param accepted the header {@code Accept-Encoding}
   */
  Optional<WebFile> find(String name, String accepted) {
    MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    for (Coding coding : Coding.values()) {
      Optional<WebFile> found =
          coding.isAccepted(accepted) ? read(name, type, coding) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What is missing is not remembered: anybody can ask for as many names as they like. */
  private Optional<WebFile> read(String name, MediaType type, Coding coding) {
    String path = folder + name + coding.ending();
    WebFile file = known.get(path);
    if (file == null) {
      ClassPathResource resource = new ClassPathResource(path);
      if (!resource.exists()) {
        return Optional.empty();
      }
      try {
        byte[] bytes = resource.getContentAsByteArray();
        file = new WebFile(type, coding, tag(bytes), bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      known.put(path, file);
    }
    return Optional.of(file);
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MediaType text(String subtype) {
    return new MediaType("text", subtype, StandardCharsets.UTF_8);
  }
}
