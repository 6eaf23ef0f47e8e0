package dev.sigmasight.server.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a question supposes to happen.
 *
 * @param scenario id of a shipped scenario, or null
 * @param factors moves as fractions, by the name of the factor
 * @param names moves as fractions, by symbol
 * @param ratePoints of yields in basis points, or null
 * @param volatilityPoints of implied volatilities, or null
 * @param isUnsized whether a trade is ordered of which no size is told
 */
record Supposed(
    List<Trade> trades,
    @Nullable String scenario,
    Map<String, BigDecimal> factors,
    Map<String, BigDecimal> names,
    @Nullable BigDecimal ratePoints,
    @Nullable BigDecimal volatilityPoints,
    boolean isUnsized) {
  private static final String DOWN =
      "falls?|fell|falling|drops?|dropped|dropping|crash(?:es|ed)?|declin(?:es?|ed|ing)|loses?|lost|sinks?|tanks?"
          + "|goes down|went down|go down|is down|down|decreas(?:es?|ed)|plunges?|corrects?";
  private static final String UP =
      "rises?|rose|rising|gains?|gained|rall(?:y|ies|ied)|goes up|went up|go up|is up|up|increas(?:es?|ed)|jumps?"
          + "|climbs?|spikes?|soars?|adds?";
  private static final String SUBJECT =
      "(?<what>market|stocks|stock market|equities|s&p(?: 500)?|index|momentum|value|growth|small caps?|size|quality"
          + "|low volatility|interest rates?|rates?|yields?|volatilit(?:y|ies)|vix|vol|\\$?[A-Za-z]{1,5})";
  private static final String AMOUNT =
      "(?<much>\\d+(?:\\.\\d+)?)\\s?(?<unit>%|percent|per cent|basis points?|bps?|points?)";
  private static final Pattern MOVE =
      Pattern.compile(
          "\\b"
              + SUBJECT
              + "\\s(?:(?:were|was|would|will|should|could|to|suddenly|has|have)\\s)*(?<way>"
              + DOWN
              + "|"
              + UP
              + ")(?:\\s(?:by|another|about|around|roughly|some|a))*\\s"
              + AMOUNT,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MOVE_OF =
      Pattern.compile(
          "\\b"
              + AMOUNT
              + "\\s(?<way>market |stock market |rate |rates |volatility )?(?<noun>fall|drop|crash|decline|sell-?off|"
              + "correction|loss|rise|gain|rally|increase|jump|hike|cut|shock|spike)(?:\\s(?:in|of)\\s(?:the\\s)?"
              + SUBJECT
              + ")?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SUPPOSING =
      Pattern.compile(
          "\\b(?:if|suppose|supposing|assum\\w+|imagine|happens?|impact|effect|hit|shock|simulate|scenario|would|when)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A sentence that orders a trade: it is tried, for nothing can be traded here. */
  private static final Pattern ORDER =
      Pattern.compile(
          "(?:^|[.!?;:]\\s)\\s*(?:(?:please|now|then|ok|okay|let us|let's|can you|could you|would you|i want to|i'd like to"
              + "|i would like to|i will|i'll|i am going to)\\s)*(?:sell|buy|short|cover|trim|dump|purchase|close|exit"
              + "|reduce|double)\\s",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TRADE =
      Pattern.compile(
          "\\b(?<verb>sell|sold|selling|trim|trimmed|reduce|reduced|cut|dump|buy|bought|buying|add|added|purchase|double"
              + "|doubled|close|closed|exit|short|cover|covered)\\s(?:out\\s)?(?:of\\s)?(?<size>half|all|everything|a third|a quarter|"
              + "\\d[\\d,]*(?:\\.\\d+)?\\s?(?:%|percent|per cent)?)?\\s?(?:more\\s)?(?:(?:shares?|units?|contracts?)\\s)?(?:of\\s)?"
              + "(?:my\\s|the\\s|our\\s)?(?:(?:whole|entire|full)\\s)?(?:(?:shares?|position)\\s(?:of|in)\\s)?"
              + "(?<symbol>\\$?[A-Za-z]{1,6}\\d{6}[CP]\\d{8}|\\$?[A-Za-z]{1,5}(?:[.-][A-Za-z]{1,2})?)(?![\\p{L}\\p{N}&])",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> NO_SYMBOLS =
      Set.copyOf(
          List.of(
              ("MY THE IT THEM THIS THAT ALL OUT OFF SOME MORE STOCK STOCKS SHARE SHARES CALLS PUTS BONDS OF IN MONEY CASH"
                      + " TO AND OR FOR UP DOWN ON AT WITH INTO FROM EVERY RISK LOSS COST COSTS LESS WHAT WHEN BACK ONE TERM NOW"
                      + " TAGS TAG YOUR A I VAR CVAR BETA NAV")
                  .split(" ")));

  /**
   * A trade.
   *
   * @param quantity units, negative if sold; null if a share of the holding is meant
   */
  record Trade(String symbol, @Nullable BigDecimal quantity, @Nullable BigDecimal shareOfHolding) {}

  boolean isNothing() {
    return scenario == null
        && factors.isEmpty()
        && names.isEmpty()
        && ratePoints == null
        && volatilityPoints == null;
  }

  static Supposed in(String written) {
    String text =
        written.replace(',', ' ').replaceAll("(\\d) (\\d{3})\\b", "$1$2").replaceAll("\\s+", " ");
    boolean isSupposing = SUPPOSING.matcher(text).find();
    boolean isOrder = ORDER.matcher(text).find();
    Trades found = isSupposing || isOrder ? trades(text) : new Trades(List.of(), false);
    List<Trade> trades = found.sized();
    Moves moves = new Moves();
    if (isSupposing && trades.isEmpty()) {
      moves.read(inPercent(text));
    }
    String scenario = trades.isEmpty() ? scenario(Words.of(written)) : null;
    return new Supposed(
        trades,
        scenario,
        moves.factors,
        moves.names,
        moves.ratePoints,
        moves.volatilityPoints,
        found.isUnsized());
  }

  private static String inPercent(String text) {
    return text.replaceAll("(?i)\\ba tenth\\b", "10%")
        .replaceAll("(?i)\\ba fifth\\b", "20%")
        .replaceAll("(?i)\\ba quarter\\b", "25%")
        .replaceAll("(?i)\\ba third\\b", "33%")
        .replaceAll("(?i)\\b(?:by )?half\\b", "50%");
  }

  private static @Nullable String scenario(Words words) {
    if (words.hasAny("2008", "financial crisis", "lehman")) {
      return "financial_crisis_2008";
    }
    if (words.hasAny("covid*", "pandemic", "march 2020")) {
      return "covid_crash_2020";
    }
    return words.hasAny("dotcom", "dot-com", "dot com") ? "dotcom_crash_2000" : null;
  }

  private record Trades(List<Trade> sized, boolean isUnsized) {}

  private static Trades trades(String text) {
    List<Trade> trades = new ArrayList<>();
    boolean isUnsized = false;
    Matcher found = TRADE.matcher(text);
    while (found.find()) {
      String symbol = found.group("symbol").replace("$", "");
      String upper = symbol.toUpperCase(Locale.ROOT);
      boolean isNamed = symbol.equals(upper) || found.group("size") != null;
      if (isNamed && !NO_SYMBOLS.contains(upper)) {
        Optional<Size> size = size(found);
        size.map(each -> each.of(upper)).ifPresent(trades::add);
        isUnsized |= size.isEmpty();
      }
    }
    return new Trades(List.copyOf(trades), isUnsized);
  }

  /** How much is traded: units, or a share of what is held. */
  private record Size(@Nullable BigDecimal quantity, @Nullable BigDecimal share) {
    Trade of(String symbol) {
      return new Trade(symbol, quantity, share);
    }
  }

  private static Optional<Size> size(Matcher found) {
    String verb = found.group("verb").toLowerCase(Locale.ROOT);
    boolean isBought = verb.matches("buy|bought|buying|add|added|purchase|double|doubled");
    boolean isCovered = verb.startsWith("cover");
    BigDecimal sign = BigDecimal.valueOf(isBought ? 1 : -1);
    String size = found.group("size");
    if (size == null) {
      return (isBought && !verb.startsWith("double")) || verb.equals("short")
          ? Optional.empty()
          : Optional.of(new Size(null, sign));
    }
    String digits = size.replaceAll("[^\\d.]", "");
    if (digits.isEmpty()) {
      return Optional.of(
          new Size(null, sign.multiply(share(size.strip().toLowerCase(Locale.ROOT)))));
    }
    BigDecimal number = new BigDecimal(digits);
    return Optional.of(
        size.matches(".*(?:%|percent|per cent)\\s*")
            ? new Size(null, sign.multiply(number.movePointLeft(2)))
            // what is covered was sold: bought back by the unit, but a share of what is held less
            : new Size(isCovered ? number : sign.multiply(number), null));
  }

  private static BigDecimal share(String size) {
    return switch (size) {
      case "half" -> new BigDecimal("0.5");
      case "a third" -> new BigDecimal("0.333333");
      case "a quarter" -> new BigDecimal("0.25");
      default -> BigDecimal.ONE;
    };
  }

  /** Moves that a text names. */
  private static final class Moves {
    private final Map<String, BigDecimal> factors = new LinkedHashMap<>();
    private final Map<String, BigDecimal> names = new LinkedHashMap<>();
    private @Nullable BigDecimal ratePoints;
    private @Nullable BigDecimal volatilityPoints;

    void read(String text) {
      Matcher move = MOVE.matcher(text);
      while (move.find()) {
        boolean isDown = move.group("way").toLowerCase(Locale.ROOT).matches(DOWN);
        put(move.group("what"), isDown, new BigDecimal(move.group("much")), move.group("unit"));
      }
      Matcher noun = MOVE_OF.matcher(text);
      while (noun.find()) {
        boolean isDown =
            noun.group("noun")
                .toLowerCase(Locale.ROOT)
                .matches("fall|drop|crash|decline|sell-?off|correction|loss|cut");
        String what =
            Optional.ofNullable(noun.group("what"))
                .or(() -> Optional.ofNullable(noun.group("way")))
                .orElse("market");
        put(what.strip(), isDown, new BigDecimal(noun.group("much")), noun.group("unit"));
      }
    }

    private void put(String what, boolean isDown, BigDecimal much, String unit) {
      BigDecimal signed = isDown ? much.negate() : much;
      String name = what.toLowerCase(Locale.ROOT).replaceAll("s$", "");
      boolean isPercent = unit.matches("(?i)%|per ?cent");
      if (name.matches("interest rate|rate|yield")) {
        ratePoints = unit.matches("(?i)b.*") ? signed : signed.movePointRight(2);
      } else if (name.matches("volatility|volatilitie|vix|vol")) {
        volatilityPoints = isPercent ? volatilityPoints : signed;
      } else if (isPercent && factor(name) != null) {
        factors.put(String.valueOf(factor(name)), signed.movePointLeft(2));
      } else if (isPercent && what.equals(what.toUpperCase(Locale.ROOT))) {
        names.put(what.replace("$", ""), signed.movePointLeft(2));
      }
    }

    private static @Nullable String factor(String name) {
      return switch (name) {
        case "market", "stock", "stock market", "equitie", "s&p", "s&p 500", "index", "spy" ->
            "Market";
        case "momentum" -> "Momentum";
        case "value" -> "Value";
        case "growth" -> "Growth";
        case "small cap", "size" -> "Size";
        case "quality" -> "Quality";
        case "low volatility" -> "Low Volatility";
        default -> null;
      };
    }
  }
}
