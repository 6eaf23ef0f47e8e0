package dev.sigmasight.server.tool;

/** Something that an answer goes on with. */
public sealed interface Piece {

  /** More of the text that is shown; all of them together are the whole. */
  record Words(String text) implements Piece {}

  /** A source, told once and before its number is first shown. */
  record Cites(Citation citation) implements Piece {}
}
