package dev.sigmasight.server.offline;

import java.util.List;
import java.util.Optional;

/** What no tool can answer, and the question that comes nearest. */
enum Beyond {
  TAX(
      "I cannot tell what tax is owed. What is realised and what is not, I can: ask “How much profit have I made?”.",
      "tax",
      "taxes"),
  RATIO(
      "I cannot compute a Sharpe ratio or the like. For return, beta and alpha ask “How did I do against the"
          + " market?”, for risk “How volatile is my portfolio?”.",
      "sharpe*",
      "sortino",
      "information ratio"),
  OVERLAP(
      "I cannot compare position by position what several portfolios hold. Ask “What do all my portfolios hold?”,"
          + " or “Am I too dependent on one holding?” about each.",
      "overlap*",
      "same stocks",
      "same holdings",
      "same positions"),
  LIQUIDITY(
      "I cannot tell how fast positions can be sold: trading volumes are not looked at. Ask “How much cash do I"
          + " have?” or “What do I hold?”.",
      "liquid",
      "illiquid",
      "liquidity",
      "how fast can",
      "how quickly can"),
  PLANS(
      "I cannot tell, for I know nothing of plans and spending. Ask “What would a bad year like 2008 cost me?” or"
          + " “What is my portfolio worth?”.",
      "retire*",
      "enough money",
      "my goals",
      "pension"),
  VALUES(
      "I cannot tell, for no ratings of sustainability are stored. Ask “What are my sector weights?”.",
      "esg",
      "climate",
      "sustainab*",
      "carbon"),
  NEWS(
      "I cannot read news. What moved, I can tell: ask “What moved my portfolio last?” or “What changed since last"
          + " week?”.",
      "news",
      "headline*"),
  FUTURE(
      "I cannot tell what markets will do, and forecast none. Ask “What if the market falls by a tenth?” or “How"
          + " would my portfolio do in a crash?”.",
      "will the market",
      "will markets",
      "will stocks",
      "market do tomorrow",
      "predict*"),
  TRADES(
      "I cannot propose trades. Where the weights stand, I can tell: ask “How concentrated am I?” or “What are my"
          + " sector weights?”; and of a trade that you think of, ask what would happen if you made it.",
      "rebalanc*");

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // a copy
  private final List<String> phrases;

  Beyond(String sentence, String... phrases) {
    this.sentence = sentence;
    this.phrases = List.of(phrases);
  }

  /** The sentence to say, if the words ask for such a thing. */
  static Optional<String> of(Words words) {
    for (Beyond each : values()) {
      if (each.phrases.stream().anyMatch(words::has)) {
        return Optional.of(each.sentence);
      }
    }
    return Optional.empty();
  }
}
