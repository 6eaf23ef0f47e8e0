package dev.sigmasight.server.feedback;

import org.jspecify.annotations.Nullable;

/** The words that remarks are sorted by. */
final class AnnotationWords {
  static final String TYPE = "correction|improvement|flag|approved";
  static final String TYPES = "correction, improvement, flag or approved";
  static final String SEVERITY = "minor|moderate|critical";
  static final String SEVERITIES = "minor, moderate or critical";
  static final String STATE = "pending|reviewed|applied";
  static final String STATES = "pending, reviewed or applied";

  private AnnotationWords() {}

  static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
