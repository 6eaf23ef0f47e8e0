package dev.sigmasight.server.tool;

import java.util.List;

/** Reads an answer while it is written and turns its marks into numbered sources. */
public final class CitedText {
  private final Desk desk;

  public CitedText(Desk desk) {
    this.desk = desk;
  }

  /** Takes more of what the model writes; answers what can be shown of it. */
  public List<Piece> add(String delta) {
    return List.of(new Piece.Words(delta));
  }

  /** The whole answer; what {@link Cited#rest} holds is still to be shown. */
  public Cited end() {
    throw new UnsupportedOperationException(desk.toString());
  }
}
