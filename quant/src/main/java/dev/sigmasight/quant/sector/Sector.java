package dev.sigmasight.quant.sector;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The eleven sectors of the Global Industry Classification Standard.
 *
 * @see "MSCI and S&P Dow Jones Indices, GICS, structure of March 2023"
 */
public enum Sector {
  ENERGY("Energy"),
  MATERIALS("Materials"),
  INDUSTRIALS("Industrials"),
  CONSUMER_DISCRETIONARY("Consumer Discretionary"),
  CONSUMER_STAPLES("Consumer Staples"),
  HEALTH_CARE("Health Care"),
  FINANCIALS("Financials"),
  INFORMATION_TECHNOLOGY("Information Technology"),
  COMMUNICATION_SERVICES("Communication Services"),
  UTILITIES("Utilities"),
  REAL_ESTATE("Real Estate");

  /** What vendors call a sector when they do not use its name. Lower case. */
  private static final Map<String, Sector> VENDOR_NAMES =
      Map.ofEntries(
          Map.entry("basic materials", MATERIALS),
          Map.entry("industrial goods", INDUSTRIALS),
          Map.entry("consumer cyclical", CONSUMER_DISCRETIONARY),
          Map.entry("consumer defensive", CONSUMER_STAPLES),
          Map.entry("consumer non-cyclical", CONSUMER_STAPLES),
          Map.entry("healthcare", HEALTH_CARE),
          Map.entry("financial", FINANCIALS),
          Map.entry("financial services", FINANCIALS),
          Map.entry("technology", INFORMATION_TECHNOLOGY),
          Map.entry("communications", COMMUNICATION_SERVICES),
          Map.entry("telecommunication services", COMMUNICATION_SERVICES),
          Map.entry("realestate", REAL_ESTATE));

  private final String title;

  Sector(String title) {
    this.title = title;
  }

  /** The name that the standard gives it. */
  public String title() {
    return title;
  }

  /**
   * The sector of that name, the standard's or a vendor's, whatever its case. Empty for any other
   * name: an unknown sector is reported as such and neither guessed nor dropped.
   */
  public static Optional<Sector> named(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    for (Sector sector : values()) {
      if (sector.title.toLowerCase(Locale.ROOT).equals(plain)) {
        return Optional.of(sector);
      }
    }
    return Optional.ofNullable(VENDOR_NAMES.get(plain));
  }
}
