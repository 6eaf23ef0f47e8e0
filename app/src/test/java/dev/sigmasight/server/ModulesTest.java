package dev.sigmasight.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Features are modules: no cycles, no reaching into another one's inside. */
class ModulesTest {
  private static final ApplicationModules modules = ApplicationModules.of(SigmaSight.class);

  /** The direction in which features of the core may know each other: each only those before it. */
  private static final List<String> ORDER =
      List.of(
          "coredb",
          "fact",
          "account",
          "activity",
          "idempotency",
          "stage",
          "instrument",
          "marketdata",
          "ledger",
          "rate",
          "option",
          "calculator",
          "portfolio",
          "valuation",
          "position",
          "export",
          "equity",
          "transaction",
          "company",
          "onboarding",
          "snapshot",
          "risk",
          "overview",
          "mover",
          "analytics",
          "aggregate",
          "scenario",
          "tag",
          "target",
          "savedview",
          "view",
          "data",
          "batch",
          "conversation",
          "system",
          "schedule",
          "demo",
          "benchmark");

  private static final List<String> EDGE =
      List.of(
          "aidb",
          "llm",
          "knowledge",
          "tool",
          "offline",
          "chat",
          "memory",
          "person",
          "feedback",
          "insight",
          "evaluation",
          "page",
          "transfer",
          "report",
          "audit",
          "edge",
          "security",
          "health",
          "metrics",
          "mcp",
          "cli");

  @Test
  void knowEachOtherOnlyByWhatIsPublicAndNotInCircles() {
    modules.verify();
  }

  @Test
  void followTheOrderOfTheFeatures() {
    List<String> against = new ArrayList<>();
    for (String name : ORDER) {
      modules
          .getModuleByName(name)
          .ifPresent(
              module ->
                  module.getDirectDependencies(modules).stream()
                      .map(dependency -> dependency.getTargetModule().getIdentifier().toString())
                      .distinct()
                      .filter(target -> ORDER.indexOf(target) > ORDER.indexOf(name))
                      .forEach(target -> against.add(name + " knows " + target)));
    }
    assertThat(against).isEmpty();
  }

  @Test
  void areAllInTheOrderOrPartOfTheEdge() {
    assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
        .allSatisfy(
            name ->
                assertThat(ORDER.contains(name) || EDGE.contains(name))
                    .as("%s is in no list", name)
                    .isTrue());
  }
}
