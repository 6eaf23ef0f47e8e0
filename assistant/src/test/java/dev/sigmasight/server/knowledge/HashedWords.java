package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.llm.Embedder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Embeds a text as the words and pieces of words in it, each hashed to one of 1536 places. Texts
 * with common words come out alike; of meaning it knows nothing.
 */
final class HashedWords implements Embedder {
  private static final int DIMENSIONS = 1536;
  private static final int PIECE = 4;
  private static final int TITLE = 4;
  private static final String MARK = "#";
  private static final Set<String> COMMON =
      Set.of(
          ("a an and are as at be been but by can could did do does for from had has have how i if in into is it its me"
                  + " much my not of on or our so that the their them then there these they this to us was we what"
                  + " when where which while who why will with would you your")
              .split(" "));

  @Override
  public String name() {
    return "hashed-words-1";
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    return texts.stream().map(HashedWords::vector).toList();
  }

  /** Of a long text a short question is a small part. */
  @Override
  public double leastSimilarity() {
    return 0.05;
  }

  private static float[] vector(String text) {
    double[] sums = new double[DIMENSIONS];
    features(text)
        .forEach(
            (feature, times) ->
                add(sums, feature, (1 + Math.log(times)) * (feature.startsWith(MARK) ? 0.5 : 1)));
    double length = Math.sqrt(Arrays.stream(sums).map(sum -> sum * sum).sum());
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS && length > 0; i++) {
      vector[i] = (float) (sums[i] / length);
    }
    return vector;
  }

  /** A sign of its own makes clashes cancel rather than add up. */
  private static void add(double[] sums, String feature, double weight) {
    CRC32 hash = new CRC32();
    hash.update(feature.getBytes(StandardCharsets.UTF_8));
    int place = (int) (hash.getValue() % DIMENSIONS);
    sums[place] += (hash.getValue() >>> 31) == 1 ? -weight : weight;
  }

  /** How often each word and each piece of one occurs, those of a title more than once. */
  private static Map<String, Integer> features(String text) {
    Map<String, Integer> features = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      int times = line == 0 && lines.size() > 1 ? TITLE : 1;
      for (String word : words(lines.get(line))) {
        features.merge(word, times, Integer::sum);
        String framed = "^" + word + "$";
        for (int i = 0; i + PIECE <= framed.length(); i++) {
          features.merge(MARK + framed.substring(i, i + PIECE), times, Integer::sum);
        }
      }
    }
    return features;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty() && !COMMON.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }
}
