package dev.sigmasight.database.move;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.TableReader.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares two databases table by table: rows, newest dates and checksums of all columns by pieces
 * along the primary key. Both may be in use; a difference is then that of the moment.
 */
public final class Comparison {
  private static final int PIECE = 20_000;

  private final Database first;
  private final Database second;
  private final Progress progress;
  private final int piece;
  private final boolean bytewise;

  /**
   * What both say of a table.
   *
   * @param firstRows rows of the first, null if it has no such table
   * @param firstNewest newest day or moment, empty if there is none
   * @param pieces how many checksums were compared
   * @param different how many of them differ
   * @param remark where the first difference is, or which columns are not alike; empty if equal
   */
  public record Line(
      String table,
      @Nullable Long firstRows,
      @Nullable Long secondRows,
      String firstNewest,
      String secondNewest,
      int pieces,
      int different,
      String remark) {

    /** Whether the tables hold the same. */
    public boolean equal() {
      return remark.isEmpty();
    }
  }

  /**
   * What both say.
   *
   * @param firstVersions newest migration by chain
   */
  public record Report(
      Map<String, String> firstVersions, Map<String, String> secondVersions, List<Line> tables) {

    /** Whether all compared tables hold the same and the schemas are of the same version. */
    public boolean equal() {
      return firstVersions.equals(secondVersions) && tables.stream().allMatch(Line::equal);
    }
  }

  public Comparison(Database first, Database second, Progress progress) {
    this(first, second, progress, PIECE);
  }

  Comparison(Database first, Database second, Progress progress, int piece) {
    this.piece = piece;
    this.first = first;
    this.second = second;
    this.progress = progress;
    bytewise = !new Catalogue(first).collation().equals(new Catalogue(second).collation());
  }

  /** Compares the tables whose names are wanted. */
  public Report of(Predicate<String> wanted) {
    Catalogue one = new Catalogue(first);
    Catalogue other = new Catalogue(second);
    SortedSet<String> names = new TreeSet<>();
    one.tables().forEach(table -> names.add(table.name()));
    other.tables().forEach(table -> names.add(table.name()));
    names.removeIf(wanted.negate());
    Map<String, Table> ours = byName(one);
    Map<String, Table> theirs = byName(other);
    List<Line> lines =
        names.stream()
            .map(
                name ->
                    line(
                        name,
                        Optional.ofNullable(ours.get(name)),
                        Optional.ofNullable(theirs.get(name))))
            .toList();
    return new Report(one.versions(), other.versions(), lines);
  }

  private static Map<String, Table> byName(Catalogue catalogue) {
    return catalogue.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
  }

  private Line line(String name, Optional<Table> one, Optional<Table> other) {
    if (one.isPresent() && other.isPresent()) {
      return both(one.get(), other.get());
    }
    Table table = one.or(() -> other).orElseThrow();
    TableReader reader = reader(one.isPresent() ? first : second, table, table);
    long rows = reader.count(KeyRange.ALL);
    String newest = reader.newest();
    return one.isPresent()
        ? new Line(name, rows, null, newest, "", 0, 0, "only the first has it")
        : new Line(name, null, rows, "", newest, 0, 0, "only the second has it");
  }

  private TableReader reader(Database database, Table table, Table other) {
    return new TableReader(database, table, table.common(other), bytewise);
  }

  private Line both(Table one, Table other) {
    TableReader ours = reader(first, one, other);
    TableReader theirs = reader(second, other, one);
    Pieces pieces = pieces(one.name(), ours, theirs);
    String remark = pieces.remark();
    List<String> unlike = one.unlike(other);
    if (!unlike.isEmpty()) {
      String columns = "columns not alike: " + String.join(", ", unlike);
      remark = remark.isEmpty() ? columns : remark + "; " + columns;
    }
    return new Line(
        one.name(),
        pieces.rows(pieces.ours()),
        pieces.rows(pieces.theirs()),
        ours.newest(),
        theirs.newest(),
        pieces.ours().size(),
        pieces.different(),
        remark);
  }

  private record Pieces(List<KeyRange> ranges, List<Fingerprint> ours, List<Fingerprint> theirs) {

    long rows(List<Fingerprint> prints) {
      return prints.stream().mapToLong(Fingerprint::rows).sum();
    }

    int different() {
      int different = 0;
      for (int i = 0; i < ours.size(); i++) {
        different += ours.get(i).equals(theirs.get(i)) ? 0 : 1;
      }
      return different;
    }

    String remark() {
      for (int i = 0; i < ours.size(); i++) {
        if (!ours.get(i).equals(theirs.get(i))) {
          return "differs " + ranges.get(i).place();
        }
      }
      return "";
    }
  }

  /** The second database works on a piece while the first works on the next. */
  private Pieces pieces(String name, TableReader ours, TableReader theirs) {
    long total = ours.count(KeyRange.ALL);
    List<KeyRange> ranges = new ArrayList<>();
    List<Fingerprint> own = new ArrayList<>();
    List<Future<Fingerprint>> others = new ArrayList<>();
    try (ExecutorService beside = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      ours.ranges(
          piece,
          range -> {
            ranges.add(range);
            others.add(beside.submit(() -> theirs.fingerprint(range)));
            Fingerprint print = ours.fingerprint(range);
            own.add(print);
            progress.at(
                name, Math.min(total, (long) ranges.size() * piece), Math.max(total, print.rows()));
          });
    }
    return new Pieces(ranges, own, others.stream().map(Comparison::result).toList());
  }

  private static Fingerprint result(Future<Fingerprint> future) {
    if (future.state() == Future.State.FAILED
        && future.exceptionNow() instanceof RuntimeException failure) {
      throw failure;
    }
    return future.resultNow();
  }
}
