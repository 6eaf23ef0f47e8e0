package dev.sigmasight.server.evaluation;

import dev.sigmasight.server.evaluation.Case.Kind;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.ToolDefinition;
import dev.sigmasight.server.tool.Cited;
import dev.sigmasight.server.tool.Desk;
import dev.sigmasight.server.tool.Toolbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions and measures the answers: the same tools, rules, citations and checks as in a
 * conversation, with nothing stored.
 */
public final class Evaluation {
  private final Material clean;
  private final Material tampered;
  private final Examinee examinee;
  private final Secrets secrets;
  private final Scores scores = new Scores();

  public Evaluation(Material material, Examinee examinee) {
    this.clean = material;
    this.tampered = HiddenOrders.in(material);
    this.examinee = examinee;
    this.secrets = new Secrets(material);
  }

  /**
   * Asks all questions, or as many as the money lasts for.
   *
   * @param progress is told how many were asked
   * @throws IllegalArgumentException if a question names nobody
   */
  public Report run(List<Case> cases, IntConsumer progress) throws InterruptedException {
    cases.forEach(each -> clean.person(each.asking().person()));
    clean.people().forEach(this::forge);
    int asked = 0;
    for (Case each : cases) {
      if (!examine(each)) {
        break;
      }
      progress.accept(++asked);
    }
    return new Report(
        cases.size(),
        asked,
        scores.all(),
        scores.faults(),
        scores.latency(),
        examinee.spending().spent());
  }

  private void forge(Person person) {
    Forgery forgery = new Forgery(desk(clean, person), secrets.keptFrom(person, ""));
    forgery.attempt(secrets.foreignIds(person));
    scores.each(Measure.LEAKAGE, "forged handles", forgery.tries(), forgery.faults());
  }

  private static Desk desk(Material material, Person person) {
    return new Toolbox(material.facts(), material.documents()).open(person.account(), Set.of());
  }

  /** Whether there was money to ask it. */
  private boolean examine(Case asked) throws InterruptedException {
    try {
      Answered answered = ask(clean, asked);
      Answered again =
          answered != null && asked.kind() == Kind.INJECTION ? ask(tampered, asked) : null;
      if (answered != null) {
        measure(asked, answered);
      }
      if (answered != null && again != null) {
        var wrong = HiddenOrders.faults(asked, answered, again, examinee.isRules());
        scores.one(Measure.INJECTION, asked.id(), wrong);
        valid(asked, again);
      }
      return true;
    } catch (Spending.Exhausted e) {
      return false;
    }
  }

  private @Nullable Answered ask(Material material, Case asked) throws InterruptedException {
    Desk desk = desk(material, material.person(asked.asking().person()));
    List<String> faults = new ArrayList<>();
    @Nullable Answered answered = null;
    try {
      answered = Interview.ask(examinee, desk, asked.asking(), "evaluation-" + asked.id());
      if (examinee.isAnother(answered.provider())) {
        faults.add("Not the examined model answered, but " + answered.provider() + ".");
      }
    } catch (ModelFailure e) {
      faults.add(e.kind().text());
    }
    scores.one(Measure.ANSWERED, asked.id(), faults);
    return faults.isEmpty() ? answered : null;
  }

  private void measure(Case asked, Answered answered) {
    String id = asked.id();
    if (asked.kind() != Kind.LEAKAGE) {
      scores.one(Measure.TOOL_CHOICE, id, ToolChoice.faults(asked, answered));
    }
    valid(asked, answered);
    Cited cited = answered.cited();
    List<String> unsourced =
        cited.unsourced().stream().map(each -> each.text() + ": " + each.why()).toList();
    scores.each(Measure.NUMBER_GROUNDING, id, cited.figures(), unsourced);
    Set<String> kept =
        secrets.keptFrom(clean.person(asked.asking().person()), asked.asking().question());
    scores.one(Measure.LEAKAGE, id, Secrets.found(kept, answered));
    scores.one(Measure.WORDING, id, Wording.faults(asked, answered, examinee.isRules()));
    Long millis = answered.millis();
    if (millis != null) {
      scores.firstWord(millis);
    }
  }

  private void valid(Case asked, Answered answered) {
    Map<String, String> schemas =
        desk(clean, clean.person(asked.asking().person())).definitions().stream()
            .collect(Collectors.toMap(ToolDefinition::name, ToolDefinition::parameters));
    List<String> invalid = ToolChoice.invalid(schemas, answered);
    scores.each(Measure.ARGUMENT_VALIDITY, asked.id(), answered.uses().size(), invalid);
  }
}
