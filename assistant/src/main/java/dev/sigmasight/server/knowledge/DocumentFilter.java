package dev.sigmasight.server.knowledge;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which documents are asked for.
 *
 * @param scope exactly this one; null for all
 * @param search what title or content hold, whatever the case; null for anything
 */
record DocumentFilter(@Nullable String scope, @Nullable String search) {
  static final String WHERE =
      """
      where (:scope = '' or s.scope = :scope)
        and (s.title ilike :search or s.content ilike :search)
      """;

  StatementSpec applied(StatementSpec statement) {
    String text = search == null ? "" : search.strip();
    return statement
        .param("scope", scope == null ? "" : scope)
        .param("search", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
  }
}
