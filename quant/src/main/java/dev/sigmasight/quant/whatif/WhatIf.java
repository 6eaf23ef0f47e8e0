package dev.sigmasight.quant.whatif;

import dev.sigmasight.quant.Estimate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What trades would change.
 *
 * @param before the book as it is
 * @param after the book with the trades done
 * @param effects every figure of either book
 */
public record WhatIf(Book before, Book after, SortedMap<Figure, Effect> effects) {

  /**
   * A figure before and after.
   *
   * @param difference after − before; degenerate if one of them is unknown
   */
  public record Effect(Estimate before, Estimate after, Estimate difference) {

    static Effect of(Estimate before, Estimate after) {
      return new Effect(before, after, difference(before, after));
    }

    private static Estimate difference(Estimate before, Estimate after) {
      if (!(before instanceof Estimate.Of(double from, int n))) {
        return new Estimate.Degenerate("unknown before the trades");
      }
      return after instanceof Estimate.Of(double to, int m)
          ? Estimate.finite(to - from, Math.min(n, m))
          : new Estimate.Degenerate("unknown after the trades");
    }
  }

  public WhatIf {
    effects = Collections.unmodifiableSortedMap(new TreeMap<>(effects));
  }

  /**
   * Tries trades on a book.
   *
   * @param figures what to say about a book, such as {@link BookFigures}
   */
  public static WhatIf of(
      Book book, List<Trade> trades, Function<Book, SortedMap<Figure, Estimate>> figures) {
    Book after = book.after(trades);
    SortedMap<Figure, Estimate> was = figures.apply(book);
    SortedMap<Figure, Estimate> becomes = figures.apply(after);
    SortedMap<Figure, Effect> effects = new TreeMap<>();
    was.forEach(
        (figure, estimate) ->
            effects.put(
                figure, Effect.of(estimate, becomes.getOrDefault(figure, absent(figure, after)))));
    becomes.forEach(
        (figure, estimate) ->
            effects.putIfAbsent(figure, Effect.of(absent(figure, book), estimate)));
    return new WhatIf(book, after, effects);
  }

  /**
   * What is not held weighs nothing, and a book without positions has nothing of any amount; any
   * other figure is unknown.
   */
  private static Estimate absent(Figure figure, Book book) {
    boolean none = figure.kind() == Figure.Kind.AMOUNT && book.lines().isEmpty();
    return none || figure.kind().isWeight()
        ? new Estimate.Of(0, 1)
        : new Estimate.Degenerate("not a figure of this book");
  }

  /** The effect on a figure of the whole book. */
  public Effect on(Figure.Kind kind) {
    return on(Figure.of(kind));
  }

  /** The effect on a figure; nothing at all where neither book has it. */
  public Effect on(Figure figure) {
    return effects.getOrDefault(figure, Effect.of(absent(figure, before), absent(figure, after)));
  }
}
