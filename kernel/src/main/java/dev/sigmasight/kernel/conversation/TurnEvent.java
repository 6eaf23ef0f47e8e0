package dev.sigmasight.kernel.conversation;

/**
 * An event of a turn as its reader receives it.
 *
 * @param seq from 0 without holes
 * @param type as {@code token}
 * @param json the whole envelope
 */
public record TurnEvent(int seq, String type, String json) {}
