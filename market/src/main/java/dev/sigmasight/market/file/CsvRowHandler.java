package dev.sigmasight.market.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;

/** Fills one {@link CsvRow} over and over, so that a long file costs no object per row. */
final class CsvRowHandler extends CsvCallbackHandler<CsvRow> {

  private final CsvRow row = new CsvRow();
  private RecordType type = RecordType.DATA;

  /** Where the row being read starts in the file, from 1. */
  long line() {
    return row.line();
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return row.size();
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    type = RecordType.DATA;
    row.begin(startingLineNumber);
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    int start = offset;
    int end = offset + length;
    while (start < end && buffer[start] <= ' ') {
      start++;
    }
    while (start < end && buffer[end - 1] <= ' ') {
      end--;
    }
    row.add(new String(buffer, start, end - start));
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
  protected CsvRow buildRecord() {
    return row;
  }
}
