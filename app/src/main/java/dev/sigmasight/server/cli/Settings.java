package dev.sigmasight.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that there are, as the build lists them, and the variables that set them.
 *
 * @param types the class of each setting's value
 */
record Settings(SortedMap<String, String> types) {
  private static final String LIST = "/META-INF/spring-configuration-metadata.json";

  /** Those that no record holds. */
  private static final Set<String> PLAIN = Set.of("sigmasight.pages");

  private static final int MOST_SLIPS = 2;

  Settings {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }

  /** Those of this program. */
  static Settings known() {
    SortedMap<String, String> types = new TreeMap<>();
    PLAIN.forEach(name -> types.put(name, String.class.getName()));
    try (InputStream list = Settings.class.getResourceAsStream(LIST)) {
      new JsonMapper()
          .readTree(Objects.requireNonNull(list))
          .path("properties")
          .forEach(each -> types.put(each.path("name").asString(), each.path("type").asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Settings(types);
  }

  /** Whether there is a setting of this name. */
  boolean contains(String name) {
    return types.containsKey(name);
  }

  /** The setting that a variable sets; empty if it sets none. */
  Optional<String> of(String variable) {
    return types.keySet().stream()
        .filter(name -> variable.equals(variable(name)) || variable.equals(variable(name, "_")))
        .findFirst();
  }

  /** The usual name of the variable that sets a setting. */
  static String variable(String name) {
    return variable(name, "");
  }

  private static String variable(String name, String dash) {
    return name.replace("-", dash).replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether a text can be read as the value of a setting. */
  boolean isReadable(String name, String value) {
    String type = types.getOrDefault(name, "");
    if (type.isEmpty() || type.contains("<")) {
      return true;
    }
    try {
      var _ =
          ApplicationConversionService.getSharedInstance()
              .convert(value, ClassUtils.resolveClassName(type, null));
      return true;
    } catch (ConversionException e) {
      return false;
    }
  }

  /** What whoever wrote this probably meant; empty if it resembles nothing. */
  static Optional<String> meant(String written, Iterable<String> names) {
    String best = null;
    int fewest = MOST_SLIPS + 1;
    for (String name : names) {
      int slips = slips(written, name);
      if (slips < fewest) {
        best = name;
        fewest = slips;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Letters to add, leave out or change (Levenshtein's distance). */
  private static int slips(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
