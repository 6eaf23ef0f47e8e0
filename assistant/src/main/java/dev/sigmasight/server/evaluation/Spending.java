package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.llm.PriceTable;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Counts what calls of models cost and ends before a limit is passed. */
public final class Spending {
  private final PriceTable prices;
  private final List<String> models;
  private final BigDecimal most;
  private BigDecimal spent = BigDecimal.ZERO;

  /**
   * A limit in US dollars.
   *
   * @param models those that may answer
   * @throws IllegalArgumentException with a sentence if the price of one of them is not known
   */
  public Spending(PriceTable prices, List<String> models, BigDecimal most) {
    this.prices = prices;
    this.models = List.copyOf(models);
    this.most = most;
    Reply.Usage one = new Reply.Usage(1, 0, 1, 0, true);
    models.stream()
        .filter(model -> prices.costOf(model, one).isEmpty())
        .findFirst()
        .ifPresent(
            model -> {
              throw new IllegalArgumentException(
                  "The price of the model " + model + " is not known.");
            });
  }

  /** Of a model that costs nothing. */
  public static Spending nothing() {
    return new Spending(PriceTable.shipped(), List.of(), BigDecimal.ZERO);
  }

  /** The next call could cost more than is left. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * @throws Exhausted if this call might pass the limit
   */
  void check(Prompt prompt) {
    BigDecimal worst = prices.mostCost(models, prompt).orElse(BigDecimal.ZERO);
    if (spent.add(worst).compareTo(most) > 0) {
      throw new Exhausted();
    }
  }

  /** A reply of a model by another name costs what the dearest would have; rules cost nothing. */
  void add(Reply reply) {
    if (!Examinee.isRules(reply.provider())) {
      BigDecimal dearest =
          models.stream()
              .flatMap(model -> prices.costOf(model, reply.usage()).stream())
              .max(Comparator.naturalOrder())
              .orElse(BigDecimal.ZERO);
      spent = spent.add(prices.costOf(reply.model(), reply.usage()).orElse(dearest));
    }
  }

  BigDecimal spent() {
    return spent;
  }
}
