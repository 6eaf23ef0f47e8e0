package dev.sigmasight.server.tag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sector's tag is called and looks like. */
final class SectorNames {
  static final String UNKNOWN = "Uncategorized";

  private static final String USUAL_COLOR = "#78909C";
  private static final Map<String, String> COLORS =
      Map.ofEntries(
          Map.entry(UNKNOWN, "#9E9E9E"),
          Map.entry("Technology", "#2196F3"),
          Map.entry("Information Technology", "#2196F3"),
          Map.entry("Healthcare", "#4CAF50"),
          Map.entry("Health Care", "#4CAF50"),
          Map.entry("Financial Services", "#FF9800"),
          Map.entry("Financials", "#FF9800"),
          Map.entry("Energy", "#FFC107"),
          Map.entry("Consumer Discretionary", "#9C27B0"),
          Map.entry("Consumer Cyclical", "#9C27B0"),
          Map.entry("Consumer Defensive", "#E91E63"),
          Map.entry("Consumer Staples", "#E91E63"),
          Map.entry("Industrials", "#795548"),
          Map.entry("Materials", "#607D8B"),
          Map.entry("Basic Materials", "#607D8B"),
          Map.entry("Real Estate", "#00BCD4"),
          Map.entry("Utilities", "#8BC34A"),
          Map.entry("Communication Services", "#3F51B5"),
          Map.entry("Telecommunication Services", "#3F51B5"));

  private SectorNames() {}

  /** The name of the tag: each word begins with a capital. */
  static String name(@Nullable String sector) {
    if (sector == null || sector.isBlank()) {
      return UNKNOWN;
    }
    String name =
        Arrays.stream(sector.strip().replace('_', ' ').split("\\s+"))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + lower(word.substring(1)))
            .collect(Collectors.joining(" "));
    return name.length() <= TagRules.LONGEST_NAME
        ? name
        : name.substring(0, TagRules.LONGEST_NAME).strip();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static NewTag tag(String name) {
    return new NewTag(
        name,
        COLORS.getOrDefault(name, USUAL_COLOR),
        name.equals(UNKNOWN) ? "Sector: unknown" : "Sector: " + name,
        null,
        true);
  }
}
