package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.database.testing.TestDatabases;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsTest {
  private DatabaseUrl url;

  @BeforeEach
  void create() {
    url = TestDatabases.empty();
  }

  @Test
  void runsEachScriptOnce() {
    assertThat(with("base", Database::pendingMigrations))
        .containsExactly("V001 create thing", "V002 add note");
    assertThat(with("base", Database::migrate))
        .containsExactly("V001 create thing", "V002 add note");
    assertThat(with("base", Database::pendingMigrations)).isEmpty();
    assertThat(with("base", Database::migrate)).isEmpty();
  }

  @Test
  void continuesWhereItStopped() {
    with("base", Database::migrate);
    assertThat(with("longer", Database::migrate)).containsExactly("V003 create other");
  }

  @Test
  void keepsTwoChainsInOneDatabaseApart() {
    with("base", Database::migrate);
    try (var second = new Database("AI", url, Pool.ai(), new Chain("db/second", "history_ai"))) {
      assertThat(second.migrate()).containsExactly("V001 create second");
    }
    assertThat(with("base", Database::migrate)).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    with("shorter", Database::migrate);
    assertThatThrownBy(() -> validate("base"))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessage(
            "The core database lacks 1 migrations, from V002 add note on: run sigmasight migrate.");
  }

  @Test
  void isContentWithItsOwnSchema() {
    with("base", Database::migrate);
    validate("base");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          changed | The core database was built by another version of V001 create thing.
          gap     | The core database has V001 create thing, which this program does not contain.
          late    | The core database has newer migrations than V001.5 come late, which never ran.
          """)
  void refusesASchemaThatDoesNotFit(String scripts, String sentence) {
    with("base", Database::migrate);
    assertThatThrownBy(() -> with(scripts, Database::migrate))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> validate(scripts)).hasMessage(sentence);
  }

  /** While a new release takes over, servers of the release before go on, and may start again. */
  @Test
  void takesASchemaToWhichANewerProgramOnlyAdded() {
    with("longer", Database::migrate);

    assertThat(with("base", Database::pendingMigrations)).isEmpty();
    assertThat(with("base", Database::migrate)).isEmpty();
    validate("base");
    assertThat(with("longer", Database::migrate)).isEmpty();
  }

  @Test
  void refusesASchemaFromWhichANewerProgramTookSomethingAway() {
    with("contracted", Database::migrate);

    String sentence =
        "The core database is newer than this program: V003 contract thing took something away"
            + " that it uses. Start the newer program.";
    assertThatThrownBy(() -> with("base", Database::migrate)).hasMessage(sentence);
    assertThatThrownBy(() -> validate("base"))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessage(sentence);
  }

  @Test
  void leavesNothingOfAScriptThatFails() {
    assertThatThrownBy(() -> with("broken", Database::migrate))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessage(
            "The core database could not be migrated: Failed to execute script V003__break.sql: relation \"nowhere\" does not exist.");
    assertThat(with("base", Database::migrate)).isEmpty();
    assertThat(with("longer", Database::migrate)).containsExactly("V003 create other");
  }

  @Test
  void refusesTablesThatSomebodyElseMade() {
    try (var database = open("base")) {
      database.sql("create table thing (id int)").update();
    }
    assertThatThrownBy(() -> with("base", Database::migrate))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessageContaining("relation \"thing\" already exists");
  }

  private void validate(String scripts) {
    try (var database = open(scripts)) {
      database.validate();
    }
  }

  private <T> T with(String scripts, Function<Database, T> work) {
    try (var database = open(scripts)) {
      return work.apply(database);
    }
  }

  private Database open(String scripts) {
    return new Database(
        "core", url, Pool.core().withMaxConnections(1), new Chain("db/" + scripts, "history"));
  }
}
