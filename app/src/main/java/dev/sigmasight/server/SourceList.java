package dev.sigmasight.server;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources of one kind by name; those that are switched off or lack a key are known by name. */
final class SourceList<T> {
  private final Map<String, Optional<T>> byName = new LinkedHashMap<>();

  SourceList<T> with(String name, Optional<? extends T> source) {
    byName.put(name, source.map(each -> each));
    return this;
  }

  /**
   * The sources of a setting like {@code yahoo,fmp}, in its order; none if it is blank. One that is
   * switched off or lacks its key is left out.
   *
   * @throws StartRefused if there is no source of such a name
   */
  List<T> inOrder(String setting, String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .map(name -> named(setting, name))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<T> named(String setting, String name) {
    Optional<T> source = byName.get(name);
    if (source == null) {
      throw new StartRefused(
          "%s: there is no source \"%s\"; there is: %s."
              .formatted(setting, name, String.join(", ", byName.keySet())));
    }
    return source;
  }
}
