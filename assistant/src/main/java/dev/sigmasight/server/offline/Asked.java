package dev.sigmasight.server.offline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question as the rules understand it.
 *
 * @param topics what it is about, in the order of the answer; never empty
 * @param symbols securities that it names
 * @param named other things that it names, which may be held or not
 * @param isAdvice whether it asks what to do
 * @param written as it came
 */
record Asked(
    List<Topic> topics,
    List<String> symbols,
    List<Named> named,
    Supposed supposed,
    boolean isAdvice,
    String written,
    Words words) {
  private static final int MOST_TOPICS = 3;
  private static final Pattern DEFINITION =
      Pattern.compile(
          "^(?:please )?(?:what is|what are) (?!the |my |our |in |up |at )(?:an? )?(?<term>[\\p{L}\\p{N} &-]{2,60})$"
              + "|^(?:please )?(?:can you |could you )?(?:explain|define|describe)\\b"
              + "|\\bwhat does .{2,60} mean\\b|\\bmeaning of\\b|\\bdefinition of\\b"
              + "|\\bhow (?:is|are|do you|does one) .{0,60}(?:computed?|calculated?|measured?|defined?|work)\\b");
  private static final Pattern OWN =
      Pattern.compile("\\b(?:my|our|mine|ours|i|we|me|portfolio|portfolios|account|p\\d+)\\b");
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\b(?:should (?:i|we)|shall (?:i|we)|recommend\\w*|advi[sc]e\\w*|worth (?:buying|selling)|good idea"
              + "|(?:what|which).{0,30}\\b(?:to buy|to sell)|do you think|would you)\\b");
  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_$&.-])\\$?([A-Z]{1,6}\\d{6}[CP]\\d{8}|[A-Z]{1,5}(?:[.-][A-Z]{1,2})?)(?![\\p{L}\\p{N}_&-])");
  private static final Set<String> NO_SYMBOLS =
      Set.copyOf(
          List.of(
              ("A I AI AM AN AND API ALL ANY ARE AS BE BETA CAN CVAR DO ES ESG ETF EUR FOR FX GICS HHI HOW I IF IN IS IT IV"
                      + " ME MTD MY NAV NO NOT NOW OF OK ON OR P&L PNL RISK SEC SHOW SQL SELL BUY THE TO TOP UP US USA USD"
                      + " VAR VIX WE WHAT WHO WHY YES YOU YTD PLEASE HELP HI HEY STOP DROP TABLE ID UUID JSON HTTP ADMIN"
                      + " USER ROLE SYSTEM LIST GET GIVE TELL FROM WITH AT BY LTM EPS PE")
                  .split(" ")));

  static Asked of(String written, Optional<String> before) {
    Words words = Words.of(written);
    Supposed supposed = Supposed.in(written);
    List<Topic> topics = topics(words, supposed);
    boolean isFollowUp =
        before.isPresent() && (topics.equals(List.of(Topic.UNKNOWN)) || isElliptic(words, topics));
    if (isFollowUp) {
      Asked earlier = of(before.get(), Optional.empty());
      if (!earlier.topics().contains(Topic.UNKNOWN)) {
        List<String> symbols = symbols(written);
        return new Asked(
            earlier.topics(),
            symbols.isEmpty() ? earlier.symbols() : symbols,
            Named.in(written),
            earlier.supposed(),
            ADVICE.matcher(words.text()).find(),
            written,
            words);
      }
    }
    return new Asked(
        topics,
        symbols(written),
        Named.in(written),
        supposed,
        ADVICE.matcher(words.text()).find(),
        written,
        words);
  }

  /** Whether it only says of what, as "and the other portfolio". */
  private static boolean isElliptic(Words words, List<Topic> topics) {
    return words.text().matches("^(?:and|what about|how about|same)\\b.*")
        && EnumSet.of(Topic.PORTFOLIOS, Topic.UNKNOWN).containsAll(topics);
  }

  private static List<Topic> topics(Words words, Supposed supposed) {
    if (!supposed.trades().isEmpty()) {
      return List.of(Topic.WHAT_IF);
    }
    if (!supposed.isNothing()) {
      return List.of(Topic.SHOCK);
    }
    if (DEFINITION.matcher(words.text()).find() && !OWN.matcher(words.text()).find()) {
      return List.of(Topic.GLOSSARY);
    }
    List<Topic> found = new ArrayList<>(Topic.in(words));
    if (words.isGerman() && !words.hasAny("tags", "tagged")) {
      found.remove(Topic.TAGS); // "Tag" is a day
    }
    if (Beyond.of(words).isPresent() && !found.contains(Topic.TARGETS)) {
      return List.of(Topic.BEYOND);
    }
    prune(found, words);
    if (found.isEmpty()) {
      return List.of(words.isGerman() ? Topic.FOREIGN : Topic.UNKNOWN);
    }
    return found.stream().limit(MOST_TOPICS).toList();
  }

  /** A general word beside a special one means nothing more. */
  private static void prune(List<Topic> found, Words words) {
    boolean isGreetingOnly = found.stream().allMatch(each -> each.compareTo(Topic.GREETING) >= 0);
    if (!isGreetingOnly) {
      found.removeIf(each -> each.compareTo(Topic.GREETING) >= 0);
    }
    boolean hasRiskTopic = found.stream().anyMatch(each -> each.compareTo(Topic.GREEKS) <= 0);
    if (hasRiskTopic && !words.hasAny("overview", "overall risk", "portfolio risk")) {
      found.remove(Topic.RISK);
    }
    special(found, words);
    if (found.contains(Topic.RISK)) {
      found.removeIf(each -> each != Topic.RISK && isPartOfRisk(each));
    }
    if (found.size() > 1) {
      boolean isList = words.hasAny("what do i own", "what do i hold", "what do we own");
      boolean isBoth = isList && found.contains(Topic.CONCENTRATION);
      general(found);
      if (isBoth) {
        found.addFirst(Topic.HOLDINGS);
      }
    }
  }

  /** A word that means something else beside another. */
  private static void special(List<Topic> found, Words words) {
    if (words.hasAny("spread out", "spread across", "well spread")) {
      found.remove(Topic.SPREADS);
    }
    if (words.hasAny("account", "portfolio", "accounts", "portfolios")
        && words.has("riskiest")
        && found.contains(Topic.VOLATILITY)) {
      found.remove(Topic.CONTRIBUTIONS);
    }
    if (words.hasAny("short volatility", "long volatility", "short vol", "long vol")) {
      found.remove(Topic.VOLATILITY);
    }
    if (found.contains(Topic.HOLDINGS)
        && words.hasAny("hold", "own")
        && !words.hasAny("together", "altogether", "in total")) {
      found.remove(Topic.PORTFOLIOS);
    }
    outdone(found, Topic.SECTORS, Topic.MARKET);
    outdone(found, Topic.CONCENTRATION, Topic.COMPANY);
    outdone(found, Topic.HEDGE, Topic.RISK, Topic.BETA, Topic.FACTORS, Topic.STRESS);
    outdone(found, Topic.EXPIRIES, Topic.GREEKS, Topic.HOLDINGS);
    outdone(found, Topic.CHANGES, Topic.MOVERS);
    outdone(found, Topic.QUALITY, Topic.PRICES);
  }

  /** What one topic says already. */
  private static void outdone(List<Topic> found, Topic by, Topic... others) {
    if (found.contains(by)) {
      found.removeAll(List.of(others));
    }
  }

  private static boolean isPartOfRisk(Topic topic) {
    return EnumSet.of(
            Topic.VALUE_AT_RISK,
            Topic.CONTRIBUTIONS,
            Topic.STRESS,
            Topic.VOLATILITY,
            Topic.BETA,
            Topic.OVERVIEW,
            Topic.HOLDINGS,
            Topic.PERFORMANCE)
        .contains(topic);
  }

  private static void general(List<Topic> found) {
    for (Topic topic :
        List.of(
            Topic.OVERVIEW, Topic.HOLDINGS, Topic.PORTFOLIOS, Topic.PERFORMANCE, Topic.PRICES)) {
      boolean hasSpecial = found.stream().anyMatch(each -> each.compareTo(topic) < 0);
      if (hasSpecial) {
        found.remove(topic);
      }
    }
    if (found.contains(Topic.FACTORS)) {
      found.remove(Topic.BETA);
    }
    if (found.contains(Topic.SPREADS)) {
      found.remove(Topic.FACTORS);
    }
  }

  static List<String> symbols(String written) {
    List<String> symbols = new ArrayList<>();
    Matcher found = SYMBOL.matcher(written);
    while (found.find()) {
      String symbol = found.group(1);
      boolean isWord =
          NO_SYMBOLS.contains(symbol) || (symbol.matches("[A-Z]") && !isShouted(found));
      if (!isWord && !symbols.contains(symbol)) {
        symbols.add(symbol);
      }
    }
    boolean isAllCapitals = written.equals(written.toUpperCase(Locale.ROOT));
    return isAllCapitals && symbols.size() > 1 ? List.of() : symbols.stream().limit(5).toList();
  }

  /** A single letter is a symbol only after a dollar sign. */
  private static boolean isShouted(Matcher found) {
    return found.group().startsWith("$");
  }

  /** Whether it is to be looked up first if what it names is held at all. */
  boolean isOfHeld() {
    return !named.isEmpty()
        && topics.stream()
            .allMatch(
                each ->
                    each.compareTo(Topic.RISK) <= 0
                        && !EnumSet.of(
                                Topic.WHAT_IF,
                                Topic.SHOCK,
                                Topic.MARKET,
                                Topic.COMPANY,
                                Topic.EXPIRIES,
                                Topic.PRIVATE,
                                Topic.PORTFOLIOS)
                            .contains(each));
  }

  boolean is(Topic topic) {
    return topics.contains(topic);
  }
}
