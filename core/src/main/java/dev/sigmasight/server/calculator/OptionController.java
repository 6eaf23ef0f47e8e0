package dev.sigmasight.server.calculator;

import dev.sigmasight.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Prices of options nobody needs to hold. */
@Tag(name = "Options")
@RestController
@RequestMapping("/api/v1/options")
class OptionController {
  private final OptionCalculator calculator;

  OptionController(OptionCalculator calculator) {
    this.calculator = calculator;
  }

  @Operation(
      summary = "Price and Greeks of an option, or the volatility its price implies",
      description =
          "Nothing is stored. Say expiry or years, and volatility or price. European options are"
              + " valued by Black, Scholes and Merton, American ones by refined trees; dividends in"
              + " money are taken off the spot at their present value.")
  @PostMapping("/price")
  OptionPriceView price(AccountId account, @RequestBody @Valid PriceOption asked) {
    return calculator.answer(asked);
  }
}
