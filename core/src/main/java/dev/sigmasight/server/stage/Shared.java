package dev.sigmasight.server.stage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the stages of one run share in memory, so that each thing is read once. */
public final class Shared {
  private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

  /**
   * What a stage before has left, if it is enough; otherwise it is made anew and left for the next.
   *
   * @param enough whether what is there covers what is asked for now
   */
  public <T> T get(Class<T> type, Predicate<T> enough, Function<Class<T>, T> make) {
    return type.cast(
        kept.compute(
            type, (_, old) -> old != null && enough.test(type.cast(old)) ? old : make.apply(type)));
  }
}
