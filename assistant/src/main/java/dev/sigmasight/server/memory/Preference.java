package dev.sigmasight.server.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A preference from a closed list. What is kept is the sentence of the list, never the words it was
 * noticed in, so that nobody can put a text of theirs into the analyst's mind this way.
 *
 * @param category as {@code length}, {@code format} or {@code risk}
 * @param sentence what the analyst is reminded of
 */
public record Preference(String category, String sentence) {
  private static final Pattern QUOTED =
      Pattern.compile("[\"“”«»][^\"“”«»]{0,2000}[\"“”«»]|(?m)^>.*$");
  private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n;]+[.!?\\n;]?");
  private static final String MINE =
      "\\b(i(?:'d)? (?:would |really |generally |usually |always )*(?:prefer|like|want|love|need)"
          + "|please|always|keep|from now on|in (?:the )?future|remember|give me|show me"
          + "|answer (?:me )?(?:in|with)|use|explain)\\b";
  private static final String SELF =
      "\\bi(?:'m| am| have| invest| trade| hold| avoid| never| do not|"
          + " don't| care| focus| follow| plan| prefer| want| like)\\b";
  private static final Pattern DENIED =
      Pattern.compile("\\b(?:not|don't|no longer|never|stop|without|isn't|hate|dislike)\\b");

  private static final List<Rule> RULES =
      List.of(
          wish(
              "length",
              "Prefers short answers.",
              "(?:short|shorter|brief|briefer|concise|terse|to the point)\\b"),
          wish(
              "length",
              "Prefers detailed answers.",
              "(?:detailed|in[- ]depth|thorough|longer|comprehensive)\\b"),
          wish("format", "Likes bullet points.", "bullet(?:s| points?|ed)?\\b"),
          wish("format", "Likes tables.", "\\btables?\\b|tabular"),
          wish("format", "Prefers prose to lists.", "\\bprose\\b|full sentences"),
          wish("format", "Wants the figures first.", "(?:numbers|figures) first"),
          wish("units", "Prefers figures in percent.", "\\bin (?:percent|percentages?|%)"),
          wish("units", "Prefers figures in dollars.", "\\bin (?:us )?dollars?\\b"),
          wish(
              "expertise",
              "Wants terms to be explained.",
              "explain (?:the |all |any |every )?(?:terms?|jargon|concepts?)"
                  + "|(?:terms?|jargon) (?:to be )?explained|plain (?:english|language|words)"),
          self(
              "expertise",
              "Is new to investing.",
              "(?:new to (?:investing|this|the market|risk)|a (?:complete )?(?:beginner|novice))"),
          self(
              "expertise",
              "Is a professional investor.",
              "a (?:professional|portfolio manager|quant|trader by profession|financial advis[eo]r"
                  + "|risk manager)"),
          self(
              "horizon",
              "Invests for the long term.",
              "long[- ]term (?:investor|horizon|growth|holder)|for the long (?:term|run|haul)"
                  + "|buy[- ]and[- ]hold"),
          self(
              "horizon",
              "Trades for the short term.",
              "short[- ]term (?:trader|horizon)|day[- ]?trad(?:er|ing)|swing trad(?:er|ing)"),
          self(
              "horizon",
              "Is retired or close to it.",
              "(?:retired|close to retir|near retirement)"),
          self(
              "risk",
              "Is cautious about risk.",
              "risk[- ]averse|conservative investor|low risk tolerance|capital preservation"),
          self(
              "risk",
              "Accepts high risk.",
              "high risk tolerance|aggressive investor|comfortable with (?:high )?(?:risk|volatility)"),
          self(
              "interest",
              "Cares about dividends and income.",
              "dividends?\\b|(?:for|about|on) income\\b"),
          self("interest", "Cares about drawdowns.", "drawdowns?\\b"),
          self("interest", "Cares about taxes.", "\\btax(?:es)?\\b"),
          self("interest", "Prefers sustainable investments.", "\\besg\\b|sustainab"),
          never("constraint", "Does not use options.", "options?\\b"),
          never("constraint", "Does not sell short.", "(?:short(?:s|ing)?|sell short)\\b"),
          never("constraint", "Does not use leverage.", "(?:leverage|margin)\\b"),
          wish(
              "benchmark",
              "Compares with the S&P 500.",
              "(?:compare|compared|benchmark|against|versus|relative).{0,40}(?:s&p(?: ?500)?|spy\\b)"),
          wish(
              "benchmark",
              "Compares with the Nasdaq 100.",
              "(?:compare|compared|benchmark|against|versus|relative).{0,40}(?:nasdaq|qqq\\b)"));

  private record Rule(Preference preference, Pattern cue, Pattern words, boolean deniable) {
    boolean speaksOf(String sentence) {
      return cue.matcher(sentence).find()
          && words.matcher(sentence).find()
          && (!deniable || !DENIED.matcher(sentence).find());
    }
  }

  private static Rule wish(String category, String sentence, String words) {
    return rule(category, sentence, MINE, words, true);
  }

  private static Rule self(String category, String sentence, String words) {
    return rule(category, sentence, SELF, words, true);
  }

  /** Something the person says not to do. */
  private static Rule never(String category, String sentence, String words) {
    return rule(
        category,
        sentence,
        "\\bi (?:never|don't|do not|won't|will not|avoid|cannot|can't) ?",
        "(?:never|don't|do not|won't|will not|avoid|cannot|can't) (?:ever )?"
            + "(?:use|trade|buy|write|hold|do|touch|go|like|using|trading|buying)? ?(?:any )?"
            + words,
        false);
  }

  private static Rule rule(
      String category, String sentence, String cue, String words, boolean deniable) {
    return new Rule(
        new Preference(category, sentence), Pattern.compile(cue), Pattern.compile(words), deniable);
  }

  /** The preferences that a text states; none in questions, quotations and denials. */
  public static List<Preference> in(String words) {
    String own =
        QUOTED.matcher(words).replaceAll(" ").replace('’', '\'').toLowerCase(java.util.Locale.ROOT);
    List<Preference> found = new ArrayList<>();
    var sentences = SENTENCE.matcher(own);
    while (sentences.find()) {
      String sentence = sentences.group();
      if (!sentence.endsWith("?")) {
        RULES.stream()
            .filter(rule -> rule.speaksOf(sentence))
            .map(Rule::preference)
            .filter(each -> !found.contains(each))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }
}
