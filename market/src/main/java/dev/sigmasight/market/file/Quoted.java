package dev.sigmasight.market.file;

/** How a cell is shown in a message: in quotes, and short. */
final class Quoted {

  private static final int LONGEST = 40;

  private Quoted() {}

  static String cell(String cell) {
    String shown = cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "…";
    return '"' + shown + '"';
  }
}
