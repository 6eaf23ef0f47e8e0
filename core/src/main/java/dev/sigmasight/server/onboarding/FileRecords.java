package dev.sigmasight.server.onboarding;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into records and knows on which line each began. */
final class FileRecords extends CsvCallbackHandler<FileRecord> {
  /** Cells beyond this are dropped: no record of ours is that long. */
  static final int MOST_CELLS = 256;

  private List<String> cells = new ArrayList<>();
  private RecordType type = RecordType.DATA;
  private int line;

  /** The records of a text without comments and empty lines. */
  CsvReader<FileRecord> of(String text, char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .commentStrategy(CommentStrategy.SKIP)
        .commentCharacter('#')
        .allowUnclosedQuote(false)
        .trimWhitespacesAroundQuotes(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(this, text);
  }

  /** Where the record that was begun last begins. */
  int line() {
    return line;
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return cells.size();
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    type = RecordType.DATA;
    cells = new ArrayList<>();
    line = Math.toIntExact(startingLineNumber);
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    if (cells.size() < MOST_CELLS) {
      cells.add(new String(buffer, offset, length).strip());
    }
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    type = RecordType.COMMENT;
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
  }

  @Override
  protected FileRecord buildRecord() {
    return new FileRecord(line, cells);
  }
}
