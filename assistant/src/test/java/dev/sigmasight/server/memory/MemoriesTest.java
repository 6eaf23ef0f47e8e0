package dev.sigmasight.server.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.memory.Memory.Source;
import dev.sigmasight.server.memory.Memory.State;
import dev.sigmasight.server.testing.CopiedAiDb;
import dev.sigmasight.server.testing.OwnedPortfolios;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoriesTest {
  private static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");

  private final AiDb db = CopiedAiDb.open();
  private final OwnedPortfolios facts = new OwnedPortfolios();
  private final MemoryRows rows = new MemoryRows(db);
  private final Memories memories = new Memories(rows, db, facts);
  private final AccountId me = new AccountId(UUID.randomUUID());
  private final AccountId other = new AccountId(UUID.randomUUID());

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void keepsWhatAPersonWritesAtOnceAndShowsItToNobodyElse() {
    Memory kept = add("Retires in 2035", NOW);
    assertThat(kept.state()).isEqualTo(State.APPROVED);
    assertThat(kept.source()).isEqualTo(Source.USER);
    assertThat(memories.owned(me, kept.id(), NOW).content()).isEqualTo("Retires in 2035");
    refused(() -> memories.owned(other, kept.id(), NOW), "NOT_FOUND");
    refused(() -> memories.forget(other, kept.id(), NOW), "NOT_FOUND");
    refused(() -> memories.restore(other, kept.id(), NOW), "NOT_FOUND");
    refused(
        () -> memories.change(other, kept.id(), new MemoryChange("x", false, null), NOW),
        "NOT_FOUND");
    assertThat(list(null)).extracting(Memory::content).containsExactly("Retires in 2035");
  }

  @Test
  void refusesOneMoreThanFiftyAndPushesNothingOut() {
    for (int i = 0; i < 50; i++) {
      var _ = add("Number " + i + ".", NOW.plusSeconds(i));
    }
    refused(() -> add("One more", NOW), "MEMORY_LIMIT");
    assertThat(memories.propose(me, learned("Likes tables."), NOW)).isEmpty();
    assertThat(memories.count(me, NOW)).isEqualTo(50);
    Memory oldest = rows.list(filter(null), 1, 49, NOW).getFirst();
    assertThat(oldest.content()).isEqualTo("Number 0.");
    memories.forget(me, oldest.id(), NOW);
    var _ = add("One more", NOW);
    refused(() -> memories.restore(me, oldest.id(), NOW), "MEMORY_LIMIT");
  }

  @Test
  void refusesTheSameWordsTwiceButNotAboutAnotherPortfolio() {
    PortfolioId portfolio = facts.add(me, "Mine");
    Memory first = add("Prefers  short answers.", NOW);
    refused(() -> add(" prefers SHORT answers", NOW), "MEMORY_KNOWN");
    Memory second = memories.add(me, about(portfolio, "Prefers short answers"), NOW);
    assertThat(second.tags()).containsEntry("portfolio_id", portfolio.toString());
    Memory third = add("Something else", NOW);
    refused(
        () ->
            memories.change(
                me, third.id(), new MemoryChange("Prefers short answers", false, null), NOW),
        "MEMORY_KNOWN");
    assertThat(
            memories
                .change(
                    me, first.id(), new MemoryChange("Prefers short answers!", false, null), NOW)
                .content())
        .isEqualTo("Prefers short answers!");
  }

  @Test
  void acceptsOnlyPortfoliosOfTheAccountAndLabelsThemItself() {
    PortfolioId mine = facts.add(me, "Mine");
    PortfolioId theirs = facts.add(other, "Theirs");
    refused(() -> memories.add(me, about(theirs, "Spying"), NOW), "NOT_FOUND");
    refused(
        () ->
            memories.list(
                me, new MemoryFilter(me.value(), null, theirs.value(), null, null), 10, NOW),
        "NOT_FOUND");
    Memory forged =
        memories.add(
            me,
            new NewMemory(
                "Forged",
                mine,
                Map.of("portfolio_id", theirs.toString(), "mood", "sly"),
                Source.USER,
                null,
                null,
                null),
            NOW);
    assertThat(forged.tags())
        .containsOnly(Map.entry("portfolio_id", mine.toString()), Map.entry("mood", "sly"));
  }

  @Test
  void proposesAPreferenceOnceAndNeverAgainAfterItWasForgotten() {
    UUID message = UUID.randomUUID();
    assertThat(memories.listen(me, message, "Please keep it brief. What is my beta?", NOW))
        .isEqualTo(1);
    Memory proposed = list("proposed").getFirst();
    assertThat(proposed.content()).isEqualTo("Prefers short answers.");
    assertThat(proposed.message()).isEqualTo(message);
    assertThat(proposed.source()).isEqualTo(Source.WORDS);
    assertThat(memories.listen(me, message, "Please be brief.", NOW)).isZero();
    memories.forget(me, proposed.id(), NOW);
    assertThat(memories.listen(me, message, "Please be brief.", NOW)).isZero();
    assertThat(list(null)).isEmpty();
  }

  @Test
  void proposesWhatItHearsInATurn() {
    UUID message = UUID.randomUUID();
    recall().heard(me, message, "Please use bullet points. What do I hold?");
    assertThat(list("proposed")).extracting(Memory::message).containsExactly(message);
  }

  @Test
  void usesAProposalOnlyAfterItWasApproved() {
    memories.listen(me, UUID.randomUUID(), "I prefer bullet points.", NOW);
    assertThat(recall(Set.of(), "beta")).isEmpty();
    UUID id = list("proposed").getFirst().id();
    Memory approved = memories.change(me, id, new MemoryChange(null, true, null), NOW);
    assertThat(approved.state()).isEqualTo(State.APPROVED);
    assertThat(recall(Set.of(), "beta")).containsExactly("Likes bullet points.");
  }

  @Test
  void restoresWhatWasForgottenToWhatItWas() {
    Memory mine = add("Cares about drawdowns", NOW);
    memories.listen(me, UUID.randomUUID(), "I like tables.", NOW);
    UUID proposal = list("proposed").getFirst().id();
    memories.forget(me, mine.id(), NOW);
    memories.forget(me, proposal, NOW);
    assertThat(recall(Set.of(), "drawdown")).isEmpty();
    assertThat(memories.restore(me, mine.id(), NOW).state()).isEqualTo(State.APPROVED);
    assertThat(memories.restore(me, proposal, NOW).state()).isEqualTo(State.PROPOSED);
    assertThat(recall(Set.of(), "drawdown")).containsExactly("Cares about drawdowns");
  }

  @Test
  void forgetsForGoodAfterThirtyDaysAndAtOnceWhatHasExpired() {
    Memory forgotten = add("Gone soon", NOW);
    memories.forget(me, forgotten.id(), NOW);
    var _ =
        memories.add(
            me,
            new NewMemory(
                "For an hour", null, Map.of(), Source.USER, null, null, NOW.plusSeconds(3600)),
            NOW);
    assertThat(list(null)).hasSize(1);
    Instant later = NOW.plus(Duration.ofHours(2));
    assertThat(memories.count(me, later)).isZero();
    assertThat(memories.purge(later)).isEqualTo(1);
    assertThat(memories.restore(me, forgotten.id(), later).state()).isEqualTo(State.APPROVED);
    memories.forget(me, forgotten.id(), later);
    assertThat(memories.purge(later.plus(Duration.ofDays(31)))).isEqualTo(1);
    refused(
        () -> memories.restore(me, forgotten.id(), later.plus(Duration.ofDays(31))), "NOT_FOUND");
  }

  @Test
  void recallsWhatTheQuestionIsAboutFirst() {
    var _ = add("Worries about drawdowns since 2008", NOW);
    var _ = add("Works in the oil industry", NOW.plusSeconds(1));
    var _ = add("Collects dividends for income", NOW.plusSeconds(2));
    assertThat(recall(Set.of(), "Which dividend is the largest?").getFirst())
        .isEqualTo("Collects dividends for income");
    assertThat(recall(Set.of(), "How deep was the worst drawdown?").getFirst())
        .isEqualTo("Worries about drawdowns since 2008");
    assertThat(recall(Set.of(), "':*|&!() or 'x'")).hasSize(3);
  }

  @Test
  void recallsNothingOfOtherPortfoliosOrPersons() {
    PortfolioId first = facts.add(me, "First");
    PortfolioId second = facts.add(me, "Second");
    var _ = memories.add(me, about(first, "First is for the house"), NOW);
    var _ = memories.add(me, about(second, "Second is for the children"), NOW);
    var _ =
        memories.add(
            other,
            new NewMemory("A stranger's", null, Map.of(), Source.USER, null, null, null),
            NOW);
    assertThat(recall(Set.of(first), "house children stranger"))
        .containsExactly("First is for the house");
    assertThat(recall(Set.of(), "house")).hasSize(2);
  }

  @Test
  void recallsAtMostTenSentencesAndAThousandCharacters() {
    for (int i = 0; i < 20; i++) {
      var _ = add("Short " + i, NOW);
    }
    assertThat(recall(Set.of(), "x")).hasSize(10);
    for (int i = 0; i < 5; i++) {
      var _ = add(i + " volatility " + "long ".repeat(80), NOW);
    }
    assertThat(String.join("", recall(Set.of(), "volatility")).length()).isLessThanOrEqualTo(1000);
  }

  @Test
  void deletesEverythingOfOnePersonOnly() {
    Memory forgotten = add("Mine", NOW);
    memories.forget(me, forgotten.id(), NOW);
    var _ = add("Mine too", NOW);
    var _ =
        memories.add(
            other, new NewMemory("Theirs", null, Map.of(), Source.USER, null, null, null), NOW);
    assertThat(memories.deleteAll(me)).isEqualTo(2);
    assertThat(memories.count(other, NOW)).isEqualTo(1);
  }

  @Test
  void losesProposalsOfDeletedMessagesAndKeepsWhatWasApproved() {
    UUID message = UUID.randomUUID();
    memories.listen(me, message, "I like tables. I prefer short answers.", NOW);
    UUID approved = list("proposed").getFirst().id();
    var _ = memories.change(me, approved, new MemoryChange(null, true, null), NOW);
    assertThat(memories.detach(List.of(message))).isEqualTo(1);
    assertThat(list(null)).hasSize(1);
    assertThat(list(null).getFirst().message()).isNull();
  }

  @Test
  void countsByScopeForAdministrators() {
    PortfolioId portfolio = facts.add(me, "Mine");
    var _ = add("One", NOW);
    var _ = memories.add(me, about(portfolio, "Two"), NOW);
    assertThat(rows.stats(NOW))
        .isEqualTo(new MemoryRows.Stats(2, Map.of("portfolio", 1, "user", 1), 1));
    MemoryFilter found = new MemoryFilter(null, null, null, null, "tw");
    assertThat(rows.total(found, NOW)).isEqualTo(1);
    assertThat(rows.list(found, 5, 0, NOW)).extracting(Memory::content).containsExactly("Two");
  }

  private Memory add(String content, Instant now) {
    return memories.add(
        me, new NewMemory(content, null, Map.of(), Source.USER, null, null, null), now);
  }

  private static NewMemory about(PortfolioId portfolio, String content) {
    return new NewMemory(content, portfolio, Map.of(), Source.USER, null, null, null);
  }

  private static NewMemory learned(String content) {
    return NewMemory.learned(content, Map.of(), Source.PATTERN_ANALYSIS, null);
  }

  private List<Memory> list(@Nullable String state) {
    return memories.list(me, filter(state), 100, NOW);
  }

  private MemoryFilter filter(@Nullable String state) {
    return new MemoryFilter(me.value(), null, null, state, null);
  }

  private List<String> recall(Set<PortfolioId> portfolios, String question) {
    return recall().of(me, portfolios, question);
  }

  private Recall recall() {
    return new Recall(db, memories, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static void refused(ThrowingCallable work, String code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class, failure -> assertThat(code(failure.problem())).isEqualTo(code));
  }

  private static String code(Problem problem) {
    return problem.code();
  }
}
