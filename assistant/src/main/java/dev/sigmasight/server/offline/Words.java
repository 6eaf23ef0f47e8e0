package dev.sigmasight.server.offline;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as the rules read it: lower case, words with single spaces between. Phrases match whole
 * words only; an asterisk lets a word go on.
 */
record Words(String text) {
  private static final Set<String> GERMAN =
      Set.copyOf(
          List.of(
              ("wie wo warum welche welcher welches wieviel ist sind bin habe haben mein meine meinem meinen meiner"
                      + " ich wir mir mich und oder der das dem den ein eine einem einen einer nicht wenn für mit auf"
                      + " viel hoch im zeige unser unsere unserem")
                  .split(" ")));

  static Words of(String written) {
    String plain =
        written
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replaceAll("\\b(what|where|who|how)'s\\b", "$1 is")
            .replaceAll("'s\\b", "")
            .replaceAll("[^\\p{L}\\p{N}.%&$+-]+", " ")
            .replaceAll("\\.(?=\\s|$)", " ")
            .replaceAll("\\s+", " ");
    return new Words(plain.strip());
  }

  boolean has(String phrase) {
    return pattern(phrase).matcher(text).find();
  }

  boolean hasAny(String... phrases) {
    for (String phrase : phrases) {
      if (has(phrase)) {
        return true;
      }
    }
    return false;
  }

  /** What a phrase such as {@code "tail loss*"} matches. */
  static Pattern pattern(String phrase) {
    String body = Pattern.quote(phrase).replace("*", "\\E[\\p{L}\\p{N}]*\\Q");
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + body + "(?![\\p{L}\\p{N}])");
  }

  /** Whether it is written in German, by two of the words that a sentence does not do without. */
  boolean isGerman() {
    return Stream.of(text.split(" ")).distinct().filter(GERMAN::contains).limit(2).count() == 2;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
