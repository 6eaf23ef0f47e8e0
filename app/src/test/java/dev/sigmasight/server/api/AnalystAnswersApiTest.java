package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.DemoServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every kind of question to the rules, about every demo account's own figures. */
@Timeout(300)
class AnalystAnswersApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String QUESTIONS =
      """
      What is my portfolio risk?
      What do I hold?
      How much AAPL do I own?
      What is my portfolio worth?
      How did my portfolio perform?
      How concentrated am I?
      Show my sector exposure
      What are my factor exposures?
      Show the growth versus value spread of my portfolio
      What is my beta?
      Run the stress tests
      What if the market falls 20 % and rates rise 50 basis points?
      How would I do in another 2008?
      What if I sell half of AAPL?
      What if I buy 100 shares of MSFT?
      How volatile is my portfolio?
      Are my positions correlated?
      Show my option Greeks
      What moved today?
      What are my price targets?
      Which tags do I use?
      What company is AAPL?
      What is the price of AAPL?
      Show the price history of AAPL
      How good is the data quality?
      Compare my portfolios
      How did I do against the market?
      How could I hedge my market risk?
      What changed since last week?
      Am I too dependent on one holding?
      What moved my portfolio last?
      When do my options expire?
      How much is in private assets?
      What dividends and fees were there?
      What would a bad year like 2008 cost me?
      """;

  static Stream<DemoAccount> accounts() {
    return DemoAccount.all().stream();
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void everyFigureHasASource(DemoAccount account) {
    Client client = DemoServer.signedIn(account);
    String conversation = client.postText("/api/v1/chat/conversations", "{}").text("id");
    for (String question : QUESTIONS.lines().toList()) {
      JsonNode done = done(client, conversation, question);
      String text = done.path("final_text").asString("");
      assertThat(done.path("unsourced")).as(question + "\n" + text).isEmpty();
      assertThat(text)
          .contains("rule-based answer")
          .doesNotContain("The tool failed", "Nothing could be found out", "[[");
    }
  }

  private static JsonNode done(Client client, String conversation, String question) {
    String stream =
        client
            .postText(
                "/api/v1/chat/conversations/" + conversation + "/send",
                JSON.writeValueAsString(Map.of("content", question)))
            .text();
    String last =
        stream
            .lines()
            .filter(line -> line.startsWith("data: ") && line.contains("\"final_text\""))
            .reduce((one, other) -> other)
            .orElseThrow(() -> new AssertionError(stream));
    return JSON.readTree(last.substring("data: ".length())).path("data");
  }
}
