package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sigmasight db export} and {@code import}. */
class TransferTest {
  private static final String FAMILY = "Demo Family Office Public Growth";

  @TempDir private Path folder;

  private Path export(Shell from, String... more) {
    Path to = folder.resolve("export");
    String[] command = {"db", "export", "--to", to.toString()};
    String[] all = new String[command.length + more.length];
    System.arraycopy(command, 0, all, 0, command.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    Said said = from.run(all);
    assertThat(said.exitCode()).as(said.err()).isZero();
    return to;
  }

  private static void change(Shell shell, String sql) {
    int _ = shell.<Integer>ask(db -> db.sql(sql).update());
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  @Test
  void writesAFilePerPortfolioAndAManifestForTheOwnersEyesOnly() throws IOException {
    Path to = export(Shell.seeded());

    JsonNode manifest = json(Files.readString(to.resolve("manifest.json")));
    assertThat(manifest.get("format").asString()).isEqualTo("sigmasight-export");
    assertThat(manifest.get("files")).hasSize(10);
    Path first = to.resolve(manifest.get("files").get(2).get("path").asString());
    assertThat(Files.getPosixFilePermissions(first))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(List.of(to, first.getParent()))
        .allSatisfy(
            each ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rwx------"));
    assertThat(Files.readString(first))
        .contains("\"ledger_transaction\"")
        .doesNotContain("{bcrypt}");
  }

  @Test
  void aDryRunWritesNothing() {
    Path to = folder.resolve("none");
    Said said = Shell.seeded().run("db", "export", "--to", to.toString(), "--dry-run");

    assertThat(said.out()).contains("5 portfolios would be written");
    assertThat(to).doesNotExist();
  }

  @Test
  void anImportIntoAnotherSystemFindsItsOwnInstrumentsAndNumbers() {
    Shell target = Shell.migrated();
    change(
        target,
        "insert into instrument (symbol, investment_class, subtype) values ('ZZZ', 'PUBLIC', 'STOCK'), ('SPY', 'PUBLIC', 'ETF')");
    Path from = export(Shell.seeded(), "--without-ai");

    Said said = target.run("db", "import", from.toString());

    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(target.count("portfolio")).isEqualTo(5);
    assertThat(target.count("instrument where symbol = 'SPY'")).isOne();
    assertThat(target.count("position")).isEqualTo(Shell.seeded().count("position"));
    change(
        target,
        "insert into instrument (symbol, investment_class, subtype) values ('AFTER', 'PUBLIC', 'STOCK')");
  }

  @Test
  void whatIsThereAlreadyIsToldAndTheRestStored() {
    Shell target = Shell.migrated();
    Path one = export(Shell.seeded(), "--without-ai", "--portfolio", FAMILY);
    assertThat(target.run("db", "import", one.toString()).exitCode()).isZero();
    Path all = folder.resolve("all");
    assertThat(Shell.seeded().run("db", "export", "--to", all.toString()).exitCode()).isZero();

    Said said = target.run("db", "import", all.toString(), "--json");

    assertThat(said.exitCode()).as(said.out()).isEqualTo(ExitCode.PARTIAL);
    assertThat(
            json(said.out())
                .get("files")
                .valueStream()
                .filter(each -> !each.get("stored").asBoolean()))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.get("name").asString()).isEqualTo(FAMILY);
              assertThat(each.get("conflict").asString()).contains("there already");
            });
    assertThat(target.count("portfolio")).isEqualTo(5);
  }

