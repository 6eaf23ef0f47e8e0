package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a problem means: the pages of {@code docs/problems}, which lie in the jar. */
@Hidden
@RestController
class ProblemPages {
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  @GetMapping("/problems/{slug:[a-z-]+}")
  ResponseEntity<String> page(@PathVariable String slug) throws IOException {
    ClassPathResource page = new ClassPathResource("problems/" + slug + ".md");
    if (!page.exists()) {
      throw new ProblemException(new Problem.NotFound("There is no problem of this name."));
    }
    return ResponseEntity.ok()
        .contentType(TEXT)
        .body(page.getContentAsString(StandardCharsets.UTF_8));
  }
}
