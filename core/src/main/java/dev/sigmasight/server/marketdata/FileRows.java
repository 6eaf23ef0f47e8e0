package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceFileReport;
import dev.sigmasight.market.file.PriceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The prices of a file on their way into the staging table, and what is learnt on the way. */
final class FileRows implements PriceStore.Rows {

  /** Reads a file; the consumer may throw {@link UncheckedIOException}. */
  @FunctionalInterface
  interface Reading {
    PriceFileReport into(Consumer<PriceRow> target) throws IOException;
  }

  private final Reading reading;
  private final Edges edges = new Edges();
  private @Nullable PriceFileReport report;

  FileRows(Reading reading) {
    this.reading = reading;
  }

  @Override
  public void writeTo(PriceStore.Target target) throws IOException {
    report =
        reading.into(
            row -> {
              edges.add(row);
              try {
                target.add(row);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** How the reading went; only once it has ended. */
  PriceFileReport report() {
    return Objects.requireNonNull(report, "not read yet");
  }

  /** The first and last prices by symbol. */
  Edges edges() {
    return edges;
  }
}
