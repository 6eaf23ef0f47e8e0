package dev.sigmasight.server.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Message.Role;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.feedback.Annotation.Remark;
import dev.sigmasight.server.feedback.AnnotationViews.Export;
import dev.sigmasight.server.feedback.AnnotationViews.Filters;
import dev.sigmasight.server.feedback.Feedback.Rating;
import dev.sigmasight.server.memory.Memories;
import dev.sigmasight.server.memory.Memory;
import dev.sigmasight.server.memory.TestMemories;
import dev.sigmasight.server.testing.CopiedAiDb;
import dev.sigmasight.server.testing.KnownAnswers;
import dev.sigmasight.server.testing.OwnedPortfolios;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedbacksTest {
  private static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");
  private static final String LONG = "Your beta is 1.2 and so on and so forth. ".repeat(5);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final AiDb db = CopiedAiDb.open();
  private final KnownAnswers messages = new KnownAnswers();
  private final Memories memories = TestMemories.of(db, new OwnedPortfolios());
  private final FeedbackRows rows = new FeedbackRows(db);
  private final AnnotationRows remarks = new AnnotationRows(db);
  private final Learning learning = new Learning(rows, memories);
  private final Feedbacks feedbacks = new Feedbacks(rows, db, messages, learning, memories);
  private final Upkeep upkeep = new Upkeep(messages, rows, remarks, memories, learning, db, CLOCK);
  private final AccountId me = new AccountId(UUID.randomUUID());
  private final AccountId other = new AccountId(UUID.randomUUID());

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void keepsOneJudgementPerPersonAndMessage() {
    UUID answer = messages.add(me, Role.ASSISTANT, LONG);
    assertThat(feedbacks.of(me, answer)).isEmpty();
    Feedback first = feedbacks.put(me, answer, said(Rating.UP, null, "fine"), NOW);
    Feedback second = feedbacks.put(me, answer, said(Rating.DOWN, null, null), NOW.plusSeconds(9));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(feedbacks.of(me, answer).orElseThrow().rating()).isEqualTo(Rating.DOWN);
    assertThat(feedbacks.of(me, answer).orElseThrow().comment()).isNull();
    feedbacks.delete(me, answer);
    assertThat(feedbacks.of(me, answer)).isEmpty();
    refused(() -> feedbacks.delete(me, answer), "NOT_FOUND");
  }

  @Test
  void judgesOnlyAnswersOfOnesOwnConversations() {
    UUID question = messages.add(me, Role.USER, "What is beta?");
    UUID foreign = messages.add(other, Role.ASSISTANT, LONG);
    refused(() -> feedbacks.put(me, question, said(Rating.UP, null, null), NOW), "NOT_AN_ANSWER");
    refused(() -> feedbacks.put(me, foreign, said(Rating.UP, null, null), NOW), "NOT_FOUND");
    refused(() -> feedbacks.of(me, foreign), "NOT_FOUND");
    refused(() -> feedbacks.delete(me, foreign), "NOT_FOUND");
    refused(
        () -> feedbacks.put(me, UUID.randomUUID(), said(Rating.UP, null, null), NOW), "NOT_FOUND");
  }

  @Test
  void proposesWhatAJudgementTeachesAndWithdrawsItWithTheJudgement() {
    UUID answer = messages.add(me, Role.ASSISTANT, LONG);
    feedbacks.put(me, answer, said(Rating.DOWN, LONG.substring(0, 60), null), NOW);
    Memory learned = learned().getFirst();
    assertThat(learned.content()).isEqualTo("Prefers short answers.");
    assertThat(learned.state()).isEqualTo(Memory.State.PROPOSED);
    assertThat(learned.source()).isEqualTo(Memory.Source.FEEDBACK_LEARNING);
    feedbacks.put(me, answer, said(Rating.UP, null, null), NOW);
    assertThat(learned()).isEmpty();
    feedbacks.put(me, answer, said(Rating.DOWN, null, "I like tables."), NOW);
    assertThat(learned()).hasSize(1);
    feedbacks.delete(me, answer);
    assertThat(learned()).isEmpty();
  }

  @Test
  void learnsPatternsOfEachPersonAndProposesThemOnce() {
    for (int i = 0; i < 3; i++) {
      UUID answer = messages.add(me, Role.ASSISTANT, "The sector of energy is large.");
      feedbacks.put(me, answer, said(Rating.UP, null, null), NOW);
    }
    UUID foreign = messages.add(other, Role.ASSISTANT, LONG);
    feedbacks.put(other, foreign, said(Rating.UP, null, null), NOW);
    LearningRuns runs = new LearningRuns(learning, rows, CLOCK);
    LearningViews.Run run = runs.everybody(0.7, 30);
    assertThat(run.usersProcessed()).isEqualTo(1);
    assertThat(run.totalRulesCreated()).isEqualTo(1);
    assertThat(run.status()).isEqualTo("completed");
    assertThat(learned())
        .extracting(Memory::content)
        .containsExactly("Appreciates answers about sectors.");
    assertThat(runs.everybody(0.7, 30).totalRulesCreated()).isZero();
    assertThat(runs.everybody(0.99, 30).totalPatternsFound()).isZero();
    assertThat(learning.patterns(me.value(), NOW.plusSeconds(1), 0)).isEmpty();
  }

  @Test
  void looksAgainAtJudgementsThatTaughtNothingYet() {
    for (int i = 0; i < 3; i++) {
      UUID answer = messages.add(me, Role.ASSISTANT, LONG);
      feedbacks.put(me, answer, said(Rating.DOWN, null, "too long"), NOW);
    }
    memories.withdraw(rows.list(FeedbackFilter.since(NOW), 9, 0).getFirst().id());
    var _ = TestMemories.deleteAll(memories, me);
    LearningViews.Reprocessed again = new LearningRuns(learning, rows, CLOCK).again(7);
    assertThat(again.feedbackProcessed()).isEqualTo(3);
    assertThat(again.actionsTaken()).isEqualTo(1);
    assertThat(again.errors()).isEmpty();
  }

  @Test
  void countsJudgements() {
    for (int i = 0; i < 3; i++) {
      UUID answer = messages.add(me, Role.ASSISTANT, LONG);
      feedbacks.put(
          me, answer, said(i == 0 ? Rating.DOWN : Rating.UP, i == 0 ? LONG : null, "c"), NOW);
    }
    Counts counts = rows.counts(FeedbackFilter.since(NOW.minus(Duration.ofDays(1))));
    assertThat(counts).isEqualTo(new Counts(3, 2, 1, 3));
    assertThat(counts.positiveRatio()).isEqualByComparingTo("0.667");
    assertThat(rows.counts(FeedbackFilter.since(NOW.plusSeconds(1))).positiveRatio())
        .isEqualByComparingTo("0");
    assertThat(rows.list(new FeedbackFilter(NOW, "down", null, true), 5, 0)).hasSize(1);
  }

  @Test
  void followsDeletedMessagesEvenAfterAFailureHalfWay() {
    UUID kept = messages.add(me, Role.ASSISTANT, LONG);
    UUID gone = messages.add(me, Role.ASSISTANT, LONG);
    feedbacks.put(me, kept, said(Rating.UP, null, null), NOW);
    feedbacks.put(me, gone, said(Rating.DOWN, null, "too long"), NOW);
    var _ = remarks.add(me.value(), gone, remark("flag"), LONG, NOW);
    messages.delete(gone);
    db.sql("alter table ai_admin_annotations rename to elsewhere").update();
    assertThatThrownBy(upkeep::followDeletions).isInstanceOf(RuntimeException.class);
    assertThat(messages.next(9)).containsExactly(gone);
    assertThat(rows.of(me.value(), gone)).isPresent();
    db.sql("alter table elsewhere rename to ai_admin_annotations").update();
    assertThat(upkeep.followDeletions()).isEqualTo(1);
    assertThat(messages.next(9)).isEmpty();
    assertThat(rows.of(me.value(), gone)).isEmpty();
    assertThat(rows.of(me.value(), kept)).isPresent();
    assertThat(remarks.count(all())).isZero();
    assertThat(learned()).isEmpty();
    assertThat(upkeep.followDeletions()).isZero();
  }

  @Test
  void reportsOrphansAndLeavesThem() {
    UUID known = messages.add(me, Role.ASSISTANT, LONG);
    UUID lost = messages.add(me, Role.ASSISTANT, LONG);
    UUID listed = messages.add(me, Role.ASSISTANT, LONG);
    for (UUID each : List.of(known, lost, listed)) {
      feedbacks.put(me, each, said(Rating.UP, null, null), NOW);
    }
    messages.lose(lost);
    messages.delete(listed);
    assertThat(upkeep.orphans()).containsExactly(lost);
    assertThat(rows.of(me.value(), lost)).isPresent();
  }

  @Test
  void learnsOnceADayAndFollowsDeletionsEveryTime() {
    for (int i = 0; i < 3; i++) {
      UUID answer = messages.add(me, Role.ASSISTANT, "The sector of energy is large.");
      feedbacks.put(me, answer, said(Rating.UP, null, null), NOW);
    }
    upkeep.round();
    assertThat(learned()).hasSize(1);
    var _ = TestMemories.deleteAll(memories, me);
    UUID gone = messages.add(me, Role.ASSISTANT, LONG);
    feedbacks.put(me, gone, said(Rating.UP, null, null), NOW);
    messages.delete(gone);
    upkeep.round();
    assertThat(rows.of(me.value(), gone)).isEmpty();
    assertThat(learned()).isEmpty();
  }

  @Test
  void keepsRemarksOfAdministratorsOnAnswersOnly() {
    Annotations annotations = new Annotations(remarks, messages);
    UUID answer = messages.add(other, Role.ASSISTANT, "Beta is 1.2.");
    UUID question = messages.add(other, Role.USER, "Beta?");
    Annotation kept = annotations.add(me, answer, remark("correction"), NOW);
    assertThat(annotations.one(kept.id())).isEqualTo(kept);
    assertThat(kept.status()).isEqualTo("pending");
    assertThat(kept.answer()).isEqualTo("Beta is 1.2.");
    Annotation changed =
        annotations.change(
            kept.id(),
            new AnnotationChange("flag", null, null, "minor", List.of("x", "y"), "reviewed"),
            NOW);
    assertThat(changed.remark())
        .isEqualTo(new Remark("flag", "Wrong", "Better", "minor", List.of("x", "y")));
    assertThat(changed.status()).isEqualTo("reviewed");
    assertThat(remarks.list(new AnnotationFilter(NOW, "pending", null, null, null), 9, 0))
        .isEmpty();
    assertThat(remarks.list(new AnnotationFilter(NOW, "reviewed", "flag", "minor", answer), 9, 0))
        .containsExactly(changed);
    refused(() -> annotations.add(me, question, remark("flag"), NOW), "NOT_FOUND");
    annotations.delete(kept.id());
    refused(() -> annotations.delete(kept.id()), "NOT_FOUND");
    refused(() -> annotations.one(kept.id()), "NOT_FOUND");
  }

  @Test
  void summarisesRemarks() {
    var _ = remarks.add(me.value(), UUID.randomUUID(), remark("flag"), LONG, NOW);
    var _ = remarks.add(me.value(), UUID.randomUUID(), remark("flag"), LONG, NOW);
    var _ = remarks.add(me.value(), UUID.randomUUID(), remark("approved"), LONG, NOW);
    AnnotationRows.Summary summary = remarks.summary(NOW);
    assertThat(summary.byType()).containsOnly(entry("flag", 2), entry("approved", 1));
    assertThat(summary.byStatus()).containsOnly(entry("pending", 3));
    assertThat(List.of(summary.total(), summary.suggestions())).containsExactly(3, 3);
  }

  @Test
  void exportsEveryRemarkOnceInBothFormats() throws IOException {
    int count = 401;
    for (int i = 0; i < count; i++) {
      var _ = remarks.add(me.value(), UUID.randomUUID(), remark("flag"), "A \"reply\" ]", NOW);
    }
    AnnotationExport export = new AnnotationExport(remarks);
    Export head = new Export("json", 90, count, new Filters(null, "flag"), NOW, List.of());
    JsonNode file = new JsonMapper().readTree(read(export.object(all(), head)));
    assertThat(file.get("total_records").asInt()).isEqualTo(count);
    assertThat(file.get("data").size()).isEqualTo(count);
    assertThat(file.get("data").valueStream().map(each -> each.get("annotation_id").asString()))
        .doesNotHaveDuplicates();
    assertThat(file.at("/data/400/original_message/content").asString()).isEqualTo("A \"reply\" ]");
    List<String> lines = read(export.lines(all())).lines().toList();
    assertThat(lines).hasSize(count);
    assertThat(new JsonMapper().readTree(lines.get(400)).get("annotation_type").asString())
        .isEqualTo("flag");
  }

  @Test
  void exportsAnEmptyFileOfNothing() throws IOException {
    AnnotationExport export = new AnnotationExport(remarks);
    Export head = new Export("json", 90, 0, new Filters(null, null), NOW, List.of());
    assertThat(new JsonMapper().readTree(read(export.object(all(), head))).get("data").size())
        .isZero();
    assertThat(read(export.lines(all()))).isEmpty();
  }

  private List<Memory> learned() {
    return memories.learned(me.value(), 10, NOW);
  }

  private static java.util.Map.Entry<String, Integer> entry(String name, int count) {
    return java.util.Map.entry(name, count);
  }

  private static String read(InputStream file) throws IOException {
    return new String(file.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static AnnotationFilter all() {
    return new AnnotationFilter(Instant.EPOCH, null, null, null, null);
  }

  private static Remark remark(String type) {
    return new Remark(type, "Wrong", "Better", null, List.of("beta"));
  }

  private static Judgement said(Rating rating, @Nullable String edited, @Nullable String comment) {
    return new Judgement(rating, edited, comment);
  }

  private static void refused(ThrowingCallable work, String code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure -> assertThat(failure.problem().code()).isEqualTo(code));
  }
}
