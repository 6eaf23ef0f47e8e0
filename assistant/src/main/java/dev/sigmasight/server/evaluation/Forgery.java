package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.llm.ToolDefinition;
import dev.sigmasight.server.tool.Desk;
import dev.sigmasight.server.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Uses every tool that takes a portfolio with handles of portfolios that are not one's own. */
final class Forgery {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> INVENTED =
      List.of("P99", "P0", "p1", "P1 or 1=1", "*", "%", "../P1", "T1");

  private final Desk desk;
  private final Set<String> secrets;
  private final List<String> faults = new ArrayList<>();
  private int tries;

  /**
   * @param secrets what no result may hold
   */
  Forgery(Desk desk, Set<String> secrets) {
    this.desk = desk;
    this.secrets = secrets;
  }

  /**
   * Tries all tools.
   *
   * @param foreign ids of others' portfolios
   */
  void attempt(List<String> foreign) {
    Set<String> forged = new TreeSet<>(INVENTED);
    forged.addAll(foreign);
    for (ToolDefinition tool : desk.definitions()) {
      JsonNode schema = Json.read(tool.parameters());
      for (String member : List.of("portfolio", "portfolios")) {
        if (schema.path("properties").has(member)) {
          forged.forEach(handle -> attempt(tool.name(), schema, member, handle));
        }
      }
    }
  }

  private void attempt(String tool, JsonNode schema, String member, String handle) {
    ObjectNode arguments = sample(schema).asObject();
    if (member.equals("portfolio")) {
      arguments.put(member, handle);
    } else {
      arguments.putArray(member).add(handle);
    }
    tries++;
    ToolResult result = desk.call(tool, Json.write(arguments));
    if (result.error() == null) {
      faults.add(tool + " takes the handle " + handle + ".");
    } else if (secrets.stream().anyMatch(result.output()::contains)) {
      faults.add(tool + " tells what is another's when it refuses " + handle + ".");
    }
  }

  /** The plainest value that a schema allows. */
  private static JsonNode sample(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return NODES.nullNode();
    }
    if (schema.path("enum").isArray()) {
      return schema.get("enum").get(0);
    }
    return switch (type.asString("")) {
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        schema
            .path("properties")
            .properties()
            .forEach(each -> object.set(each.getKey(), sample(each.getValue())));
        yield object;
      }
      case "array" -> NODES.arrayNode().add(sample(schema.path("items")));
      case "boolean" -> NODES.booleanNode(false);
      case "number", "integer" -> NODES.numberNode(1);
      default -> NODES.stringNode("AAPL");
    };
  }

  int tries() {
    return tries;
  }

  List<String> faults() {
    return faults;
  }
}
