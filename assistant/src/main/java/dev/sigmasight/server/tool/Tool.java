package dev.sigmasight.server.tool;

import dev.sigmasight.kernel.PortfolioFacts.OwnedPortfolio;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Question;
import dev.sigmasight.server.llm.ToolDefinition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something the analyst can ask.
 *
 * @param title for people
 * @param source where its figures come from, in a few words
 * @param arguments what it takes; the schema in its definition is made from them
 * @param budget most characters of a result
 */
record Tool<A extends Record>(
    ToolDefinition definition,
    String title,
    String source,
    Class<A> type,
    ArgumentType.Group arguments,
    int budget,
    Asking<A> asking) {
  private static final int USUAL_BUDGET = 7_000;

  /** Finds the answer to a call. */
  interface Asking<A extends Record> {
    Answered ask(Inquiry inquiry, A arguments) throws BadCall;
  }

  /**
   * An answer and what is shown of it.
   *
   * @param portfolio that it is about, or null
   */
  record Answered(JsonNode answer, Projection shown, @Nullable OwnedPortfolio portfolio) {}

  /** What a tool is called and what it is for. */
  record Name(String id, String title, String description, String source) {}

  static <A extends Record> Tool<A> of(Name name, Class<A> type, Asking<A> asking) {
    ArgumentType.Group arguments = ArgumentType.Group.of(type);
    return new Tool<>(
        new ToolDefinition(name.id(), name.description(), Json.write(arguments.schema())),
        name.title(),
        name.source(),
        type,
        arguments,
        USUAL_BUDGET,
        asking);
  }

  /** A tool that asks one question of one portfolio. */
  static Tool<ToolArguments.OfPortfolio> about(
      Name name, Function<PortfolioId, Question> question, Projection shown) {
    return of(
        name,
        ToolArguments.OfPortfolio.class,
        (inquiry, arguments) -> {
          OwnedPortfolio portfolio = inquiry.portfolio(arguments.portfolio());
          return new Answered(inquiry.answer(question.apply(portfolio.id())), shown, portfolio);
        });
  }

  Tool<A> within(int characters) {
    return new Tool<>(definition, title, source, type, arguments, characters, asking);
  }

  String id() {
    return definition.name();
  }

  /** What a call with these arguments asks. */
  Call<A> read(JsonNode given) throws BadCall {
    return new Call<>(this, Arguments.read(arguments, type, given));
  }

  /** A call that can be answered; two with equal arguments are equal. */
  record Call<A extends Record>(Tool<A> tool, A arguments) {
    Answered ask(Inquiry inquiry) throws BadCall {
      return tool.asking().ask(inquiry, arguments);
    }

    String key() {
      return tool.id() + arguments;
    }
  }
}
