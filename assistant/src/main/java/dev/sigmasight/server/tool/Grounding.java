package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks that what an answer says stands in its sources. A figure right before a citation must be
 * that citation's; another one may be any that is cited.
 */
final class Grounding {
  static final Pattern TICKER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_&/.'-])(?:[A-Z]{1,6}\\d{6}[CP]\\d{8}|[A-Z][A-Z0-9]{0,5}(?:[.-][A-Z]{1,2})?)"
              + "(?![\\p{L}\\p{N}_&/])(?!-[\\p{L}\\p{N}])");
  private static final Pattern HANDLE = Pattern.compile("[PTQ]\\d+");
  private static final Pattern LOSS_BEFORE =
      Pattern.compile(
          "\\b(?:loss(?:es)? of|lost|loses|fell|fallen|dropped|declined|down)(?:\\s+(?:by|about|around|some|roughly))?\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NEGATIVE =
      Pattern.compile(
          "\\b(?:loss|loses?|losing|lost|fall|fell|drop|declin|down|short|negativ|below|under|decreas|reduc"
              + "|cost|minus|worse|worst|hurt|detract|drawdown|less|sell|sold|sale|low|borrow|hedg|offset"
              + "|shrink|decay|against|opposite|inverse|cheap|off)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGNED =
      Pattern.compile("pnl|return|impact|change|difference|gain|drawdown|depth|current$");
  private static final Pattern LOSSES = Pattern.compile("value_at_risk|shortfall|_es_|var_|es_of");

  private static final Set<String> WORDS =
      Set.copyOf(
          List.of(
              ("A I AI AM AN AND ANY API ARE AS ASK AT ATM BE BPS BUT BY CALL CALLS CAN CAPM CBOE CEO CFO CPI CSV CVAR DID"
                      + " DO DTE EOY EPS ES ESG ET ETF ETFS EU EUR EV EWMA FAQ FED FINAL FOMC FOR FX FY GARCH GBP GDP GICS"
                      + " HAR HHI HML ID IF IN IR IRR IS IT ITM IV JSON LONG MAX MIN MTD MWR NA NAV NAVS NET NO NOT NYSE OF"
                      + " OK OLS ON ONLY OR OTM P&L PARTIAL PC PCA PE PNL PROVISIONAL PUT PUTS QTD REIT REITS ROE ROI RSI SEC"
                      + " SHORT SMB SO STALE TED THE TO TTM TWR UK UNAVAILABLE UP US USA USD VAR VIX VS WACC WE WTI YES YOU"
                      + " YTD YOY Q1 Q2 Q3 Q4 H1 H2"
                      + " CHF JPY CAD AUD SEK NOK DKK HKD SGD INR CNY")
                  .split(" ")));

  private final String text;
  private final List<CitedText.Source> sources;
  private final List<CitedText.Chip> chips;
  private final Set<String> symbols;
  private final List<Unsourced> unsourced = new ArrayList<>();
  private int figures;

  Grounding(
      String text, List<CitedText.Source> sources, List<CitedText.Chip> chips, List<Sheet> sheets) {
    this.text = text;
    this.sources = sources;
    this.chips = List.copyOf(chips);
    this.symbols =
        sheets.stream().flatMap(each -> each.symbols().stream()).collect(Collectors.toSet());
    String bare = withoutChips();
    Figures.in(bare).forEach(this::check);
    tickers(bare);
    unsourced.sort(Comparator.comparingInt(Unsourced::start));
  }

  List<Unsourced> unsourced() {
    return unsourced;
  }

  int figures() {
    return figures;
  }

  private String withoutChips() {
    StringBuilder bare = new StringBuilder(text);
    for (CitedText.Chip chip : chips) {
      IntStream.range(chip.start(), chip.end()).forEach(at -> bare.setCharAt(at, ' '));
    }
    return bare.toString();
  }

  private void check(Figures.Written figure) {
    figures++;
    List<Evidence> beside = beside(figure.end());
    List<Evidence> proofs =
        beside.isEmpty() ? sources.stream().map(CitedText.Source::evidence).toList() : beside;
    List<String> faults = new ArrayList<>();
    boolean isProven =
        proofs.stream()
            .anyMatch(
                each ->
                    each.values().stream().anyMatch(value -> isProven(figure, value, faults))
                        || each.context().stream().anyMatch(value -> isContext(figure, value)));
    if (!isProven) {
      String why =
          !faults.isEmpty()
              ? faults.getFirst()
              : beside.isEmpty()
                  ? "No cited value is this figure."
                  : "The source that is cited here says something else.";
      unsourced.add(new Unsourced(figure.text(), figure.start(), figure.end(), why));
    }
  }

  /** What the citations right after this place prove. */
  private List<Evidence> beside(int place) {
    List<Evidence> found = new ArrayList<>();
    int at = place;
    for (CitedText.Chip chip : chips) {
      if (chip.start() >= at
          && text.substring(at, chip.start()).isBlank()
          && chip.start() - at < 3) {
        found.add(sources.get(chip.number() - 1).evidence());
        at = chip.end();
      }
    }
    return found;
  }

  private boolean isProven(Figures.Written figure, Evidence.Value value, List<String> faults) {
    Optional<BigDecimal> same =
        Readings.of(figure.kind(), value).stream()
            .filter(each -> isNear(figure, each.abs()))
            .findFirst();
    if (same.isEmpty()) {
      return false;
    }
    boolean isRight = isSignRight(figure, value);
    if (!isRight) {
      faults.add("The source has the other sign.");
    }
    return isRight;
  }

  private static boolean isNear(Figures.Written figure, BigDecimal value) {
    return figure.magnitude().subtract(value).abs().compareTo(figure.tolerance()) <= 0;
  }

  private static boolean isContext(Figures.Written figure, BigDecimal value) {
    return isNear(figure, value.abs()) || isNear(figure, value.abs().movePointRight(2));
  }

  private boolean isSignRight(Figures.Written figure, Evidence.Value value) {
    int sign = value.number().signum();
    if (sign == 0 || value.unit() == null) {
      return true;
    }
    if (figure.sign() != 0) {
      return figure.sign() == sign || LOSSES.matcher(value.member()).find();
    }
    if (sign < 0) {
      return NEGATIVE.matcher(sentence(figure)).find();
    }
    String before = text.substring(Math.max(0, figure.start() - 40), figure.start());
    return !SIGNED.matcher(value.member()).find() || !LOSS_BEFORE.matcher(before).find();
  }

  private String sentence(Figures.Written figure) {
    int start =
        Math.max(text.lastIndexOf(". ", figure.start()), text.lastIndexOf('\n', figure.start()));
    int point = text.indexOf(". ", figure.end());
    int line = text.indexOf('\n', figure.end());
    int end = Math.min(point < 0 ? text.length() : point, line < 0 ? text.length() : line);
    return text.substring(Math.max(0, start), end);
  }

  private void tickers(String bare) {
    Set<String> named =
        sources.stream()
            .flatMap(each -> each.evidence().names().stream())
            .collect(Collectors.toSet());
    Matcher found = TICKER.matcher(bare);
    while (found.find()) {
      String word = found.group();
      if (isTicker(word)) {
        figures++;
        if (!named.contains(word)) {
          unsourced.add(
              new Unsourced(
                  word, found.start(), found.end(), "No cited value is of " + word + "."));
        }
      }
    }
  }

  private boolean isTicker(String word) {
    if (WORDS.contains(word.toUpperCase(Locale.ROOT)) || HANDLE.matcher(word).matches()) {
      return false;
    }
    return symbols.contains(word) || (word.length() > 1 && word.length() < 22);
  }

  /** A value in the ways in which it may be written. */
  private static final class Readings {
    static List<BigDecimal> of(Figures.Kind kind, Evidence.Value value) {
      BigDecimal number = value.number();
      Unit unit = value.unit();
      boolean isAny = unit == Unit.VARYING;
      return switch (kind) {
        case MONEY -> unit == null || isAny || unit.isMoney() ? List.of(number) : List.of();
        case PERCENT ->
            unit == null || isAny
                ? List.of(number, number.movePointRight(2))
                : unit == Unit.PERCENT
                    ? List.of(number)
                    : unit.isShare() ? List.of(number.movePointRight(2)) : List.of();
        case BASIS_POINTS ->
            unit == Unit.PERCENT
                ? List.of(number.movePointRight(2))
                : List.of(number, number.movePointRight(4));
        case PLAIN -> List.of(number);
      };
    }
  }
}
