package dev.sigmasight.kernel.conversation;

import java.util.UUID;

/**
 * A turn that was begun: a question is stored and an answer waits for its text.
 *
 * @param run {@code run_} and twelve hexadecimal digits
 * @param isNew false if the request was known already, and nothing was begun now
 */
public record Turn(
    String run,
    Conversation conversation,
    UUID userMessage,
    UUID assistantMessage,
    String text,
    boolean isNew) {}
