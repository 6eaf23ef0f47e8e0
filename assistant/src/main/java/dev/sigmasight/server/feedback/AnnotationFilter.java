package dev.sigmasight.server.feedback;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which remarks to look at; null leaves a criterion out. */
record AnnotationFilter(
    Instant since,
    @Nullable String status,
    @Nullable String type,
    @Nullable String severity,
    @Nullable UUID message) {}
