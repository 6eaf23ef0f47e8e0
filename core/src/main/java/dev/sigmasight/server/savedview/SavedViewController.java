package dev.sigmasight.server.savedview;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.savedview.SavedViewViews.ListView;
import dev.sigmasight.server.savedview.SavedViewViews.One;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The views of the holdings that the account saved. */
@RestController
@RequestMapping(SavedViewController.PATH)
@Tag(name = "Saved views")
class SavedViewController {
  static final String PATH = "/api/v1/settings/views";

  private final SavedViews views;
  private final Clock clock;

  SavedViewController(SavedViews views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  @Operation(summary = "The saved views of the holdings, by name")
  @GetMapping
  ListView list(AccountId account) {
    return ListView.of(views.of(account));
  }

  @Operation(
      summary = "Save a view of the holdings under a name",
      description =
          "It is the query of the page's address: which positions, filter, order, groups and"
              + " columns. It is opened for any portfolio. An account has at most 50.")
  @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
  @PostMapping
  ResponseEntity<One> create(AccountId account, @RequestBody @Valid SaveView wanted) {
    SavedView created = views.create(account, wanted, clock.instant());
    return ResponseEntity.created(URI.create(PATH + "/" + created.id())).body(One.of(created));
  }

  @Operation(summary = "Rename a saved view or save another one in its place; the rest stays")
  @PutMapping("/{id}")
  One change(AccountId account, @PathVariable UUID id, @RequestBody @Valid ChangeView wanted) {
    return One.of(views.change(account, id, wanted, clock.instant()));
  }

  @Operation(summary = "Delete a saved view")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}")
  void delete(AccountId account, @PathVariable UUID id) {
    views.delete(account, id);
  }
}
