package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations only add, so that two releases can work on one schema. */
class MigrationRulesTest {
  private static final Path CORE = Path.of("../core/src/main/resources/db/core");
  private static final Path AI = Path.of("../assistant/src/main/resources/db/ai");

  /** Before the first release nobody had to go on beside a migration. */
  private static final Map<Path, Integer> FIRST_RELEASE = Map.of(CORE, 20, AI, 3);

  private static final Map<String, String> REPEATABLE =
      Map.of(
          "R__load_reference_data.sql",
          "4bb4d71cf16f787f32eff230356e12394b5cf92f4120fa0ae95f69b6655495c2");

  private static List<Path> files(Path chain) throws IOException {
    try (Stream<Path> files = Files.list(chain)) {
      return files.filter(file -> name(file).matches("V\\d+__.*\\.sql")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static int version(Path file) {
    return Integer.parseInt(name(file).substring(1, name(file).indexOf('_')));
  }

  @Test
  void nothingIsTakenAwayWithoutSayingSo() throws IOException {
    for (Path chain : List.of(CORE, AI)) {
      assertThat(files(chain)).hasSizeGreaterThanOrEqualTo(3);
      for (Path file : files(chain)) {
        String sql = Files.readString(file);
        if (version(file) > FIRST_RELEASE.getOrDefault(chain, 0)
            && !MigrationRules.isContract(name(file), sql)) {
          assertThat(MigrationRules.violations(sql))
              .as("%s: see docs/operations/upgrade.md", name(file))
              .isEmpty();
        }
      }
    }
  }

  /** Two releases at work on one schema would each bring their own back. */
  @Test
  void repeatableScriptsStayAsTheyAreInTheFirstRelease() throws Exception {
    for (Path chain : List.of(CORE, AI)) {
      try (Stream<Path> files = Files.list(chain)) {
        for (Path file : files.filter(each -> name(each).startsWith("R__")).toList()) {
          byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          assertThat(HexFormat.of().formatHex(hash))
              .as("%s: bring changes as a versioned migration", name(file))
              .isEqualTo(REPEATABLE.get(name(file)));
        }
      }
    }
  }

  /** The rules see what such statements look like in files that nobody wrote for them. */
  @Test
  void whatWasTakenAwayBeforeTheFirstReleaseIsFound() throws IOException {
    assertThat(MigrationRules.violations(Files.readString(CORE.resolve("V019__run_turns.sql"))))
        .anyMatch(found -> found.startsWith("alter table conversation drop column"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table tag;",
        "alter table tag drop column color;",
        "ALTER TABLE tag\n  ADD COLUMN x int,\n  DROP COLUMN color;",
        "alter table tag rename to label;",
        "alter table tag rename column color to colour;",
        "alter table tag alter column color set not null;",
        "alter table tag alter column color type int;",
        "alter table tag alter color drop default;",
        "alter table tag add column x int not null;",
        "alter table tag add column y int, add column x int not null check (x > 0);",
        "alter table tag add constraint few check (length(name) < 5);",
        "create unique index tag_name_key on tag (name);",
        "create table other (id int); alter table tag drop column color;"
      })
  void whatBreaksTheReleaseBeforeIsFound(String sql) {
    assertThat(MigrationRules.violations(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table other (id int not null primary key, name text not null unique);",
        "create table other (id int); create unique index other_key on other (id);",
        "alter table tag add column x int;",
        "alter table tag add column x int not null default 0;",
        "alter table tag add column x int default 0 not null, add column y text;",
        "alter table tag alter column color drop not null;",
        "alter table tag drop constraint tag_check;",
        "alter table tag drop constraint few, add constraint few check (length(name) < 9);",
        "alter table tag add column x int check ((x is not null) = (y is null));",
        "create index tag_name_idx on tag (name); drop index tag_other_idx;",
        "comment on table tag is 'drop column and rename are only words here';",
        "-- alter table tag drop column color\nselect 1;",
        "update tag set name = 'x' where name is not null;"
      })
  void whatOnlyAddsIsAllowed(String sql) {
    assertThat(MigrationRules.violations(sql)).isEmpty();
  }

  @Test
  void aContractSaysInItsNameAndInItsTextWhatItTakesAway() {
    String reason = "-- contract: release 0.3 was the last to read the colour of tags\n";
    String sql = "alter table tag drop column color;";

    assertThat(MigrationRules.isContract("V030__contract_tags.sql", reason + sql)).isTrue();
    assertThat(MigrationRules.isContract("V030__contract_tags.sql", sql)).isFalse();
    assertThat(MigrationRules.isContract("V030__drop_colour.sql", reason + sql)).isFalse();
  }
}
