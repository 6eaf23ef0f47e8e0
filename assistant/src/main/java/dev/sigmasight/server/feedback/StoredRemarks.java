package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.conversation.Remarks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Remarks, for those who show conversations. */
@Component
final class StoredRemarks implements Remarks {
  private final AnnotationRows rows;

  StoredRemarks(AnnotationRows rows) {
    this.rows = rows;
  }

  @Override
  public Map<UUID, Integer> counts(Collection<UUID> messages) {
    return rows.counts(messages);
  }

  @Override
  public List<Remark> about(UUID message) {
    return rows.about(message).stream().map(StoredRemarks::remark).toList();
  }

  private static Remark remark(Annotation annotation) {
    Annotation.Remark said = annotation.remark();
    return new Remark(
        annotation.id(),
        annotation.admin(),
        said.type(),
        said.content(),
        said.suggestion(),
        said.severity(),
        said.tags(),
        annotation.status(),
        annotation.created(),
        annotation.updated());
  }
}
