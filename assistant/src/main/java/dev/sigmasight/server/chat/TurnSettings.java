package dev.sigmasight.server.chat;

import java.time.Duration;

/**
 * Limits of turns.
 *
 * @param modelCalls the most of one turn; the last has to answer
 * @param toolCalls the most of one turn
 * @param toolsAtOnce of one turn
 * @param wall how long a turn may take
 * @param inputTokens the most that a model is given, as we estimate them
 * @param textLength the most characters of an answer
 * @param turnsAtOnce of one process
 * @param heartbeat how often a reader is told that the line stands
 */
public record TurnSettings(
    int modelCalls,
    int toolCalls,
    int toolsAtOnce,
    Duration wall,
    int inputTokens,
    int textLength,
    int turnsAtOnce,
    Duration heartbeat) {
  public TurnSettings {
    if (modelCalls < 1 || toolCalls < 0 || toolsAtOnce < 1 || turnsAtOnce < 1) {
      throw new IllegalArgumentException("a turn needs a call of a model, and a place");
    }
    if (!wall.isPositive() || !heartbeat.isPositive()) {
      throw new IllegalArgumentException("wall and heartbeat must be positive");
    }
    if (inputTokens < 4000 || textLength < 1000) {
      throw new IllegalArgumentException(
          "input-tokens must be at least 4000 and text-length at least 1000");
    }
  }
}
