package dev.sigmasight.server.company;

import dev.sigmasight.market.company.CompanyProfile;
import dev.sigmasight.market.company.ProfileSource;
import dev.sigmasight.market.provider.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A source that says what it is told to; of everything else it has nothing. */
final class ScriptedProfiles implements ProfileSource {
  private final String name;
  private final Map<String, Function<String, Reply<CompanyProfile>>> script =
      new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> questions = new ConcurrentLinkedQueue<>();

  ScriptedProfiles(String name) {
    this.name = name;
  }

  ScriptedProfiles says(CompanyProfile profile) {
    return answers(profile.symbol(), new Reply.Data<>(profile));
  }

  ScriptedProfiles answers(String symbol, Reply<CompanyProfile> reply) {
    script.put(symbol, _ -> reply);
    return this;
  }

  ScriptedProfiles breaksAt(String symbol) {
    script.put(
        symbol,
        _ -> {
          throw new IllegalStateException("out of order");
        });
    return this;
  }

  /** What it was asked since the last time, in the order of the alphabet. */
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
  public Reply<CompanyProfile> profile(String symbol) {
    questions.add(symbol);
    return script.getOrDefault(symbol, _ -> new Reply.Empty<>("nothing")).apply(symbol);
  }
}
