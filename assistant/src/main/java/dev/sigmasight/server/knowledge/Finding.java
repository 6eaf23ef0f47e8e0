package dev.sigmasight.server.knowledge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passage and how it was found.
 *
 * @param sourceId the document it is a part of
 * @param slug the document's name
 * @param part its place in the document, from 1
 * @param wordPlace its place among those found by their words, from 1; null if it was not
 * @param meaningPlace its place among those found by their meaning, from 1; null if it was not
 * @param similarity cosine of the angle to the question, up to 1; null if not found by meaning
 */
public record Finding(
    Passage passage,
    UUID sourceId,
    String slug,
    int part,
    @Nullable Integer wordPlace,
    @Nullable Integer meaningPlace,
    @Nullable Double similarity) {}
