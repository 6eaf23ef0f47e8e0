package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a body that says something where the parameters belong into the query, instead of leaving
 * it unread. One that says nothing, as {@code {}}, may stay: some clients cannot send none.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class UnreadBodies implements WebMvcConfigurer, HandlerInterceptor {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern NOTHING = Pattern.compile("\\s*(\\{\\s*}|null)?\\s*");
  private static final int ENOUGH = 1024;

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof HandlerMethod method
        && !WITHOUT_BODY.contains(request.getMethod())
        && !isForm(request.getContentType())) {
      List<String> query = query(method);
      if (!query.isEmpty() && saysSomething(request)) {
        throw new ProblemException(
            Problem.InvalidInput.of(
                "",
                "Nothing reads a body here; say %s in the query of the address."
                    .formatted(listed(query))));
      }
    }
    return true;
  }

  private static boolean isForm(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        || type.startsWith("multipart/");
  }

  /** The parameters in the query of a handler that reads no body. */
  private static List<String> query(HandlerMethod method) {
    List<MethodParameter> all = Arrays.asList(method.getMethodParameters());
    return all.stream().anyMatch(each -> each.hasParameterAnnotation(RequestBody.class))
        ? List.of()
        : all.stream()
            .filter(each -> each.hasParameterAnnotation(RequestParam.class))
            .map(InputFaults::parameterName)
            .toList();
  }

  private static boolean saysSomething(HttpServletRequest request) throws IOException {
    byte[] start = request.getInputStream().readNBytes(ENOUGH);
    return !NOTHING.matcher(new String(start, StandardCharsets.UTF_8)).matches();
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
