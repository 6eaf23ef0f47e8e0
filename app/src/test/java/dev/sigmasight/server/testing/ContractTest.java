package dev.sigmasight.server.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final String PAGE = "/api/v1/views/all/holdings";

  private static String page(String more, String inRow) {
    return """
        {"view":"holdings","scope":"all","as_of":null,"data_through":null,"available":true,\
        "quality":"FINAL","quality_reason":null,"reason":null,"figures":{},"tables":[{\
        "id":"positions","rows":[{"key":"a","texts":{},"numbers":{}%s}]}]%s}"""
        .formatted(inRow, more);
  }

  private static void check(int status, String body) {
    HttpHeaders json =
        HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (_, _) -> true);
    Contract.of(TestServer.shared().anonymous())
        .check("GET", PAGE, null, new Answer(status, json, body));
  }

  @Test
  void letsThroughWhatIsDescribed() {
    assertThatCode(() -> check(200, page("", ""))).doesNotThrowAnyException();
  }

  @Test
  void findsAMemberThatIsNotDescribedHoweverDeep() {
    assertThatThrownBy(() -> check(200, page(",\"odd\":1", "")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("odd");
    assertThatThrownBy(() -> check(200, page("", ",\"odd\":1")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("odd");
  }

  @Test
  void findsAnImpossibleDateAndAStatusThatIsNotDescribed() {
    assertThatThrownBy(
            () -> check(200, page("", "").replace("\"as_of\":null", "\"as_of\":\"soon\"")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("as_of");
    assertThatThrownBy(() -> check(418, page("", "")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("418");
  }
}
