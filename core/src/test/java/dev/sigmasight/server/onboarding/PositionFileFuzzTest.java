package dev.sigmasight.server.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.portfolio.NewHolding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random damage to a good file: whatever comes, the answer is a report. */
class PositionFileFuzzTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
  private static final int FILES = 4_000;
  private static final String[] TOKENS = {
    "\"",
    ",",
    "\n",
    "\r",
    "#",
    "\0",
    "\uFEFF",
    "é",
    "😀",
    "1e99",
    "-",
    "E+",
    ".",
    "999999999999999",
    "2020-02-30",
    "OPTIONS",
    "PRIVATE",
    "CALL",
    "NaN",
    "\u0661",
    ";",
    "\t",
    "O:",
    "0"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void answersEveryFileWithAReport(long seed) throws IOException {
    byte[] template = template();
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      byte[] file = template;
      for (int mutations = 1 + random.nextInt(8); mutations > 0; mutations--) {
        file = mutated(file, random);
      }
      check(PositionFile.read(file, TODAY));
    }
  }

  private static void check(ParsedPositions parsed) {
    assertThat(parsed.faultCount()).isGreaterThanOrEqualTo(parsed.faults().size());
    assertThat(parsed.faults())
        .allSatisfy(
            fault -> {
              assertThat(fault.code()).matches("ERR_(CSV|POS)_0\\d\\d");
              assertThat(fault.message()).isNotBlank().doesNotContain("\0");
            });
    if (parsed.faultCount() == 0) {
      assertThat(parsed.holdings()).isNotEmpty().allSatisfy(PositionFileFuzzTest::storable);
    }
  }

  private static void storable(NewHolding holding) {
    assertThat(holding.what().symbol()).hasSizeBetween(1, 32).isUpperCase();
    assertThat(holding.quantity().signum()).isNotZero();
    assertThat(holding.quantity().abs()).isLessThan(Scale.UNIT_LIMIT);
    assertThat(Scale.decimals(holding.quantity())).isLessThanOrEqualTo(Scale.QUANTITY);
    assertThat(holding.price()).isPositive().isLessThan(Scale.UNIT_LIMIT);
    assertThat(Scale.decimals(holding.price())).isLessThanOrEqualTo(Scale.PRICE);
    assertThat(holding.entry()).isBetween(TODAY.minusYears(100), TODAY);
  }

  private static byte[] mutated(byte[] file, Random random) {
    int at = random.nextInt(file.length + 1);
    int length = Math.min(random.nextInt(20), file.length - at);
    byte[] middle =
        switch (random.nextInt(4)) {
          case 0 -> new byte[0];
          case 1 -> TOKENS[random.nextInt(TOKENS.length)].getBytes(UTF_8);
          case 2 -> randomBytes(random);
          default -> slice(file, random);
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(middle);
    out.write(file, at + length, file.length - at - length);
    return out.size() == 0 ? middle : out.toByteArray();
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(4)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] slice(byte[] file, Random random) {
    int from = random.nextInt(file.length + 1);
    int length = Math.min(random.nextInt(100), file.length - from);
    return Arrays.copyOfRange(file, from, from + length);
  }

  private static byte[] template() throws IOException {
    try (InputStream template =
        Objects.requireNonNull(
            OnboardingController.class.getResourceAsStream("portfolio-template.csv"))) {
      return template.readAllBytes();
    }
  }
}
