package dev.sigmasight.server.equity;

/**
 * Which part of a list is asked for.
 *
 * @param page from 1
 */
record EquityPaging(int page, int size) {
  long offset() {
    return (page - 1L) * size;
  }
}
