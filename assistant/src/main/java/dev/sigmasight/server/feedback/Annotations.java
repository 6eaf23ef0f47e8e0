package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.AnswerArchive;
import dev.sigmasight.kernel.conversation.AnswerArchive.ArchivedAnswer;
import dev.sigmasight.server.feedback.Annotation.Remark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Remarks of administrators on answers. */
@Component
final class Annotations {
  private final AnnotationRows rows;
  private final AnswerArchive archive;

  Annotations(AnnotationRows rows, AnswerArchive archive) {
    this.rows = rows;
    this.archive = archive;
  }

  /**
   * @throws ProblemException NotFound if the analyst wrote no message with this id
   */
  Annotation add(AccountId admin, UUID message, Remark remark, Instant now) {
    ArchivedAnswer answer = archive.answers(List.of(message)).get(message);
    if (answer == null) {
      throw new ProblemException(new Problem.NotFound("There is no answer with this id."));
    }
    return rows.add(admin.value(), message, remark, answer.text(), now);
  }

  /**
   * @throws ProblemException NotFound
   */
  Annotation one(UUID id) {
    return rows.find(id).orElseThrow(Annotations::unknown);
  }

  /**
   * @throws ProblemException NotFound
   */
  Annotation change(UUID id, AnnotationChange change, Instant now) {
    return rows.change(id, change, now).orElseThrow(Annotations::unknown);
  }

  /**
   * @throws ProblemException NotFound
   */
  void delete(UUID id) {
    if (!rows.delete(id)) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no annotation with this id."));
  }
}
