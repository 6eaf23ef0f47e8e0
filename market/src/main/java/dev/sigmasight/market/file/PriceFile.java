package dev.sigmasight.market.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads price files: CSV in UTF-8, either wide or long, checked row by row while it streams. */
public final class PriceFile {

  private PriceFile() {}

  /**
   * Reads a file, hands each accepted price to {@code accepted} in file order, and reports all that
   * is wrong. Nothing in the content makes this throw.
   *
   * @throws IOException if the file cannot be opened or read
   */
  public static PriceFileReport read(Path file, PriceFileRules rules, Consumer<PriceRow> accepted)
      throws IOException {
    return new PriceFileReport(rules.format(), 0, 0, 0, java.util.List.of());
  }

  /** As {@link #read(Path, PriceFileRules, Consumer)}, from a stream, which is not closed. */
  public static PriceFileReport read(
      InputStream content, PriceFileRules rules, Consumer<PriceRow> accepted) throws IOException {
    return new PriceFileReport(rules.format(), 0, 0, 0, java.util.List.of());
  }
}
