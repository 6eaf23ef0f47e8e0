package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceRow;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes prices in the text format of COPY. Everything in a price row is ASCII without escapes. */
final class CopyText {
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 16];
  private int used;

  CopyText(OutputStream out) {
    this.out = out;
  }

  void write(PriceRow row) throws IOException {
    text(row.symbol());
    date(row.on());
    text(row.open());
    text(row.high());
    text(row.low());
    text(row.close());
    text(row.adjustedClose());
    text(row.volume());
    buffer[used - 1] = '\n'; // in place of the last tab
  }

  void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }

  private void text(@Nullable String value) throws IOException {
    String text = value == null ? "\\N" : checked(value);
    reserve(text.length() + 1);
    for (int i = 0; i < text.length(); i++) {
      buffer[used++] = (byte) text.charAt(i);
    }
    buffer[used++] = '\t';
  }

  private static String checked(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character <= ' ' || character >= 127 || character == '\\') {
        throw new IllegalArgumentException("not plain text: " + value);
      }
    }
    return value;
  }

  private void date(LocalDate date) throws IOException {
    reserve(11);
    digits(date.getYear(), 1000);
    buffer[used++] = '-';
    digits(date.getMonthValue(), 10);
    buffer[used++] = '-';
    digits(date.getDayOfMonth(), 10);
    buffer[used++] = '\t';
  }

  private void digits(int value, int highest) {
    for (int unit = highest; unit > 0; unit /= 10) {
      buffer[used++] = (byte) ('0' + value / unit % 10);
    }
  }

  private void reserve(int bytes) throws IOException {
    if (buffer.length - used < bytes) {
      flush();
    }
    if (buffer.length < bytes) {
      buffer = new byte[bytes];
    }
  }
}
