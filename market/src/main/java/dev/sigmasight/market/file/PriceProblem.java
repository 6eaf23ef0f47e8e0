package dev.sigmasight.market.file;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a price file.
 *
 * @param line the real line of the file, from 1; 0 when the whole file is meant
 * @param column the column as its header names it, or null when no single one is meant
 * @param symbol the symbol concerned, if known
 * @param kind what is wrong
 * @param message one sentence for a person, without the line number
 */
public record PriceProblem(
    long line, @Nullable String column, @Nullable String symbol, Kind kind, String message) {

  /** Whether the value concerned is left out, or accepted and only remarked upon. */
  public boolean isError() {
    return kind.isError();
  }

  /** What can be wrong. Errors leave the value out; warnings are accepted. */
  public enum Kind {
    EMPTY_FILE(true),
    TOO_LARGE(true),
    NOT_TEXT(true),
    NOT_UTF8(true),
    MALFORMED_CSV(true),
    BAD_HEADER(true),
    BAD_SYMBOL(true),
    RAGGED_ROW(true),
    NOT_A_DATE(true),
    NOT_A_SESSION(true),
    IN_THE_FUTURE(true),
    MISSING_CLOSE(true),
    NOT_A_NUMBER(true),
    NOT_POSITIVE(true),
    TOO_MANY_DIGITS(true),
    DUPLICATE(true),
    UNKNOWN_COLUMN(false),
    JUMP(false),
    INCONSISTENT_RANGE(false);

    private final boolean error;

    Kind(boolean error) {
      this.error = error;
    }

    /** Whether it keeps a value out. */
    public boolean isError() {
      return error;
    }
  }
}
