package dev.sigmasight.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.testing.TestDatabases;
import org.junit.jupiter.api.Test;

class SchemaReportTest {

  @Test
  void describesTablesWithTheirColumnsRulesAndComments() {
    try (var database =
        new Database("test", TestDatabases.empty(), DatabaseTest.SMALL, DatabaseTest.CHAIN)) {
      database.migrate();
      database
          .sql(
              """
              create table part (
                thing_id bigint not null references thing (id) on delete cascade,
                number int not null check (number > 0 or number is null),
                twice int generated always as (number * 2) stored,
                primary key (thing_id, number));
              create index part_number_idx on part (number desc) where number > 7;
              comment on table part is 'Part of a thing';
              comment on column part.number is 'counts | from one';
              """)
          .update();
      assertThat(new SchemaReport(database).markdown("Things"))
          .isEqualTo(
              """
              # Things

              Written from the migrated database; a test keeps it equal. 2 tables.

              ## part

              Part of a thing.

              | column | type | null | filled by | meaning |
              |---|---|---|---|---|
              | thing_id | bigint | no |  |  |
              | number | integer | no |  | counts \\| from one |
              | twice | integer | yes | `= (number * 2)` |  |

              - constraint `part_pkey`: `PRIMARY KEY (thing_id, number)`
              - constraint `part_thing_id_fkey`: `FOREIGN KEY (thing_id) REFERENCES thing(id) ON DELETE CASCADE`
              - constraint `part_number_check`: `CHECK (number > 0 OR number IS NULL)`
              - index `part_number_idx`: `btree (number DESC) WHERE (number > 7)`

              ## thing

              | column | type | null | filled by | meaning |
              |---|---|---|---|---|
              | id | bigint | no | `identity` |  |
              | name | text | no |  |  |
              | at | timestamp with time zone | no | `now()` |  |
              | note | text | yes |  |  |

              - constraint `thing_pkey`: `PRIMARY KEY (id)`
              - constraint `thing_name_key`: `UNIQUE (name)`
              """);
    }
  }
}
