package dev.sigmasight.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a migration may not do while servers of the release before still work. */
final class MigrationRules {
  private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: \\S.{20,}$");
  private static final Pattern NEW_TABLE =
      Pattern.compile("create table (?:if not exists )?(\\w+)");
  private static final String TABLE = "alter table (?:if exists )?(?:only )?(\\w+)[^;]*\\b";
  private static final String REQUIRED =
      "add column \\w+ (?:(?!default|generated|add column)[^;])*?(?<!is )\\bnot null\\b"
          + "(?:(?!default|add column)[^;,])*(?=[,;])";

  /** Each with the table it is about, and with the constraint. */
  private static final List<Pattern> FORBIDDEN =
      List.of(
          Pattern.compile("drop (?:table|view|type|function)\\b[^;]*"),
          Pattern.compile(TABLE + "drop column\\b"),
          Pattern.compile(TABLE + "rename\\b"),
          Pattern.compile(TABLE + "set not null\\b"),
          Pattern.compile(TABLE + "alter (?:column )?\\w+ (?:set data )?type\\b"),
          Pattern.compile(TABLE + "drop default\\b"),
          Pattern.compile(TABLE + "add (?:check|unique|primary key|foreign key)\\b"),
          Pattern.compile(TABLE + "add constraint (\\w+)"),
          Pattern.compile(TABLE + REQUIRED),
          Pattern.compile("create unique index (?:if not exists )?\\w+ on (?:only )?(\\w+)"));

  private MigrationRules() {}

  /** Whether a file of this name and content takes something away and says so. */
  static boolean isContract(String name, String sql) {
    return name.matches("V\\d+__contract_\\w+\\.sql") && CONTRACT.matcher(sql).find();
  }

  /** What breaks servers of the release before, as it is written. */
  static List<String> violations(String sql) {
    String text =
        sql.replaceAll("--[^\n]*", " ")
            .replaceAll("'[^']*'", "''")
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ");
    Set<String> ownTables =
        NEW_TABLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    List<String> violations = new ArrayList<>();
    for (Pattern forbidden : FORBIDDEN) {
      forbidden
          .matcher(text)
          .results()
          .filter(found -> found.groupCount() < 1 || !ownTables.contains(found.group(1)))
          .filter(found -> found.groupCount() < 2 || !isReplaced(found.group(2), text))
          .forEach(found -> violations.add(found.group().strip()));
    }
    return violations;
  }

  /** A constraint that is dropped in the same file is made looser; whoever reads it has to see. */
  private static boolean isReplaced(String constraint, String text) {
    return Pattern.compile("drop constraint (?:if exists )?" + constraint + "\\b")
        .matcher(text)
        .find();
  }
}
