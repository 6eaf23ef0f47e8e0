package dev.sigmasight.server.edge;

import java.beans.PropertyEditorSupport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.NumberUtils;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Numbers in addresses are written in the digits 0 to 9: not as 0x10, not in the digits of another
 * script, and without spaces. Dates are written as YYYY-MM-DD, without an offset.
 */
@ControllerAdvice
@ConditionalOnWebApplication
class PlainValues implements WebMvcConfigurer {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("-?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final Form INTEGER = new Form(Integer.class, WHOLE);
  private static final Form LONG = new Form(Long.class, WHOLE);
  private static final Form DOUBLE = new Form(Double.class, DECIMAL);
  private static final Form BIG = new Form(BigDecimal.class, DECIMAL);

  /** For elements of lists, and for dates. */
  @Override
  public void addFormatters(FormatterRegistry registry) {
    List.of(INTEGER, LONG, DOUBLE, BIG).forEach(registry::addConverter);
    registry.addConverter(new Dates());
  }

  /** For single numbers: what a converter refuses is tried again with Spring's own editor. */
  @InitBinder
  void numbers(WebDataBinder binder) {
    binder.registerCustomEditor(int.class, new Editor(INTEGER));
    binder.registerCustomEditor(Integer.class, new Editor(INTEGER));
    binder.registerCustomEditor(long.class, new Editor(LONG));
    binder.registerCustomEditor(Long.class, new Editor(LONG));
    binder.registerCustomEditor(double.class, new Editor(DOUBLE));
    binder.registerCustomEditor(Double.class, new Editor(DOUBLE));
    binder.registerCustomEditor(BigDecimal.class, new Editor(BIG));
  }

  /** How the text of a number looks; an empty one means that there is none. */
  private record Form(Class<? extends Number> type, Pattern pattern) implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, type));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object text, TypeDescriptor from, TypeDescriptor wanted) {
      return text == null ? null : read(text.toString());
    }

    @Nullable Number read(String text) {
      if (text.isEmpty()) {
        return null;
      }
      if (!pattern.matcher(text).matches()) {
        throw new NumberFormatException("no plain number");
      }
      return NumberUtils.parseNumber(text, type);
    }
  }

  /** How the text of a date looks; an empty one means that there is none. */
  private record Dates() implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, LocalDate.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object text, TypeDescriptor from, TypeDescriptor wanted) {
      if (text == null || text.toString().isEmpty()) {
        return null;
      }
      if (!DATE.matcher(text.toString()).matches()) {
        throw new IllegalArgumentException("no plain date");
      }
      return LocalDate.parse(text.toString());
    }
  }

  private static final class Editor extends PropertyEditorSupport {
    private final Form form;

    Editor(Form form) {
      this.form = form;
    }

    @Override
    public void setAsText(String text) {
      setValue(form.read(text));
    }
  }
}
