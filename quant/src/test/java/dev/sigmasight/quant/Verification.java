package dev.sigmasight.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;

/**
 * A figure and its golden values: compares, and remembers the cases and the largest error for the
 * table in {@code docs/methods/verification.md}.
 */
public final class Verification {
  private static final ConcurrentSkipListMap<String, Verification> ALL =
      new ConcurrentSkipListMap<>();

  private final String file;
  private final String figure;
  private final String method;
  private final String source;
  private final double relative;
  private final double absolute;
  private final Set<String> cases = new TreeSet<>();
  private double largestError;

  private Verification(
      String file, String figure, String method, String source, double relative, double absolute) {
    this.file = file;
    this.figure = figure;
    this.method = method;
    this.source = source;
    this.relative = relative;
    this.absolute = absolute;
  }

  /**
   * A figure held to a relative tolerance.
   *
   * @param file golden file, such as {@code var_es.json}
   * @param figure what the table calls the figure
   * @param method how we compute it, in a few words
   * @param source how the golden values were made, in a few words
   */
  public static Verification relative(
      String file, String figure, String method, String source, double tolerance) {
    return register(new Verification(file, figure, method, source, tolerance, 0));
  }

  /** The same; differences up to {@code absolute} pass too, so that a golden zero can be met. */
  public static Verification relative(
      String file, String figure, String method, String source, double tolerance, double absolute) {
    return register(new Verification(file, figure, method, source, tolerance, absolute));
  }

  /** A figure held to an absolute tolerance. */
  public static Verification absolute(
      String file, String figure, String method, String source, double tolerance) {
    return register(new Verification(file, figure, method, source, 0, tolerance));
  }

  /** A figure that must be met exactly, such as a label. */
  public static Verification exact(String file, String figure, String method, String source) {
    return register(new Verification(file, figure, method, source, 0, 0));
  }

  private static Verification register(Verification created) {
    return ALL.merge(
        created.file + " " + created.figure,
        created,
        (before, again) -> {
          assertThat(again.tolerance()).as(again.figure).isEqualTo(before.tolerance());
          return before;
        });
  }

  /** Asserts that a number agrees with the golden one of that name in the case. */
  public void same(String example, double actual, JsonNode expected, String name) {
    JsonNode golden = expected.get(name);
    assertThat(golden).as(example + " has no " + name).isNotNull();
    same(example + " " + name, example, actual, golden.doubleValue());
  }

  /** Asserts that a figure exists and agrees with the golden one of that name in the case. */
  public void same(String example, Estimate actual, JsonNode expected, String name) {
    same(example, Figures.value(actual), expected, name);
  }

  /** Asserts that a number agrees with the golden one. */
  public void same(String example, double actual, double expected) {
    same(example, example, actual, expected);
  }

  /** Asserts that an array agrees element by element with the golden one. */
  public void same(String example, double[] actual, JsonNode expected) {
    assertThat(actual).as(example).hasSize(expected.size());
    for (int i = 0; i < actual.length; i++) {
      same(example + " [" + i + "]", example, actual[i], expected.get(i).doubleValue());
    }
  }

  /** Asserts that a matrix agrees element by element with the golden one. */
  public void same(String example, double[][] actual, JsonNode expected) {
    assertThat(actual.length).as(example).isEqualTo(expected.size());
    for (int i = 0; i < actual.length; i++) {
      same(example, actual[i], expected.get(i));
    }
  }

  /** Asserts that something that is no number equals the golden one, and counts the case. */
  public void equal(String example, Object actual, Object expected) {
    assertThat(actual).as(example).isEqualTo(expected);
    count(example, 0);
  }

  private void same(String what, String example, double actual, double expected) {
    double difference = Math.abs(actual - expected);
    double allowed = Math.max(relative * Math.abs(expected), absolute);
    assertThat(difference)
        .as("%s: %s instead of %s", what, actual, expected)
        .isLessThanOrEqualTo(allowed);
    double scale =
        relative > 0 ? Math.max(Math.abs(expected), absolute / relative) : 1; // absolute error
    count(example, difference == 0 ? 0 : difference / scale);
  }

  private synchronized void count(String example, double error) {
    cases.add(example);
    largestError = Math.max(largestError, error);
  }

  /** The table's rows by golden file. */
  static Map<String, List<String[]>> rows() {
    TreeMap<String, java.util.List<String[]>> rows = new TreeMap<>();
    for (Verification each : ALL.values()) {
      if (!each.cases.isEmpty()) {
        rows.computeIfAbsent(each.file, file -> new ArrayList<>()).add(each.row());
      }
    }
    return rows;
  }

  /** The ids of the cases of a file that some figure was compared with. */
  static Set<String> casesOf(String file) {
    Set<String> ids = new TreeSet<>();
    ALL.values().stream().filter(v -> v.file.equals(file)).forEach(v -> ids.addAll(v.cases));
    return ids;
  }

  private synchronized String[] row() {
    return new String[] {
      figure, method, source, Integer.toString(cases.size()), tolerance(), error()
    };
  }

  private String tolerance() {
    if (relative == 0) {
      return absolute == 0 ? "exact" : "%.0e absolute".formatted(absolute);
    }
    return absolute == 0
        ? "%.0e".formatted(relative)
        : "%.0e or %.0e absolute".formatted(relative, absolute);
  }

  /** Rounded up to one digit, as the last bit may differ from machine to machine. */
  private String error() {
    return largestError == 0
        ? "0"
        : new BigDecimal(largestError)
            .round(new MathContext(1, RoundingMode.UP))
            .toString()
            .replace("E", "e");
  }
}
