package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.file.PriceFile;
import dev.sigmasight.market.file.PriceFileFormat;
import dev.sigmasight.market.file.PriceFileRules;
import dev.sigmasight.server.coredb.CoreDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Imports price files, whole or not at all. */
@Component
public class PriceImport {
  private final CoreDb db;
  private final TradingCalendar calendar;
  private final PriceStore store;
  private final ImportRemarks remarks;
  private final ApplicationEventPublisher events;

  PriceImport(
      CoreDb db, TradingCalendar calendar, PriceStore store, ApplicationEventPublisher events) {
    this.db = db;
    this.calendar = calendar;
    this.store = store;
    this.events = events;
    remarks = new ImportRemarks(db, calendar);
  }

  /**
   * How to import.
   *
   * @param format the layout of the file; empty to tell it by its header
   * @param origin where the prices come from
   * @param lastSession the newest session a price may be of
   * @param dryRun report only, store nothing
   */
  public record Options(
      Optional<PriceFileFormat> format, PriceOrigin origin, LocalDate lastSession, boolean dryRun) {

    /** Stores a file of the user whose layout is told by its header. */
    public static Options upTo(LocalDate lastSession) {
      return new Options(Optional.empty(), PriceOrigin.CSV, lastSession, false);
    }

    /** The same for a file of this layout. */
    public Options withFormat(PriceFileFormat known) {
      return new Options(Optional.of(known), origin, lastSession, dryRun);
    }

    /** The same for prices from elsewhere. */
    public Options withOrigin(PriceOrigin other) {
      return new Options(format, other, lastSession, dryRun);
    }

    /** The same, storing nothing. */
    public Options asDryRun() {
      return new Options(format, origin, lastSession, true);
    }
  }

  /**
   * Imports a file in one transaction. One wrong row refuses the whole file. A dry run does the
   * same work and takes it back.
   *
   * @throws IOException if the file cannot be read
   */
  public ImportReport importFile(Path file, Options options) throws IOException {
    PriceFileRules rules = rules(options);
    return run(new FileRows(target -> PriceFile.read(file, rules, target)), options);
  }

  /** As {@link #importFile(Path, Options)}, from a stream, which is not closed. */
  public ImportReport importFile(InputStream content, Options options) throws IOException {
    PriceFileRules rules = rules(options);
    return run(new FileRows(target -> PriceFile.read(content, rules, target)), options);
  }

  private PriceFileRules rules(Options options) {
    PriceFileRules rules = PriceFileRules.upTo(options.lastSession(), calendar);
    return options.format().map(rules::withFormat).orElse(rules);
  }

  private ImportReport run(FileRows rows, Options options) throws IOException {
    try {
      return db.inTransaction(PriceStore.LONGEST_STATEMENT, () -> staged(rows, options));
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private ImportReport staged(FileRows rows, Options options) {
    long staged = store.stage(rows);
    if (!rows.report().isClean()) {
      return new ImportReport(
          ImportReport.Result.REFUSED, rows.report(), Written.NOTHING, List.of());
    }
    List<Remark> remarkable = remarks.on(rows.edges().all());
    Written written = options.dryRun() ? triedOnly(options, staged) : stored(options, staged);
    return new ImportReport(
        options.dryRun() ? ImportReport.Result.DRY_RUN : ImportReport.Result.STORED,
        rows.report(),
        written,
        remarkable);
  }

  private Written stored(Options options, long staged) {
    Written written = store.store(options.origin(), staged, options.lastSession());
    if (!written.changedFrom().isEmpty()) {
      events.publishEvent(new PricesChanged(written.changedFrom()));
    }
    return written;
  }

  private Written triedOnly(Options options, long staged) {
    return db.withConnection(
        connection -> {
          Savepoint before = connection.setSavepoint();
          Written written = store.store(options.origin(), staged, options.lastSession());
          connection.rollback(before);
          return written;
        });
  }
}
