package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceFileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Imports price files, whole or not at all. */
public class PriceImport {

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

    /** The same, storing nothing. */
    public Options asDryRun() {
      return new Options(format, origin, lastSession, true);
    }
  }

  /**
   * Imports a file in one transaction. One wrong row refuses the whole file.
   *
   * @throws IOException if the file cannot be read
   */
  public ImportReport importFile(Path file, Options options) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** As {@link #importFile(Path, Options)}, from a stream, which is not closed. */
  public ImportReport importFile(InputStream content, Options options) throws IOException {
    throw new UnsupportedOperationException();
  }
}