  @Test
  void aPortfolioThatContradictsIsNotStoredInPart() {
    Shell target = Shell.migrated();
    Path from = export(Shell.seeded(), "--without-ai");
    change(
        target,
        """
        insert into instrument (symbol, investment_class, subtype)
        values ('AAPL', 'PUBLIC', 'ETF')
        """);

    Said said = target.run("db", "import", from.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(said.out()).contains("AAPL is PUBLIC ETF here and PUBLIC STOCK in the export");
    assertThat(
            target.count(
                "ledger_transaction t where not exists (select from portfolio p where p.id = t.portfolio_id)"))
        .isZero();
    assertThat(target.count("portfolio")).isLessThan(5);
  }

  @Test
  void aDryRunOfAnImportKeepsNothing() {
    Shell target = Shell.migrated();
    Path from = export(Shell.seeded());

    Said said = target.run("db", "import", from.toString(), "--dry-run");

    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    assertThat(said.out().lines())
        .last()
        .isEqualTo(
            "Dry run, nothing is stored: 8 of 10 files would be, 2 have nothing new, 0 would be refused.");
    assertThat(target.count("portfolio")).isZero();
    assertThat(target.count("account")).isZero();
  }

  @Test
  void whatPeopleSaidFollowsThemToTheirAccountThere() {
    Shell source = Shell.seeded();
    change(
        source,
        """
        with c as (insert into conversation (account_id, title)
          select account_id, 'Moved' from portfolio where name = '%s' returning id),
        p as (insert into conversation_portfolio (conversation_id, portfolio_id)
          select c.id, p.id from c, portfolio p where p.name = '%s')
        insert into conversation_message (conversation_id, role, content)
        select id, 'user', 'What could I lose?' from c
        """
            .formatted(FAMILY, FAMILY));
    Shell target = Shell.migrated();
    change(
        target,
        "insert into account (email, full_name) values ('Demo_FamilyOffice@sigmasight.com', 'Already here')");
    Path from = export(source, "--without-ai");

    Said tried = target.run("db", "import", from.toString(), "--dry-run");
    Said said = target.run("db", "import", from.toString());
    Said again = target.run("db", "import", from.toString());

    assertThat(tried.exitCode()).as(tried.out()).isZero();
    assertThat(said.exitCode()).as(said.out()).isZero();
    assertThat(again.exitCode()).as(again.out()).isEqualTo(ExitCode.PARTIAL);
    assertThat(again.out())
        .containsPattern("accounts +\\d+ +there already")
        .containsPattern("changes +\\d+ +there already")
        .contains("refused: The portfolio " + FAMILY + " is there already.")
        .doesNotContain(" stored\n");
    assertThat(again.out().lines())
        .last()
        .isEqualTo("0 of 9 files stored, 4 have nothing new, 5 refused.");
    assertThat(
            target.count(
                "conversation c join account a on a.id = c.account_id where a.full_name = 'Already here'"))
        .isOne();
    assertThat(target.count("conversation_message")).isOne();
    assertThat(target.count("conversation_portfolio")).isOne();
  }

  @Test
  void savedViewsMoveAndStayAsTheyAreWhereTheNameIsTaken() {
    Shell source = Shell.seeded();
    change(
        source,
        """
        insert into saved_view (account_id, name, search, created_at, updated_at)
        select account_id, view, 'view=long', now(), now()
        from portfolio, (values ('Moved'), ('Mine')) v (view) where name = '%s'
        """
            .formatted(FAMILY));
    Shell target = Shell.migrated();
    change(
        target,
        """
        with a as (insert into account (email, full_name)
          values ('demo_familyoffice@sigmasight.com', 'Already here') returning id)
        insert into saved_view (account_id, name, search, created_at, updated_at)
        select id, 'MINE', 'view=short', now(), now() from a
        """);

    Said said = target.run("db", "import", export(source, "--without-ai").toString());

    assertThat(said.exitCode()).as(said.out()).isZero();
    assertThat(target.count("saved_view")).isEqualTo(2);
    assertThat(target.count("saved_view where name = 'MINE' and search = 'view=short'")).isOne();
    assertThat(
            target.count(
                "saved_view v join account a on a.id = v.account_id where a.full_name = 'Already here' and v.name = 'Moved'"))
        .isOne();
  }

  @Test
  void anAccountWithoutAPortfolioMovesWithItsPasswordOnlyIfThatIsAskedFor() {
    Shell source = Shell.seeded();
    change(
        source, "insert into account (email, full_name, role) values ('op@x.io', 'Op', 'ADMIN')");
    change(
        source,
        "insert into account_credential (account_id, password_hash) select id, '{noop}x' from account where email = 'op@x.io'");
    Shell target = Shell.migrated();

    assertThat(target.run("db", "import", export(source).toString()).exitCode()).isZero();
    assertThat(target.count("account where email = 'op@x.io' and role = 'ADMIN'")).isOne();
    assertThat(target.count("account_credential")).isZero();
  }

  @Test
  void aChangedFileIsRefusedBeforeAnythingIsStored() throws IOException {
    Shell target = Shell.migrated();
    Path from = export(Shell.seeded());
    JsonNode files = json(Files.readString(from.resolve("manifest.json"))).get("files");
    Path last = from.resolve(files.get(files.size() - 3).get("path").asString());
    Files.writeString(last, Files.readString(last) + "\n");

    Said said = target.run("db", "import", from.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("checksum");
    assertThat(target.count("portfolio")).isZero();
  }

  @Test
  void aDatabaseWithoutASchemaIsToldSoWithTheCommandThatMakesIt() {
    Path from = export(Shell.seeded());
    Shell empty = Shell.untouched();

    for (String more : List.of("--yes", "--dry-run")) {
      Said said = empty.run("db", "import", from.toString(), more);
      assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(said.err().lines()).hasSize(1);
      assertThat(said.err())
          .startsWith("sigmasight: " + empty.core().place() + " lacks ")
          .contains(
              "run `sigmasight migrate core`, which takes the database that DATABASE_URL names");
    }
    Said out = empty.run("db", "export", "--to", folder.resolve("none").toString());
    assertThat(out.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(out.err().lines()).hasSize(1);
    assertThat(out.err())
        .contains(empty.core().place() + " has no table portfolio: run `sigmasight migrate` on it");
  }

  @Test
  void aFolderThatIsNoExportIsToldSo() throws IOException {
    assertThat(Shell.migrated().run("db", "import", folder.toString()).err())
        .contains("manifest.json");
    Files.writeString(folder.resolve("manifest.json"), "[]");
    assertThat(Shell.migrated().run("db", "import", folder.toString()).exitCode())
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void anExportNeverOverwrites() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    Said said = Shell.seeded().run("db", "export", "--to", folder.toString());

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.err()).contains("is not empty");
  }
}
