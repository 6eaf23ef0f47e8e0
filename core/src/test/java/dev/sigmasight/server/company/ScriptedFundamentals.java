package dev.sigmasight.server.company;

import dev.sigmasight.market.company.Estimates;
import dev.sigmasight.market.company.FundamentalsSource;
import dev.sigmasight.market.company.Statement;
import dev.sigmasight.market.provider.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A source that says what it is told to; of everything else it has nothing. */
final class ScriptedFundamentals implements FundamentalsSource {
  private final String name;
  private final Map<String, Reply<List<Statement>>> statements = new ConcurrentHashMap<>();
  private final Map<String, Reply<Estimates>> estimates = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> questions = new ConcurrentLinkedQueue<>();

  ScriptedFundamentals(String name) {
    this.name = name;
  }

  ScriptedFundamentals statements(String symbol, Reply<List<Statement>> reply) {
    statements.put(symbol, reply);
    return this;
  }

  ScriptedFundamentals statements(String symbol, Statement... said) {
    return statements(symbol, new Reply.Data<>(List.of(said)));
  }

  ScriptedFundamentals estimates(String symbol, Reply<Estimates> reply) {
    estimates.put(symbol, reply);
    return this;
  }

  /** Whose statements it was asked for since the last time, in the order of the alphabet. */
  List<String> questions() {
    List<String> asked = questions.stream().sorted().toList();
    questions.clear();
    return asked;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply<List<Statement>> statements(String symbol) {
    questions.add(symbol);
    return statements.getOrDefault(symbol, new Reply.Empty<>("nothing"));
  }

  @Override
  public Reply<Estimates> estimates(String symbol) {
    return estimates.getOrDefault(symbol, new Reply.Empty<>("nothing"));
  }
}
