package dev.sigmasight.server.knowledge;

import java.util.UUID;

/**
 * A part of a document that was found.
 *
 * @param score of the fused ranking, higher is better; only good for ordering
 */
public record Passage(UUID id, String scope, String title, String text, double score) {}
