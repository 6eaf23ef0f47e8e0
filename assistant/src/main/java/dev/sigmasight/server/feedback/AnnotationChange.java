package dev.sigmasight.server.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be different about a remark; null leaves it. */
record AnnotationChange(
    @Nullable String type,
    @Nullable String content,
    @Nullable String suggestion,
    @Nullable String severity,
    @Nullable List<String> tags,
    @Nullable String status) {}
