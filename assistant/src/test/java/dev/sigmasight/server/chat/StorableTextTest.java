package dev.sigmasight.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream of text holds whole characters only. */
class StorableTextTest {

  /** Parts are separated by a bar; uXXXX stands for one UTF-16 unit. */
  @ParameterizedTest
  @CsvSource({
    "plain|text, plaintext",
    "au0000b, ab",
    "uD83DuDE00, uD83DuDE00",
    "auD83D|uDE00b, auD83DuDE00b",
    "auD83D|b, ab",
    "auDE00b, ab",
    "uD83DuD83DuDE00, uD83DuDE00",
  })
  void keepsWhatCanBeStored(String parts, String whole) {
    StorableText text = new StorableText();

    String stored =
        Stream.of(parts.split("\\|"))
            .map(StorableTextTest::units)
            .map(text::add)
            .collect(Collectors.joining());

    assertThat(stored).isEqualTo(units(whole));
  }

  private static String units(String written) {
    return java.util.regex.Pattern.compile("u([0-9A-F]{4})")
        .matcher(written)
        .replaceAll(found -> Character.toString((char) Integer.parseInt(found.group(1), 16)));
  }
}
