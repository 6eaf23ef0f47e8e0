package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.file.PriceRow;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at a staged file beside what is stored; asks the database once per question. */
final class ImportRemarks {
  private static final String ENDS =
      """
      unnest(cast(:symbols as text[]), cast(:firsts as date[]), cast(:lasts as date[]))
        as file (symbol, first, last)
      """;

  private final CoreDb db;
  private final TradingCalendar calendar;

  ImportRemarks(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /** What is remarkable about these prices; to be asked before they are stored. */
  List<Remark> on(Collection<Edges.Edge> edges) {
    List<Remark> remarks = new ArrayList<>();
    List<Edges.Edge> files = List.copyOf(edges);
    List<Neighbours> neighbours = neighbours(files);
    for (int i = 0; i < files.size(); i++) {
      Neighbours stored = neighbours.get(i);
      addJump(remarks, files.get(i).first(), stored.before());
      addJump(remarks, files.get(i).last(), stored.after());
    }
    remarks.addAll(actionsBesideUnadjustedCloses(files));
    return remarks;
  }

  /** The stored closes next to the two ends of a file; null where there is none. */
  private record Neighbours(@Nullable Neighbour before, @Nullable Neighbour after) {}

  private record Neighbour(LocalDate on, BigDecimal close, boolean split) {
    static @Nullable Neighbour of(ResultSet row, String side) throws SQLException {
      LocalDate on = row.getObject(side + "_on", LocalDate.class);
      return on == null
          ? null
          : new Neighbour(on, row.getBigDecimal(side + "_close"), row.getBoolean(side + "_split"));
    }
  }

  private List<Neighbours> neighbours(List<Edges.Edge> files) {
    return db.sql(
            """
            select before.on_date as before_on, before.close as before_close,
              exists (select from corporate_action a where a.symbol = file.symbol and a.kind = 'SPLIT'
                and a.ex_date > before.on_date and a.ex_date <= file.first) as before_split,
              after.on_date as after_on, after.close as after_close,
              exists (select from corporate_action a where a.symbol = file.symbol and a.kind = 'SPLIT'
                and a.ex_date > file.last and a.ex_date <= after.on_date) as after_split
            from %s
            left join lateral (select on_date, close from market_data_cache m
              where m.symbol = file.symbol and m.on_date < file.first order by on_date desc limit 1
            ) before on true
            left join lateral (select on_date, close from market_data_cache m
              where m.symbol = file.symbol and m.on_date > file.last order by on_date limit 1
            ) after on true
            order by file.symbol collate "C"
            """
                .formatted(ENDS))
        .param("symbols", texts(files, Edges.Edge::symbol))
        .param("firsts", texts(files, edge -> edge.first().on()))
        .param("lasts", texts(files, edge -> edge.last().on()))
        .query(
            (row, number) ->
                new Neighbours(Neighbour.of(row, "before"), Neighbour.of(row, "after")))
        .list();
  }

  private void addJump(List<Remark> remarks, PriceRow row, @Nullable Neighbour stored) {
    if (stored == null || stored.split() || areFarApart(row.on(), stored.on())) {
      return;
    }
    double close = Double.parseDouble(row.close());
    double other = stored.close().doubleValue();
    double move = (row.on().isAfter(stored.on()) ? close / other : other / close) - 1;
    if (Jump.isOne(move)) {
      String message =
          String.format(
              Locale.ROOT,
              "The close %s of %s on %s is %+.1f %% away from the stored close %s on %s.",
              row.close(),
              row.symbol(),
              row.on(),
              100 * move,
              stored.close().stripTrailingZeros().toPlainString(),
              stored.on());
      remarks.add(new Remark(row.symbol(), row.on(), message));
    }
  }

  private boolean areFarApart(LocalDate one, LocalDate other) {
    return Math.abs(calendar.sessionsBetween(one, other)) > Jump.NEAR_SESSIONS;
  }

  private List<Remark> actionsBesideUnadjustedCloses(List<Edges.Edge> files) {
    List<Edges.Edge> unadjusted =
        files.stream().filter(edge -> edge.first().adjustedClose() == null).toList();
    return db.sql(
            """
            select file.symbol, min(a.ex_date) as since, count(*) as actions
            from %s join corporate_action a on a.symbol = file.symbol
              and a.ex_date > file.first and a.ex_date <= file.last and a.source <> 'synthetic'
            group by file.symbol order by file.symbol collate "C"
            """
                .formatted(ENDS))
        .param("symbols", texts(unadjusted, Edges.Edge::symbol))
        .param("firsts", texts(unadjusted, edge -> edge.first().on()))
        .param("lasts", texts(unadjusted, edge -> edge.last().on()))
        .query((row, number) -> countedBeside(row))
        .list();
  }

  private static Remark countedBeside(ResultSet row) throws SQLException {
    String message =
        "Stored dividends and splits of "
            + row.getString("symbol")
            + " since "
            + row.getObject("since", LocalDate.class)
            + " ("
            + row.getInt("actions")
            + ") count beside these closes, which must be as traded then, not adjusted.";
    return new Remark(row.getString("symbol"), row.getObject("since", LocalDate.class), message);
  }

  private static String[] texts(List<Edges.Edge> edges, Function<Edges.Edge, Object> part) {
    return edges.stream().map(part).map(Object::toString).toArray(String[]::new);
  }
}
