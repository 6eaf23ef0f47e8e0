package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model is shown of an answer of the API: the members that are named here and no others, the
 * largest rows of a long list, and what the rows left out add up to.
 */
record Projection(List<Part> parts) {
  static Projection of(Part... parts) {
    return new Projection(List.of(parts));
  }

  /** A stretch of a projection. */
  sealed interface Part {
    void copy(JsonNode from, ObjectNode to, Budget budget);
  }

  /** Numbers; unknown ones stay as null. */
  static Part figures(Unit unit, String... names) {
    return new Figures(unit, false, List.of(names));
  }

  /** Numbers that only some rows have. */
  static Part ifKnown(Unit unit, String... names) {
    return new Figures(unit, true, List.of(names));
  }

  /** Texts, dates and flags of our own; unknown ones are left out. */
  static Part words(String... names) {
    return new Words(List.of(names));
  }

  /** Texts that somebody else wrote. */
  static Part quoted(String author, String... names) {
    return new Quoted(author, List.of(names));
  }

  /** An object under its own name. */
  static Part inside(String name, Part... parts) {
    return new Inside(name, of(parts));
  }

  /** An object whose members come up a level. */
  static Part lifted(String name, Part... parts) {
    return new Lifted(name, of(parts));
  }

  /** A list. */
  static Part rows(String name, Choice choice, Part... parts) {
    return new Rows(name, choice, of(parts));
  }

  /** Numbers by name. */
  static Part named(Unit unit, boolean isSummed, int most, String... names) {
    return new Named(unit, isSummed, most, List.of(names));
  }

  /** Texts by name. */
  static Part reasons(String name) {
    return new Reasons(name);
  }

  /** The handle of the portfolio whose id stands here. */
  static Part handle(String name) {
    return new Handle(name);
  }

  void copy(JsonNode from, ObjectNode to, Budget budget) {
    parts.forEach(each -> each.copy(from, to, budget));
  }

  /** Which rows: the first, the last, or the largest by a number, and what is added up. */
  record Choice(int most, boolean isNewest, @Nullable String by, List<String> sums) {
    static Choice first(int most) {
      return new Choice(most, false, null, List.of());
    }

    static Choice newest(int most) {
      return new Choice(most, true, null, List.of());
    }

    static Choice largest(int most, String by, String... sums) {
      return new Choice(most, false, by, Arrays.asList(sums));
    }

    private List<JsonNode> of(JsonNode list) {
      List<JsonNode> rows = new ArrayList<>();
      list.forEach(rows::add);
      if (by != null) {
        rows.sort(Comparator.comparing(row -> size(row.path(by)), Comparator.reverseOrder()));
      }
      return rows;
    }

    private static BigDecimal size(JsonNode value) {
      return value.isNumber() ? value.decimalValue().abs() : BigDecimal.ONE.negate();
    }
  }

  private record Figures(Unit unit, boolean isOptional, List<String> names) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      for (String name : names) {
        JsonNode value = from.path(name);
        if (value.isNumber() || (value.isNull() && !isOptional)) {
          to.set(name, value);
          budget.unit(name, unit);
        }
      }
    }
  }

  private record Words(List<String> names) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      for (String name : names) {
        JsonNode value = from.path(name);
        if (value.isArray()) {
          ArrayNode texts = to.putArray(name);
          value.forEach(each -> texts.add(budget.text(each.asString(""))));
        } else if (value.isString()) {
          to.put(name, budget.text(value.stringValue()));
        } else if (value.isValueNode() && !value.isNull()) {
          to.set(name, value);
        }
      }
    }
  }

  private record Quoted(String author, List<String> names) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      for (String name : names) {
        JsonNode value = from.path(name);
        if (value.isArray() && !value.isEmpty()) {
          ArrayNode texts = to.putArray(name);
          value.forEach(
              each -> texts.add(budget.quote(each.path("name").asString(each.asString("")))));
          budget.author(name, author);
        } else if (value.isString()) {
          to.put(name, budget.quote(value.stringValue()));
          budget.author(name, author);
        }
      }
    }
  }

  private record Inside(String name, Projection of) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      if (from.path(name).isObject()) {
        of.copy(from.path(name), to.putObject(name), budget);
      }
    }
  }

  private record Lifted(String name, Projection of) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      of.copy(from.path(name), to, budget);
    }
  }

  private record Rows(String name, Choice choice, Projection of) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      JsonNode list = from.path(name);
      if (!list.isArray()) {
        return;
      }
      List<JsonNode> rows = choice.of(list);
      int shown = Math.min(rows.size(), budget.rows(choice.most()));
      int skipped = choice.isNewest() ? rows.size() - shown : 0;
      ArrayNode kept = to.putArray(name);
      rows.subList(skipped, skipped + shown).forEach(row -> of.copy(row, kept.addObject(), budget));
      if (shown < rows.size()) {
        budget.truncate();
        List<JsonNode> left =
            choice.isNewest() ? rows.subList(0, skipped) : rows.subList(shown, rows.size());
        total(to.putObject(name + "_rest"), left);
      }
      if (!choice.sums().isEmpty()) {
        total(to.putObject(name + "_total"), rows);
      }
    }

    private void total(ObjectNode to, List<JsonNode> rows) {
      to.put("count", rows.size());
      choice
          .sums()
          .forEach(each -> to.set(each, sum(rows.stream().map(row -> row.path(each)).toList())));
    }
  }

  private record Named(Unit unit, boolean isSummed, int most, List<String> names) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      for (String name : names) {
        if (from.path(name).isObject()) {
          copy(name, from.path(name), to, budget);
        }
      }
    }

    private void copy(String name, JsonNode from, ObjectNode to, Budget budget) {
      List<Map.Entry<String, JsonNode>> all = new ArrayList<>(from.properties());
      all.sort(
          Comparator.comparing(each -> Choice.size(each.getValue()), Comparator.reverseOrder()));
      int shown = Math.min(all.size(), budget.rows(most));
      ObjectNode kept = to.putObject(name);
      all.subList(0, shown).forEach(each -> kept.set(budget.text(each.getKey()), each.getValue()));
      budget.unit(name, unit);
      if (shown < all.size()) {
        budget.truncate();
        ObjectNode rest = to.putObject(name + "_rest").put("count", all.size() - shown);
        if (isSummed) {
          rest.set(
              "sum",
              sum(all.subList(shown, all.size()).stream().map(Map.Entry::getValue).toList()));
        }
      }
    }
  }

  private record Reasons(String name) implements Part {
    private static final int MOST = 12;

    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      JsonNode reasons = from.path(name);
      if (!reasons.isObject() || reasons.isEmpty()) {
        return;
      }
      ObjectNode kept = to.putObject(name);
      reasons.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .limit(budget.rows(MOST))
          .forEach(each -> kept.put(each.getKey(), budget.text(each.getValue().asString(""))));
    }
  }

  private record Handle(String name) implements Part {
    @Override
    public void copy(JsonNode from, ObjectNode to, Budget budget) {
      Optional.ofNullable(from.path(name).stringValue(null))
          .flatMap(budget::handle)
          .ifPresent(each -> to.put("portfolio", each));
    }
  }

  /** The sum; null if one of them is unknown. */
  private static JsonNode sum(List<JsonNode> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode value : values) {
      if (!value.isNumber()) {
        return Json.object().nullNode();
      }
      sum = sum.add(value.decimalValue());
    }
    return Json.object().numberNode(sum);
  }
}
