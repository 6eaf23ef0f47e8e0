package dev.sigmasight.server.company;

import dev.sigmasight.market.provider.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sources together said about one symbol. */
sealed interface Answer<T> {

  /** The first source that had it. */
  record Found<T>(String source, T value) implements Answer<T> {}

  /** No source has it, and all that may be asked were. */
  record Nothing<T>(String reason) implements Answer<T> {}

  /** No source has it that we are entitled to ask. */
  record NotEntitled<T>(String reason) implements Answer<T> {}

  /** A source that may have it could not answer. */
  record Broken<T>(String reason) implements Answer<T> {}

  /** Asks one source after the other until one has it. */
  static <S, T> Answer<T> first(
      List<S> sources, Function<S, String> name, Function<S, Reply<T>> question) {
    Reasons reasons = new Reasons();
    for (S source : sources) {
      switch (reply(source, name, question)) {
        case Reply.Data<T>(T value) -> {
          return new Found<>(name.apply(source), value);
        }
        case Reply.Empty<T> _ -> reasons.without.add(name.apply(source) + " has none");
        case Reply.UnknownSymbol<T> _ ->
            reasons.without.add(name.apply(source) + " does not know it");
        case Reply.NotEntitled<T>(String detail) -> reasons.notEntitled.add(detail);
        case Reply.RateLimited<T>(String detail, var _) -> reasons.broken.add(detail);
        case Reply.Unavailable<T>(String detail) -> reasons.broken.add(detail);
        case Reply.Malformed<T>(String detail) -> reasons.broken.add(detail);
      }
    }
    return reasons.answer();
  }

  private static <S, T> Reply<T> reply(
      S source, Function<S, String> name, Function<S, Reply<T>> question) {
    try {
      return question.apply(source);
    } catch (RuntimeException e) {
      Reasons.LOG.warn("{} failed", name.apply(source), e);
      return new Reply.Unavailable<>(name.apply(source) + " failed, see the log");
    }
  }

  /** Why there is no answer. */
  final class Reasons {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private final List<String> without = new ArrayList<>();
    private final List<String> notEntitled = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Reasons() {}

    private <T> Answer<T> answer() {
      if (!broken.isEmpty()) {
        return new Broken<>(String.join(", ", broken));
      }
      return notEntitled.isEmpty()
          ? new Nothing<>(String.join(", ", without))
          : new NotEntitled<>(String.join(", ", notEntitled));
    }
  }
}
