package dev.sigmasight.server.feedback;

import dev.sigmasight.server.feedback.AnnotationViews.Export;
import dev.sigmasight.server.feedback.AnnotationViews.Exported;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes remarks into a file while they are read, a page at a time. */
@Component
final class AnnotationExport {
  private static final int PAGE = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final AnnotationRows rows;

  AnnotationExport(AnnotationRows rows) {
    this.rows = rows;
  }

  /** One JSON object to a line. */
  InputStream lines(AnnotationFilter filter) {
    return new SequenceInputStream(new Chunks(new Pages(filter, "", "\n", "\n")));
  }

  /** One JSON object. */
  InputStream object(AnnotationFilter filter, Export head) {
    String open = JSON.writeValueAsString(head);
    String start = open.substring(0, open.lastIndexOf(']'));
    String end = open.substring(open.lastIndexOf(']'));
    InputStream records = new SequenceInputStream(new Chunks(new Pages(filter, ",", ",", "")));
    return new SequenceInputStream(
        Collections.enumeration(List.of(bytes(start), records, bytes(end))));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The records of page after page as text. */
  private final class Pages implements Iterator<String> {
    private final AnnotationFilter filter;
    private final String beforePage;
    private final String between;
    private final String afterPage;
    private int offset;
    private List<Annotation> next;

    Pages(AnnotationFilter filter, String beforePage, String between, String afterPage) {
      this.filter = filter;
      this.beforePage = beforePage;
      this.between = between;
      this.afterPage = afterPage;
      this.next = rows.list(filter, PAGE, 0);
    }

    @Override
    public boolean hasNext() {
      return !next.isEmpty();
    }

    @Override
    public String next() {
      if (next.isEmpty()) {
        throw new NoSuchElementException();
      }
      String text =
          next.stream()
              .map(each -> JSON.writeValueAsString(Exported.of(each)))
              .collect(Collectors.joining(between, offset == 0 ? "" : beforePage, afterPage));
      offset += PAGE;
      next = next.size() < PAGE ? List.of() : rows.list(filter, PAGE, offset);
      return text;
    }
  }

  /** Texts as streams of bytes, each made when it is asked for. */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
  private record Chunks(Iterator<String> texts) implements Enumeration<InputStream> {
    @Override
    public boolean hasMoreElements() {
      return texts.hasNext();
    }

    @Override
    public InputStream nextElement() {
      return bytes(texts.next());
    }
  }
}
