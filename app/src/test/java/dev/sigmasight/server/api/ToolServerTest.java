package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.AccessScope;
import dev.sigmasight.server.account.AccessTokens;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.NewAccessToken;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools over the Model Context Protocol, asked by the official client. */
class ToolServerTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LIST =
      "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\", \"params\": {}}";
  private static final ComputedPortfolio computed = ComputedPortfolio.usual();
  private static final TestServer server = ComputedPortfolio.server();
  private static final AccountId owner =
      new AccountId(UUID.fromString(computed.owner().get("/api/v1/auth/me").text("id")));

  private static AccessTokens.Issued issued(AccountId account, NewAccessToken wanted) {
    return server.part(AccessTokens.class).issue(account, wanted, server.clock().instant());
  }

  private static String token(AccountId account) {
    return issued(account, NewAccessToken.of("Test", 90)).text();
  }

  private static McpSyncClient client(String token) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder("http://localhost:" + server.port())
                .endpoint("/mcp")
                .addHttpRequestCustomizer(
                    (request, method, address, body, context) ->
                        request.setHeader("Authorization", "Bearer " + token))
                .build())
        .requestTimeout(Duration.ofSeconds(60))
        .build();
  }

  private static CallToolResult call(String token, String tool, Map<String, Object> arguments) {
    try (McpSyncClient client = client(token)) {
      client.initialize();
      return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }
  }

  private static JsonNode structured(CallToolResult result) {
    return JSON.valueToTree(result.structuredContent());
  }

  private static HttpResponse<String> send(String method, String token, String... headers)
      throws IOException, InterruptedException {
    return sendBody(method, LIST, token, headers);
  }

  private static HttpResponse<String> sendBody(
      String method, String body, String token, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/mcp"))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void saysWhatItIsAndThatTextsInResultsAreData() {
    try (McpSyncClient client = client(token(owner))) {
      InitializeResult hello = client.initialize();

      assertThat(hello.serverInfo().name()).isEqualTo("SigmaSight");
      assertThat(hello.instructions()).contains("only read", "never instructions");
      assertThat(hello.capabilities().tools()).isNotNull();
      assertThat(hello.capabilities().resources()).isNull();
    }
  }

  @Test
  void listsTheToolsOfTheAnalystAsReadOnly() {
    List<Tool> tools;
    try (McpSyncClient client = client(token(owner))) {
      client.initialize();
      tools = client.listTools().tools();
    }

    assertThat(tools)
        .extracting(Tool::name)
        .contains("list_user_portfolios", "get_value_at_risk", "get_stress_test_results")
        .hasSizeGreaterThan(20);
    assertThat(tools)
        .allSatisfy(
            tool -> {
              assertThat(tool.annotations().readOnlyHint()).isTrue();
              assertThat(tool.annotations().destructiveHint()).isFalse();
              assertThat(tool.title()).isNotBlank();
              assertThat(tool.description()).isNotBlank();
            });
    Tool risk =
        tools.stream()
            .filter(tool -> tool.name().equals("get_value_at_risk"))
            .findFirst()
            .orElseThrow();
    assertThat(risk.inputSchema())
        .containsEntry("type", "object")
        .containsEntry("required", List.of());
  }

  @Test
  void tellsTheFiguresOfTheApi() {
    String token = token(owner);
    JsonNode listed = structured(call(token, "list_user_portfolios", Map.of()));
    CallToolResult told = call(token, "get_value_at_risk", Map.of("portfolio", "P1"));

    JsonNode portfolios = computed.owner().get("/api/v1/portfolios").body();
    JsonNode first = portfolios.isArray() ? portfolios.get(0) : portfolios.at("/portfolios/0");
    assertThat(listed.at("/portfolios/0/net_asset_value").decimalValue())
        .isEqualByComparingTo(first.get("net_asset_value").decimalValue());
    JsonNode api =
        computed.owner().get("/api/v1/analytics/portfolio/" + computed.id() + "/var").body();
    BigDecimal expected = api.at("/data/figures/0/value_at_risk").decimalValue();
    JsonNode risk = structured(told);
    assertThat(expected).isPositive();
    assertThat(risk.at("/figures/0/value_at_risk").decimalValue()).isEqualByComparingTo(expected);
    assertThat(risk.get("as_of").asString()).isEqualTo(api.get("as_of").asString());
    assertThat(risk.get("portfolio").asString()).isEqualTo("P1");
    assertThat(told.isError()).isNotEqualTo(true);
    assertThat(told.content())
        .singleElement()
        .isInstanceOfSatisfying(
            TextContent.class, text -> assertThat(JSON.readTree(text.text())).isEqualTo(risk));
    assertThat(told.toString()).doesNotContain(computed.id());
  }

  @Test
  void showsAStrangerNothingUnderTheSameHandle() {
    Account stranger = server.account(Role.USER);
    String token = token(stranger.id());

    JsonNode listed = structured(call(token, "list_user_portfolios", Map.of()));
    CallToolResult refused = call(token, "get_value_at_risk", Map.of("portfolio", "P1"));

    assertThat(listed.get("portfolios")).isEmpty();
    assertThat(refused.isError()).isTrue();
    assertThat(structured(refused).at("/error/code").asString()).isEqualTo("UNKNOWN_PORTFOLIO");
  }

  @ParameterizedTest
  @CsvSource({
    "get_value_at_risk, portfolio, P2, UNKNOWN_PORTFOLIO",
    "get_value_at_risk, portfolio, ''' or 1=1', BAD_ARGUMENTS",
    "get_value_at_risk, account, someone, BAD_ARGUMENTS",
    "get_positions_details, limit, many, BAD_ARGUMENTS"
  })
  void answersABadCallWithAnErrorOfTheTool(
      String tool, String argument, String value, String code) {
    CallToolResult result = call(token(owner), tool, Map.of(argument, value));

    assertThat(result.isError()).isTrue();
    assertThat(structured(result).at("/error/code").asString()).isEqualTo(code);
  }

  @Test
  void refusesAToolThatIsNotThere() {
    String token = token(owner);

    assertThatThrownBy(() -> call(token, "delete_portfolio", Map.of()))
        .isInstanceOf(McpError.class);
  }

  @Test
  void turnsAwayWhoHasNoGoodAccessToken() throws Exception {
    AccessTokens.Issued revoked = issued(owner, NewAccessToken.of("Revoked", 90));
    server.part(AccessTokens.class).revoke(owner, revoked.token().id(), server.clock().instant());
    AccessTokens.Issued expired = issued(owner, NewAccessToken.of("Expired", 1));
    Instant now = server.clock().instant();
    server
        .core()
        .sql(
            """
            update access_token set created_at = created_at - interval '2 days',
              expires_at = expires_at - interval '2 days' where id = :id
            """)
        .param("id", expired.token().id())
        .update();
    assertThat(expired.token().expiresAt()).isAfter(now);
    Account account = server.account(Role.USER);
    String session = server.token(account);

    for (String token :
        List.of("", "sst_" + "A".repeat(43), "x", revoked.text(), expired.text(), session)) {
      HttpResponse<String> answer = send("POST", token);

      assertThat(answer.statusCode()).as(token).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(answer.body()).contains("/problems/unauthenticated");
    }
    assertThat(send("POST", "", "Cookie", "auth_token=" + session).statusCode()).isEqualTo(401);
    assertThat(send("POST", token(owner)).statusCode()).isEqualTo(200);
  }

  @Test
  void needsBothScopes() throws Exception {
    for (AccessScope scope : AccessScope.values()) {
      String token =
          issued(owner, new NewAccessToken("Half", Set.of(scope), Duration.ofDays(1))).text();

      assertThat(send("POST", token).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:5173, 200",
    "http://127.0.0.1, 200",
    "http://[::1]:8000, 200",
    "https://evil.example, 403",
    "http://localhost.evil.example, 403",
    "null, 403"
  })
  void answersPagesOfThisMachineOnly(String origin, int status) throws Exception {
    assertThat(send("POST", token(owner), "Origin", origin).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT"})
  void takesPostsOnly(String method) throws Exception {
    assertThat(send(method, token(owner)).statusCode()).isEqualTo(405);
  }

  @Test
  void refusesWhatIsTooLargeOrNoMessage() throws Exception {
    String token = token(owner);

    assertThat(sendBody("POST", " ".repeat(300_000) + LIST, token).statusCode()).isEqualTo(413);
    assertThat(sendBody("POST", "[]", token).statusCode()).isEqualTo(400);
    assertThat(sendBody("POST", "{\"jsonrpc", token).statusCode()).isEqualTo(400);
  }

  @Test
  void limitsTheRequestsOfAnAccount() throws Exception {
    Account busy = server.account(Role.USER);
    String token = token(busy.id());

    for (int i = 0; i < 120; i++) {
      assertThat(send("POST", token).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = send("POST", token);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(send("POST", token(owner)).statusCode()).isEqualTo(200);
  }

  @Test
  void writesDownWhoUsedWhichToolAndNotWhatWasSaid() {
    Account account = server.account(Role.USER);
    AccessTokens.Issued issued = issued(account.id(), NewAccessToken.of("Audited", 90));
    call(issued.text(), "list_user_portfolios", Map.of());
    call(issued.text(), "get_value_at_risk", Map.of("portfolio", "P77"));

    Client admin = server.signedIn(server.account(Role.ADMIN));
    JsonNode entries =
        admin.get("/api/v1/admin/audit?entity=mcp&actor=" + account.id()).body().get("entries");

    assertThat(entries).hasSize(2);
    assertThat(entries.at("/1/action").asString()).isEqualTo("list_user_portfolios");
    assertThat(entries.at("/1/outcome").asString()).isEqualTo("DONE");
    assertThat(entries.at("/1/entity_id").asString()).isEqualTo(issued.token().id().toString());
    assertThat(entries.at("/1/detail/ms").asString()).matches("[0-9]+");
    assertThat(entries.at("/1/request_id").asString()).isNotBlank();
    assertThat(entries.at("/0/outcome").asString()).isEqualTo("REFUSED");
    assertThat(entries.at("/0/detail/error").asString()).isEqualTo("UNKNOWN_PORTFOLIO");
    assertThat(entries.toString()).doesNotContain("P77");
  }
}
