package dev.sigmasight.server.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The portfolios that may be asked about. */
record Owned(List<Portfolio> all) {
  private static final int MOST = 3;
  private static final Pattern HANDLE = Pattern.compile("\\bp([1-9]\\d{0,3})\\b");
  private static final Pattern ORDINAL =
      Pattern.compile("\\b(first|second|third|fourth) (?:portfolio|account|one)\\b");
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
  private static final List<String> USUAL =
      List.of("portfolio", "account", "demo", "the", "my", "of", "and", "a");

  /**
   * A portfolio.
   *
   * @param value for choosing the largest, zero if unknown
   */
  record Portfolio(String handle, String name, boolean isInFocus, BigDecimal value) {}

  static Owned of(JsonNode situation) {
    List<Portfolio> all = new ArrayList<>();
    for (JsonNode each : situation.path("portfolios")) {
      JsonNode value = each.path("net_asset_value");
      all.add(
          new Portfolio(
              each.path("portfolio").asString(""),
              each.path("name").asString(""),
              each.path("in_focus").asBoolean(true),
              value.isNumber() ? value.decimalValue() : BigDecimal.ZERO));
    }
    return new Owned(List.copyOf(all));
  }

  /** The portfolios of a list that a tool returned. */
  static Optional<Owned> listed(Finding finding) {
    return finding.tool().equals("list_user_portfolios") && !finding.isError()
        ? Optional.of(of(finding.output()))
        : Optional.empty();
  }

  /** Which of them a question means. */
  List<Portfolio> meant(Words words, Optional<Words> before) {
    List<Portfolio> named = named(words);
    if (!named.isEmpty()) {
      return named;
    }
    if (words.hasAny(
        "both",
        "all portfolios",
        "all my portfolios",
        "all of my portfolios",
        "each portfolio",
        "every portfolio",
        "all accounts",
        "all my accounts",
        "all our accounts",
        "all our portfolios",
        "each account",
        "every account",
        "our accounts",
        "my accounts",
        "which account",
        "which portfolio",
        "which of my portfolios",
        "which of our portfolios")) {
      return all.stream().limit(MOST).toList();
    }
    boolean isOther = words.hasAny("other", "others", "another portfolio", "the rest");
    List<Portfolio> earlier =
        before.map(each -> meant(each, Optional.empty())).orElseGet(this::usual);
    if (isOther && all.size() > 1) {
      return all.stream().filter(each -> !earlier.contains(each)).limit(MOST).toList();
    }
    return before.isPresent() ? earlier : usual();
  }

  private List<Portfolio> named(Words words) {
    List<Portfolio> named = new ArrayList<>();
    Matcher handle = HANDLE.matcher(words.text());
    while (handle.find()) {
      all.stream().filter(each -> each.handle().equals("P" + handle.group(1))).forEach(named::add);
    }
    Matcher ordinal = ORDINAL.matcher(words.text());
    if (ordinal.find() && ORDINALS.indexOf(ordinal.group(1)) < all.size()) {
      named.add(all.get(ORDINALS.indexOf(ordinal.group(1))));
    }
    all.stream().filter(each -> isNamed(each, words)).forEach(named::add);
    return named.stream().distinct().limit(MOST).toList();
  }

  /** Whether two words of the name that only it has stand there, or one before "portfolio". */
  private boolean isNamed(Portfolio portfolio, Words words) {
    List<String> parts = List.of(Words.of(portfolio.name()).text().split(" "));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      String next = i + 1 < parts.size() ? parts.get(i + 1) : "";
      String pair = part + " " + next;
      boolean isPair =
          (isTelling(part) || isTelling(next))
              && !next.isEmpty()
              && isOnlyIn(portfolio, pair)
              && words.has(pair);
      boolean isWord =
          isTelling(part)
              && isOnlyIn(portfolio, part)
              && words.hasAny(part + " portfolio", part + " account");
      if (isPair || isWord) {
        return true;
      }
    }
    return parts.size() == 1
        && parts.getFirst().length() > 3
        && words.has("in " + parts.getFirst());
  }

  private static boolean isTelling(String part) {
    return part.length() > 2 && !USUAL.contains(part);
  }

  private boolean isOnlyIn(Portfolio portfolio, String part) {
    return all.stream()
        .filter(each -> Words.of(each.name()).has(part))
        .allMatch(each -> each.equals(portfolio));
  }

  /** The one in focus, or the largest of those that are. */
  private List<Portfolio> usual() {
    return all.stream()
        .filter(Portfolio::isInFocus)
        .max(Comparator.comparing(Portfolio::value))
        .or(() -> all.stream().findFirst())
        .stream()
        .toList();
  }
}
