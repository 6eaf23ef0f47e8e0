package dev.sigmasight.server.feedback;

import dev.sigmasight.server.feedback.Feedback.Rating;
import org.jspecify.annotations.Nullable;

/** What somebody says about an answer. */
record Judgement(Rating rating, @Nullable String edited, @Nullable String comment) {}
