package dev.sigmasight.server.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model and how it ended. Every attempt is one call.
 *
 * @param operation {@code reply} or {@code embed}
 * @param outcome {@code completed}, {@code truncated}, {@code filtered}, {@code refused}, {@code
 *     cancelled}, or the code of a {@link ModelFailure.Kind}
 * @param duration from sending to the end of the answer
 * @param usage null where the call failed
 */
public record ModelCall(
    String provider,
    String model,
    String operation,
    String outcome,
    Duration duration,
    Reply.@Nullable Usage usage) {}
