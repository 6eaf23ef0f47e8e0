package dev.sigmasight.server.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with files of the front end. */
@Component
@ConditionalOnWebApplication
public class WebPages {
  private static final String PAGE = "index.html";

  /** Nothing but our own files, and neither scripts nor styles within markup. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self';"
          + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Addresses of programs and of files: whoever asks there wants no page. */
  private static final Pattern NO_PAGES = Pattern.compile("/(api|v3|assets)(/.*)?");

  private final WebFiles files;

  WebPages(@Value("${sigmasight.pages:web/}") String folder) {
    files = new WebFiles(folder);
  }

  /** The one page, which finds out by its address what to show. */
  Optional<ResponseEntity<byte[]>> page(HttpServletRequest request, HttpStatus status) {
    return files
        .find(PAGE, codings(request))
        .map(
            file ->
                answer(ResponseEntity.status(status), file)
                    .header("Content-Security-Policy", POLICY)
                    .cacheControl(CacheControl.noCache())
                    .body(file.bytes()));
  }

  /** A file as it was built. */
  Optional<ResponseEntity<byte[]>> file(
      HttpServletRequest request, String name, CacheControl keeping) {
    return files
        .find(name, codings(request))
        .map(file -> answer(ResponseEntity.ok(), file).cacheControl(keeping).body(file.bytes()));
  }

  /** The page that says that there is no such page, for a browser that looks for one. */
  public Optional<ResponseEntity<byte[]>> lost(HttpServletRequest request) {
    return NO_PAGES.matcher(request.getRequestURI()).matches() || !reads(request)
        ? Optional.empty()
        : page(request, HttpStatus.NOT_FOUND);
  }

  private static ResponseEntity.BodyBuilder answer(
      ResponseEntity.BodyBuilder answer, WebFile file) {
    if (file.coding() != Coding.PLAIN) {
      answer.header(HttpHeaders.CONTENT_ENCODING, file.coding().token());
    }
    return answer
        .contentType(file.type())
        .eTag(file.tag())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline") // else Spring calls a script f.txt
        .varyBy(HttpHeaders.ACCEPT_ENCODING);
  }

  private static String codings(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_ENCODING), "");
  }

  /** Whether pages are asked for by name; programs take anything. */
  private static boolean reads(HttpServletRequest request) {
    try {
      List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
      return accepted.stream()
          .anyMatch(
              type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
