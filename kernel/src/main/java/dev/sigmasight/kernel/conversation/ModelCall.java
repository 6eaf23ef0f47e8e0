package dev.sigmasight.kernel.conversation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model, for the ledger of use.
 *
 * @param provider as {@code openai} or {@code offline}
 * @param responseId the provider's name of its answer, or null
 * @param outcome as completed, incomplete, failed, cancelled, or the code of an error
 * @param inputTokens as the provider counted them, otherwise as estimated
 * @param cachedTokens those of the input that the provider had kept
 * @param reasoningTokens those of the output that nobody sees
 * @param isEstimated whether the provider told no counts
 * @param cost in US dollars by our price table; null if the model is not in it
 */
public record ModelCall(
    String provider,
    String model,
    @Nullable String responseId,
    String outcome,
    int inputTokens,
    int cachedTokens,
    int outputTokens,
    int reasoningTokens,
    boolean isEstimated,
    @Nullable BigDecimal cost,
    int latencyMillis) {}
