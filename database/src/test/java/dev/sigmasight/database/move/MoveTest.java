package dev.sigmasight.database.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comparing two databases and copying from one to the other. */
class MoveTest {
  private static final int ROWS = 12_000;
  private static final int PIECE = 2_000;
  private static final int BATCH = 5_000;
  private static final List<String> TABLES =
      List.of(
          """
          create table price (
            symbol varchar(8), on_date date, close numeric(18,8) not null, note text,
            twice numeric generated always as (close * 2) stored, primary key (symbol, on_date))
          """,
          "create table remark (said text, at timestamptz)");

  private Database first;
  private Database second;

  @BeforeEach
  void open() {
    first = Database.toInspect("first", full());
    second = Database.toInspect("second", full());
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private static DatabaseUrl full() {
    return TestDatabases.copyOf(
        "moving",
        url -> {
          try (Database database = Database.toInspect("moving", url)) {
            TABLES.forEach(table -> change(database, table));
            change(
                database,
                """
                insert into price (symbol, on_date, close, note)
                select 'S' || n %% 40, date '2020-01-01' + n / 40, 1 + n / 7.0,
                  case when n %% 5 = 0 then E'it''s,\\n' || n end
                from generate_series(0, %d) n
                """
                    .formatted(ROWS - 1));
            change(
                database, "insert into remark values ('a', '2026-01-02T03:04:05Z'), (null, null)");
          }
        });
  }

  private static void change(Database database, String sql) {
    int _ = database.sql(sql).update();
  }

  private Comparison.Report compare() {
    return new Comparison(first, second, Progress.NONE, PIECE).of(_ -> true);
  }

  private Comparison.Line price() {
    return compare().tables().getFirst();
  }

  private TableCopy.Result copy(Progress progress) {
    return new TableCopy(first, second, TableCopy.Moving.plain("price"), progress, BATCH).run();
  }

  @Test
  void twoCopiesAreEqual() {
    Comparison.Report report = compare();

    assertThat(report.equal()).as(report.toString()).isTrue();
    assertThat(report.tables())
        .extracting(Comparison.Line::table)
        .containsExactly("price", "remark");
    Comparison.Line line = price();
    assertThat(line.firstRows()).isEqualTo(ROWS).isEqualTo(line.secondRows());
    assertThat(line.firstNewest()).isEqualTo("2020-10-26");
    assertThat(line.pieces()).isGreaterThan(5);
  }

  @Test
  void oneOtherValueIsFoundInItsPiece() {
    change(second, "update price set note = 'x' where symbol = 'S39' and on_date = '2020-02-02'");

    assertThat(price().different()).isOne();
    assertThat(price().remark()).startsWith("differs after S");
    assertThat(compare().equal()).isFalse();
  }

  @Test
  void aMissingRowLeavesOtherPiecesEqual() {
    change(second, "delete from price where symbol = 'S0' and on_date = '2020-01-01'");

    assertThat(price().secondRows()).isEqualTo(ROWS - 1);
    assertThat(price().different()).isOne();
    assertThat(price().remark()).isEqualTo("differs from the beginning");
  }

  @Test
  void rowsBeyondTheLastAreFound() {
    change(second, "insert into price (symbol, on_date, close) values ('Z', '2020-01-01', 1)");

    assertThat(price().different()).isOne();
  }

  @Test
  void tablesWithoutKeyAreCompared() {
    change(second, "update remark set said = 'b' where said = 'a'");

    assertThat(compare().tables().get(1).remark()).isEqualTo("differs from the beginning");
  }

  @Test
  void otherTablesAndColumnsAreTold() {
    change(first, "create table extra (id int primary key)");
    change(second, "alter table remark add column more int");

    assertThat(compare().tables())
        .extracting(Comparison.Line::remark)
        .containsExactly("only the first has it", "", "columns not alike: more");
  }

  @Test
  void whatIsNotThereIsCopied() {
    change(second, "truncate price");

    TableCopy.Result result = copy(Progress.NONE);

    assertThat(result).isEqualTo(new TableCopy.Result("price", ROWS, ROWS, 0));
    assertThat(compare().equal()).isTrue();
  }

  @Test
  void copyingAgainDoesNothing() {
    assertThat(copy(Progress.NONE)).isEqualTo(new TableCopy.Result("price", ROWS, 0, ROWS));
  }

  @Test
  void aCopyThatStoppedGoesOn() {
    change(second, "truncate price");
    Progress stopping =
        (table, rows, total) -> {
          if (rows > 0) {
            throw new IllegalStateException("stopped");
          }
        };
    assertThatThrownBy(() -> copy(stopping)).hasMessage("stopped");
    assertThat(price().secondRows()).isBetween(1L, ROWS - 1L);

    TableCopy.Result result = copy(Progress.NONE);

    assertThat(result.passed()).isPositive();
    assertThat(result.copied() + result.passed()).isEqualTo(ROWS);
    assertThat(compare().equal()).isTrue();
  }

  @Test
  void rowsThatAreThereStayAsTheyAre() {
    change(second, "delete from price where symbol = 'S7'");
    change(second, "update price set close = 5 where symbol = 'S8'");

    TableCopy.Result result = copy(Progress.NONE);

    assertThat(result.copied()).isEqualTo(ROWS / 40);
    assertThat(price().different()).isPositive();
    assertThat(
            second
                .sql("select sum(close) from price where symbol = 'S8'")
                .query(Long.class)
                .single())
        .isEqualTo(5L * ROWS / 40);
  }

  @Test
  void saysWhichDaysAreNew() {
    change(second, "delete from price where symbol in ('S3', 'S4') and on_date > '2020-03-01'");
    List<Map<String, LocalDate>> told = new ArrayList<>();

    var _ =
        new TableCopy(
                first,
                second,
                new TableCopy.Moving("price", "symbol", "on_date", told::add),
                Progress.NONE,
                BATCH)
            .run();

    assertThat(told)
        .allSatisfy(earliest -> assertThat(earliest).containsValue(LocalDate.of(2020, 3, 2)));
    assertThat(told).flatExtracting(Map::keySet).containsOnly("S3", "S4");
  }

  @Test
  void refusesAnotherType() {
    change(second, "alter table price alter column note type varchar(99)");

    assertThatThrownBy(() -> copy(Progress.NONE))
        .isInstanceOf(TableCopy.Unfit.class)
        .hasMessageContaining("note");
  }

  @Test
  void refusesATableThatIsNotThere() {
    change(second, "drop table price");

    assertThatThrownBy(() -> copy(Progress.NONE))
        .isInstanceOf(TableCopy.Unfit.class)
        .hasMessageContaining("migrate");
  }

  @Test
  void addressesSurviveBeingHandedOn() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://me:a%2Fb%40c%25@db.example:5433/x?sslmode=require");

    assertThat(DatabaseUrl.parse(url.withLogin())).isEqualTo(url);
    assertThat(url.isLocal()).isFalse();
    assertThat(DatabaseUrl.parse("postgresql://me@127.0.0.1/x").isLocal()).isTrue();
    assertThat(DatabaseUrl.parse("postgresql://me@[::1]:5432/x").isLocal()).isTrue();
  }
}
