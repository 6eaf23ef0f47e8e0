package dev.sigmasight.market.file;

/** Reads the rows below a header it has understood. */
sealed interface RowReader permits WideRows, LongRows {

  PriceFileFormat format();

  /** How many columns the header has. */
  int columns();

  void read(CsvRow row);
}
