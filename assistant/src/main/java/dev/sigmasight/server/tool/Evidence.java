package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a citation proves.
 *
 * @param values the numbers that stand there
 * @param context numbers that say what they are, as a confidence, a length of time, or what was
 *     asked for
 * @param names symbols and words beside them
 * @param label what it is, for a person
 */
record Evidence(List<Value> values, Set<BigDecimal> context, Set<String> names, String label) {
  private static final int MOST_VALUES = 24;
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Set<String> PARAMETERS =
      Set.of(
          "confidence",
          "horizon_days",
          "lookback_days",
          "duration_days",
          "scenarios",
          "regression_window_days",
          "min_days_overlap",
          "min_days_required",
          "days_available",
          "symbols_included");

  private static final Set<String> DESCRIBING =
      Set.of("symbol", "name", "method", "period", "factor", "id", "tag_name", "portfolio_name");
  private static final Set<String> NUMBERED = Set.of("name", "period", "id");

  /**
   * A number.
   *
   * @param unit null where it stood in a sentence
   * @param member what it is called
   */
  record Value(BigDecimal number, @Nullable Unit unit, String member) {}

  /** What this pointer leads to; nothing if that is too much to prove anything. */
  static Optional<Evidence> of(Sheet sheet, String pointer) {
    Gathering gathering = new Gathering(sheet, pointer);
    gathering.gather();
    return gathering.target.isContainer() && gathering.values.size() > MOST_VALUES
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                List.copyOf(gathering.values),
                Set.copyOf(gathering.context),
                Set.copyOf(gathering.names),
                gathering.label()));
  }

  /** Evidence in the making. */
  private static final class Gathering {
    private final Sheet sheet;
    private final List<String> path = new ArrayList<>();
    private final JsonNode target;
    private final List<Value> values = new ArrayList<>();
    private final Set<BigDecimal> context = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private String row = "";

    Gathering(Sheet sheet, String pointer) {
      this.sheet = sheet;
      for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
        path.add(at.getMatchingProperty());
      }
      this.target = sheet.output().at(pointer);
    }

    void gather() {
      JsonNode at = sheet.output();
      for (String segment : path) {
        beside(at);
        names.add(segment.toUpperCase(Locale.ROOT));
        numbers(segment.replaceAll("^\\d+$", ""));
        at = at.isArray() ? at.path(Integer.parseInt(segment)) : at.path(segment);
      }
      value(target, member());
      argument(Json.read(sheet.result().arguments()));
    }

    /** The name of what is cited: the last part of the path that is no place in a list. */
    private String member() {
      for (int i = path.size() - 1; i >= 0; i--) {
        if (unit(path.get(i)) != null) {
          return path.get(i);
        }
      }
      return path.isEmpty() ? "" : path.getLast();
    }

    private @Nullable Unit unit(String name) {
      return sheet.units().get(name);
    }

    /** Members of an object on the way that say what it is about. */
    private void beside(JsonNode object) {
      if (!object.isObject()) {
        return;
      }
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        if (each.getValue().isString()) {
          String text = each.getValue().stringValue();
          named(text);
          describe(each.getKey(), text);
        } else if (each.getValue().isNumber() && PARAMETERS.contains(each.getKey())) {
          context.add(each.getValue().decimalValue());
        }
      }
    }

    private void describe(String member, String text) {
      if (DESCRIBING.contains(member)) {
        row = text;
      }
      if (NUMBERED.contains(member)) {
        numbers(text);
      } else {
        figures(text);
      }
    }

    private void value(JsonNode node, String member) {
      if (node.isNumber()) {
        values.add(new Value(node.decimalValue(), unit(member), member));
      } else if (node.isString()) {
        named(node.stringValue());
        Figures.in(node.stringValue())
            .forEach(each -> values.add(new Value(each.signed(), null, member)));
      } else if (node.isContainer()) {
        beside(node);
        node.properties().forEach(each -> value(each.getValue(), each.getKey()));
        if (node.isArray()) {
          node.forEach(each -> value(each, member));
        }
      }
    }

    private void argument(JsonNode argument) {
      if (argument.isNumber()) {
        context.add(argument.decimalValue());
      } else if (argument.isString()) {
        named(argument.stringValue().toUpperCase(Locale.ROOT));
        numbers(argument.stringValue());
      }
      argument.forEach(this::argument);
    }

    private void named(String text) {
      names.add(text);
      Matcher name = Grounding.TICKER.matcher(text);
      while (name.find()) {
        names.add(name.group());
      }
    }

    private void numbers(String text) {
      Matcher digits = DIGITS.matcher(text);
      while (digits.find()) {
        if (digits.group().length() < 7) {
          context.add(new BigDecimal(digits.group()));
        }
      }
      figures(text);
    }

    private void figures(String text) {
      Figures.in(text).forEach(each -> context.add(each.magnitude()));
    }

    String label() {
      StringBuilder label = new StringBuilder(sheet.title()).append(": ");
      label.append(spoken(path.isEmpty() ? "" : path.getLast()));
      if (!row.isEmpty() && !row.equals(path.getLast())) {
        label.append(", ").append(spoken(row));
      }
      return sheet.about().isEmpty() ? label.toString() : label + ", " + sheet.about();
    }

    private static String spoken(String name) {
      return name.replace('_', ' ');
    }
  }
}
