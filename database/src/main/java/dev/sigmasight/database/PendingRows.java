package dev.sigmasight.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.support.TransactionSynchronization;

/** Rows of a transaction that wait for its end, by statement in the order of their first rows. */
final class PendingRows implements TransactionSynchronization {
  private final NamedParameterJdbcTemplate template;
  private final Map<String, List<SqlParameterSource>> rows = new LinkedHashMap<>();

  PendingRows(NamedParameterJdbcTemplate template) {
    this.template = template;
  }

  void add(String sql, SqlParameterSource row) {
    rows.computeIfAbsent(sql, _ -> new ArrayList<>()).add(row);
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    rows.forEach(
        (sql, all) -> {
          StatementCount.add();
          var _ = template.batchUpdate(sql, all.toArray(SqlParameterSource[]::new));
        });
    rows.clear();
  }

  boolean isOf(NamedParameterJdbcTemplate other) {
    return template.equals(other);
  }
}
