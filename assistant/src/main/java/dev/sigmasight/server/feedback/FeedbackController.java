package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the account thinks of the answers it was given. */
@Tag(name = "Feedback")
@RestController
class FeedbackController {
  private static final String PATH = "/api/v1/chat/messages/{id}/feedback";
  private static final String SHORT_PATH = "/api/v1/messages/{id}/feedback";

  private final Feedbacks feedbacks;
  private final Clock clock;

  FeedbackController(Feedbacks feedbacks, Clock clock) {
    this.feedbacks = feedbacks;
    this.clock = clock;
  }

  @Operation(summary = "Judge an answer, over an earlier judgement; what is learned is proposed")
  @PostMapping({PATH, SHORT_PATH})
  FeedbackView judge(
      AccountId account, @PathVariable UUID id, @RequestBody @Valid SayFeedback said) {
    return FeedbackView.of(feedbacks.put(account, id, said.judgement(), clock.instant()));
  }

  @Operation(summary = "The judgement about an answer, or null")
  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @GetMapping(PATH)
  Optional<FeedbackView> get(AccountId account, @PathVariable UUID id) {
    return feedbacks.of(account, id).map(FeedbackView::of);
  }

  @Operation(summary = "Withdraw a judgement, and what was learned from it but not approved")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping(PATH)
  void withdraw(AccountId account, @PathVariable UUID id) {
    feedbacks.delete(account, id);
  }
}
