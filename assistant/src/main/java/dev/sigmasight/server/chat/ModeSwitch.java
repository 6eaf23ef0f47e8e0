package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.chat.Happening.Done;
import dev.sigmasight.server.chat.Happening.RetryStats;
import dev.sigmasight.server.chat.Happening.Start;
import dev.sigmasight.server.chat.Happening.Token;
import dev.sigmasight.server.chat.Happening.TokenCounts;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers {@code /mode blue}, which is no question: nothing of it is stored but the mode. */
final class ModeSwitch {
  private static final Pattern COMMAND = Pattern.compile("/mode\\s+(\\p{Alpha}+)");
  private static final int RUN_DIGITS = 12;

  private final Means means;

  ModeSwitch(Means means) {
    this.means = means;
  }

  /** The mode that a text asks for; empty for one that is a question. */
  static Optional<Mode> wanted(String text) {
    Matcher command = COMMAND.matcher(text.strip());
    return command.matches() ? Mode.find(command.group(1)) : Optional.empty();
  }

  TurnStream switchTo(AccountId account, UUID conversation, Mode mode) {
    String before = means.transcript().changeMode(account, conversation, mode.word());
    String run =
        "run_"
            + HexFormat.of()
                .toHexDigits(ThreadLocalRandom.current().nextLong())
                .substring(0, RUN_DIGITS);
    EventLog log = new EventLog(run, means.times());
    String said = "From now on I answer in mode " + mode.word() + ".";
    String depth = Depths.word(mode.depth());
    log.add(
        new Start(
            conversation,
            mode.word(),
            means.models().name(),
            depth,
            depth,
            false,
            null,
            null,
            null,
            null));
    log.add(Infos.modeChanged(before, mode.word()));
    log.add(new Token(said));
    log.end(log.close(done(said)));
    return means.stream(run, new TurnSource.Here(log), -1);
  }

  private static Done done(String said) {
    return new Done(
        said,
        List.of(),
        List.of(),
        0,
        0,
        0,
        new TokenCounts(0, 0, 0, 0),
        List.of(),
        List.of(),
        null,
        null,
        false,
        new RetryStats(0, 0, false),
        BigDecimal.ZERO,
        true,
        false,
        false);
  }
}
