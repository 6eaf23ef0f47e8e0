package dev.sigmasight.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Below 0 these mean that there is no limit. */
  private static final Pattern SIGNED = Pattern.compile("sigmasight[.]ai[.].*");

  /** 0 means that there is no limit, or that it never happens. */
  private static final Pattern UNLIMITED =
      Pattern.compile(
          "sigmasight[.](providers[.].*[.]per-day|database[.].*(timeout|lifetime|keepalive))");

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          Integer.class, "a whole number",
          BigDecimal.class, "a number",
          Boolean.class, "true or false",
          Duration.class, "a time such as 30s, 15m, 24h or 7d",
          LocalTime.class, "a time of day such as 18:30",
          URI.class, "an address");

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

  /** What a setting would have to be instead of a value that it cannot have; empty if it can. */
  Optional<String> wanted(String name, String value) {
    String type = types.getOrDefault(name, "");
    if (type.isEmpty() || type.contains("<") || value.isEmpty()) {
      return Optional.empty();
    }
    Class<?> known = ClassUtils.resolveClassName(type, null);
    Object read;
    try {
      read = ApplicationConversionService.getSharedInstance().convert(value, known);
    } catch (ConversionException e) {
      return Optional.of(kind(known));
    }
    int sign =
        switch (read) {
          case Integer number -> Integer.signum(number);
          case Duration time -> time.isNegative() ? -1 : time.isZero() ? 0 : 1;
          case null, default -> 1;
        };
    if (sign < 0 && !SIGNED.matcher(name).matches()) {
      return Optional.of("something that is not negative");
    }
    return sign == 0 && !SIGNED.matcher(name).matches() && !UNLIMITED.matcher(name).matches()
        ? Optional.of("something above 0")
        : Optional.empty();
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(" or "));
    }
    return KINDS.getOrDefault(type, "another value");
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
