package dev.sigmasight.server.ledger;

import dev.sigmasight.quant.ledger.LotMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger stands.
 *
 * @param version counts its changes
 * @param method which lots a closing trade consumes when it names none
 * @param recomputeFrom what was computed on and after this date is out of date; null if nothing is
 */
public record LedgerHead(long version, LotMethod method, @Nullable LocalDate recomputeFrom) {

  static LedgerHead map(ResultSet row, int number) throws SQLException {
    return new LedgerHead(
        row.getLong("ledger_version"),
        LotMethod.valueOf(row.getString("lot_matching")),
        row.getObject("recompute_from", LocalDate.class));
  }
}
