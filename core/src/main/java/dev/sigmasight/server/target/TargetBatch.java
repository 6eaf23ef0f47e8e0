package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Writes several target prices of one portfolio, all or none, with the faults of all at once. */
@Service
class TargetBatch {
  private final CoreDb db;
  private final TargetRows rows;
  private final TargetBooks books;
  private final TargetViews views;
  private final TargetPrices single;

  TargetBatch(
      CoreDb db, TargetRows rows, TargetBooks books, TargetViews views, TargetPrices single) {
    this.db = db;
    this.rows = rows;
    this.books = books;
    this.views = views;
    this.single = single;
  }

  /** What may be done with a line: create, change, or either. */
  enum Mode {
    CREATE,
    CHANGE,
    EITHER
  }

  /** One target with the place it was read from. */
  private record Line(TargetCheck check, NewTarget target) {}

  /**
   * What was done.
   *
   * @param written in the order of the request
   */
  record Done(int created, int updated, List<TargetPriceView> written) {}

  /**
   * Creates targets.
   *
   * @throws ProblemException NotFound or InvalidInput; then nothing is created
   */
  Done create(AccountId owner, UUID portfolio, List<CreateTarget> wanted, Instant now) {
    PortfolioId into = books.of(owner, portfolio).state().portfolio();
    List<Line> lines = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      TargetCheck check = new TargetCheck("target_prices[" + i + "].", 0);
      NewTarget read = single.read(owner, into, wanted.get(i), check);
      faults.addAll(check.faults());
      if (read != null) {
        lines.add(new Line(check, read));
      }
    }
    TargetFaults.refuseIfAny(faults);
    return write(owner, into, lines, Mode.CREATE, now);
  }

  /**
   * Changes targets that are known by symbol and type.
   *
   * @throws ProblemException NotFound or InvalidInput; then nothing is changed
   */
  Done change(AccountId owner, UUID portfolio, List<ChangeNamedTarget> wanted, Instant now) {
    PortfolioId into = books.of(owner, portfolio).state().portfolio();
    List<Line> lines = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      TargetCheck check = new TargetCheck("updates[" + i + "].", 0);
      wanted.get(i).target(check).ifPresent(read -> lines.add(new Line(check, read)));
      faults.addAll(check.faults());
    }
    TargetFaults.refuseIfAny(faults);
    return write(owner, into, lines, Mode.CHANGE, now);
  }

  /**
   * Takes in a file.
   *
   * @throws ProblemException NotFound or InvalidInput with lines; then nothing is imported
   */
  Done take(AccountId owner, UUID portfolio, String csv, boolean mayUpdate, Instant now) {
    PortfolioId into = books.of(owner, portfolio).state().portfolio();
    TargetFile file = TargetFile.read(csv);
    TargetFaults.refuseIfAny(file.faults());
    List<Line> lines =
        file.records().stream().map(each -> new Line(each.check(), each.target())).toList();
    return write(owner, into, lines, mayUpdate ? Mode.EITHER : Mode.CREATE, now);
  }

  private Done write(AccountId owner, PortfolioId into, List<Line> lines, Mode mode, Instant now) {
    return db.inTransaction(
        () -> {
          rows.lock(into);
          Map<UUID, Line> written = new LinkedHashMap<>();
          int created = 0;
          for (Line line : lines) {
            NewTarget target = line.target();
            Optional<UUID> old = rows.find(into, target.symbol(), target.type());
            if (!fits(line, mode, old, written)) {
              continue;
            }
            created += old.isEmpty() ? 1 : 0;
            UUID id =
                old.orElseGet(
                    () ->
                        rows.add(owner, into, target, now)
                            .orElseThrow(() -> TargetFaults.exists(target)));
            rows.change(id, target.change(), now);
            single.remember(
                owner, old.isEmpty() ? "create" : "update", id, target.symbol(), target.type());
            written.put(id, line);
          }
          refuseIfAny(lines);
          return new Done(created, written.size() - created, settled(owner, into, written));
        });
  }

  private static boolean fits(Line line, Mode mode, Optional<UUID> old, Map<UUID, Line> written) {
    NewTarget target = line.target();
    if (old.filter(written::containsKey).isPresent()) {
      line.check()
          .refuse("symbol", "%s for %s occurs twice.".formatted(target.symbol(), target.type()));
    } else if (old.isPresent() && mode == Mode.CREATE) {
      line.check().refuse("symbol", TargetFaults.existing(target));
    } else if (old.isEmpty() && mode == Mode.CHANGE) {
      line.check().refuse("symbol", TargetFaults.missing(target.symbol(), target.type()));
    }
    return line.check().faults().isEmpty();
  }

  private List<TargetPriceView> settled(
      AccountId owner, PortfolioId into, Map<UUID, Line> written) {
    TargetBook book = books.of(owner, into.value());
    Map<UUID, Target> found = new LinkedHashMap<>();
    book.targets().forEach(target -> found.put(target.id(), target));
    written.forEach(
        (id, line) -> {
          Target target = found.get(id);
          if (target == null || target.price() == null) {
            line.check().refuse("current_price", TargetFaults.priceless(line.target().symbol()));
          }
        });
    refuseIfAny(written.values());
    rows.forgetStated(
        book.targets().stream().filter(Target::statesInVain).map(Target::id).toList());
    return written.keySet().stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .map(target -> views.of(book, target))
        .toList();
  }

  private static void refuseIfAny(Collection<Line> lines) {
    TargetFaults.refuseIfAny(
        lines.stream().flatMap(line -> line.check().faults().stream()).toList());
  }
}
