package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.PositionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Many lines as one array per column, so that one statement inserts them all. */
final class LineColumns {
  private static final String COLUMNS =
      """
      portfolio_id, on_date, kind, instrument_id, position_id, delivered_id, quantity, price, amount,
      fees, split_numerator, split_denominator, corporate_action_id, note, origin, created_by
      """;

  private static final String VALUES =
      """
      :portfolio, on_date, kind, instrument_id, position_id, delivered_id, quantity, price, amount,
        fees, split_numerator, split_denominator, corporate_action_id, note, :origin, :by
      from unnest(
        cast(:dates as date[]), cast(:kinds as text[]), cast(:instruments as bigint[]),
        cast(:positions as uuid[]), cast(:delivered as uuid[]), cast(:quantities as numeric[]),
        cast(:prices as numeric[]), cast(:amounts as numeric[]), cast(:fees as numeric[]),
        cast(:numerators as numeric[]), cast(:denominators as numeric[]), cast(:actions as bigint[]),
        cast(:notes as text[])) with ordinality
        as line (on_date, kind, instrument_id, position_id, delivered_id, quantity, price, amount,
          fees, split_numerator, split_denominator, corporate_action_id, note, place)
      order by place
      """;

  static final String INSERT = "insert into ledger_transaction (" + COLUMNS + ") select " + VALUES;

  /** One line that takes the sequence of another. */
  static final String INSERT_IN_PLACE =
      "insert into ledger_transaction (sequence, "
          + COLUMNS
          + ") overriding system value select :sequence, "
          + VALUES;

  private final List<NewLine> lines;

  LineColumns(List<NewLine> lines) {
    this.lines = lines;
  }

  StatementSpec bind(StatementSpec insert) {
    return insert
        .param("dates", texts(line -> line.date().toString()))
        .param("kinds", texts(line -> line.kind().name()))
        .param("instruments", texts(LineColumns::instrument))
        .param("positions", texts(line -> id(line.position())))
        .param("delivered", texts(line -> id(line.delivered())))
        .param("quantities", texts(line -> plain(line.quantity())))
        .param("prices", texts(line -> plain(line.price())))
        .param("amounts", texts(line -> plain(line.amount())))
        .param("fees", texts(line -> plain(line.fees())))
        .param("numerators", texts(line -> plain(line.splitNumerator())))
        .param("denominators", texts(line -> plain(line.splitDenominator())))
        .param("actions", texts(line -> text(line.corporateAction())))
        .param("notes", texts(NewLine::note));
  }

  private @Nullable String[] texts(Function<NewLine, @Nullable String> column) {
    return lines.stream().map(column).toArray(String[]::new);
  }

  private static @Nullable String instrument(NewLine line) {
    return line.instrument() == null ? null : Long.toString(line.instrument().id());
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }

  private static @Nullable String id(@Nullable PositionId position) {
    UUID id = position == null ? null : position.value();
    return id == null ? null : id.toString();
  }
}
