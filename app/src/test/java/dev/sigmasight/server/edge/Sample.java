package dev.sigmasight.server.edge;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A controller with everything that can go right or wrong, outside of what needs an account. */
@Hidden
@RestController
class Sample {
  static final Map<String, Problem> PROBLEMS =
      Map.of(
          "not-found", new Problem.NotFound("There is no portfolio with this id."),
          "invalid-input",
              new Problem.InvalidInput(
                  "ERR_PORT_008",
                  "The file has a fault.",
                  List.of(new Fault("Quantity", "is zero", "ERR_POS_006", 3, "AAPL"))),
          "conflict", new Problem.Conflict("EMAIL_TAKEN", "Taken."),
          "unauthenticated", new Problem.Unauthenticated("Who?"),
          "forbidden", new Problem.Forbidden("No."),
          "too-many-requests", new Problem.TooManyRequests("Slow down.", Duration.ofMillis(2100)),
          "insufficient-data", new Problem.InsufficientData("Too few returns.", 10, 21),
          "unavailable", new Problem.Unavailable("ai_database", "It is down."));

  static Problem of(String slug) {
    return Objects.requireNonNull(PROBLEMS.get(slug), slug);
  }

  record Item(@NotBlank(message = "is required") String itemName, int count) {}

  enum Side {
    BUY,
    SELL
  }

  record Order(
      List<@Valid Item> items,
      BigDecimal price,
      UUID buyer,
      LocalDate dueOn,
      Side side,
      Instant goodUntil) {}

  record Numbers(
      BigDecimal big, BigDecimal small, double tiny, Double large, Instant at, LocalDate on) {}

  @GetMapping("/sample/problem/{slug}")
  String problem(@PathVariable String slug) {
    throw new ProblemException(of(slug));
  }

  @GetMapping("/sample/broken")
  String broken() {
    throw new IllegalStateException("select secret from account");
  }

  @GetMapping("/sample/{id}/{date}")
  String bind(
      @PathVariable UUID id,
      @PathVariable LocalDate date,
      @RequestParam(defaultValue = "1") int days,
      @RequestParam(name = "max_rows", defaultValue = "1") @Max(value = 9, message = "is above 9")
          int maxRows) {
    return id + " " + date + " " + days + " " + maxRows;
  }

  @GetMapping("/sample/needs")
  String needs(@RequestParam String symbol) {
    return symbol;
  }

  @GetMapping("/sample/counts")
  List<Integer> counts(@RequestParam List<Integer> days) {
    return days;
  }

  @GetMapping("/sample/decimals")
  String decimals(
      @RequestParam(defaultValue = "1") double share,
      @RequestParam(defaultValue = "1") BigDecimal price) {
    return share + " " + price;
  }

  @PostMapping("/api/v1/sample/days")
  String days(
      @RequestParam(defaultValue = "1") int days,
      @RequestParam(name = "max_rows", defaultValue = "1") int maxRows) {
    return days + " " + maxRows;
  }

  @PostMapping("/sample/order")
  Order order(@Valid @RequestBody Order order) {
    return order;
  }

  @PostMapping("/sample/file")
  long file(@RequestParam MultipartFile file) {
    return file.getSize();
  }

  @GetMapping("/sample/numbers")
  Numbers numbers() {
    return new Numbers(
        new BigDecimal("1E+9"),
        new BigDecimal("1E-12"),
        1e-7,
        1e21,
        Instant.parse("2026-01-15T15:00:00.5Z"),
        LocalDate.of(2026, 1, 15));
  }

  @GetMapping("/api/v1/sample/me")
  String me(AccountId account) {
    return account.toString();
  }

  @GetMapping("/sample/me")
  String openMe(AccountId account) {
    return account.toString();
  }
}
