package dev.sigmasight.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets of the front end, with the files of {@code src/test/resources/web}. */
class PagesTest {
  private static final Path FILES = Path.of("src/test/resources/web");
  private static final String SCRIPT = "/assets/long-3f1c09ab.js";
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private static final TestServer server = TestServer.shared();

  private static Client client() {
    return server.anonymous();
  }

  private static String file(String name) throws IOException {
    return Files.readString(FILES.resolve(name));
  }

  private static long length(String name) throws IOException {
    return Files.size(FILES.resolve(name.substring(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sign-in",
        "/sign-in?then=%2Fp%2Fall",
        "/p/all",
        "/p/7d0b6a3e-3c1f-4a55-9a39-0d1f3f8e7c11/risk/factors?as_of=2026-01-15",
        "/research",
        "/research/BRK.B",
        "/analyst/new",
        "/accounts",
        "/settings",
        "/ops/runs",
        "/methods/correlation"
      })
  void answersEachAddressOfTheFrontEndWithTheOnePage(String path) throws IOException {
    Answer answer = client().get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.text()).isEqualTo(file("index.html"));
  }

  @Test
  void showsThePageToWhomeverAndWithWhateverToken() {
    assertThat(client().cookie("expired").get("/p/all").status()).isEqualTo(200);
    assertThat(client().bearer("wrong").get("/").status()).isEqualTo(200);
    assertThat(server.signedIn(server.account(Role.USER)).get("/ops/runs").status()).isEqualTo(200);
    assertThat(client().with("Accept", "application/json").get("/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/p/all", "/no/such/page"})
  void allowsAPageNothingButItsOwnFiles(String path) {
    Answer page = client().with("Accept", BROWSER).get(path);

    assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(page.header("Content-Security-Policy").split("; ", -1))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Permissions-Policy")).contains("camera=()", "microphone=()");
    assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/long-3f1c09ab.js, text/javascript;charset=UTF-8",
    "/assets/short-77aa01de.css, text/css;charset=UTF-8",
  })
  void letsAssetsBeKeptForever(String path, String type) throws IOException {
    Answer answer = client().get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
    assertThat(answer.text()).isEqualTo(file(path.substring(1)));
  }

  @Test
  void asksEachTimeWhetherAnIconHolds() {
    Answer icon = client().get("/favicon.svg");

    assertThat(icon.status()).isEqualTo(200);
    assertThat(icon.header("Content-Type")).isEqualTo("image/svg+xml;charset=UTF-8");
    assertThat(icon.header("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br | .br",
        "gzip                    | gzip | .gz",
        "br;q=0, GZIP;q=0.5      | gzip | .gz",
        "br; q=0.000, identity   | '' | ''",
        "deflate                 | '' | ''",
        "*                       | '' | ''",
        "brown                   | '' | ''",
      })
  void sendsTheShortestCodingThatTheClientReads(String accepted, String coding, String ending)
      throws IOException {
    for (String[] each : new String[][] {{SCRIPT, SCRIPT}, {"/p/all", "/index.html"}}) {
      Answer answer = client().with("Accept-Encoding", accepted).get(each[0]);

      assertThat(answer.header("Content-Encoding")).isEqualTo(coding);
      assertThat(answer.headers().firstValueAsLong("Content-Length"))
          .hasValue(length(each[1] + ending));
      assertThat(answer.headers().allValues("Vary"))
          .anySatisfy(vary -> assertThat(vary).contains("Accept-Encoding"));
    }
  }

  @Test
  void sendsPlainWhatWasTooShortToCompress() throws IOException {
    Answer style = client().with("Accept-Encoding", "br, gzip").get("/assets/short-77aa01de.css");

    assertThat(style.header("Content-Encoding")).isEmpty();
    assertThat(style.header("Vary")).contains("Accept-Encoding");
    assertThat(style.text()).isEqualTo(file("assets/short-77aa01de.css"));
  }

  @Test
  void sendsCompressedBytesThatExpandToTheFile() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client().address() + SCRIPT))
            .header("Accept-Encoding", "gzip")
            .build();
    byte[] body;
    try (HttpClient http = HttpClient.newHttpClient()) {
      body = http.send(request, BodyHandlers.ofByteArray()).body();
    }

    try (GZIPInputStream expanded = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(new String(expanded.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(file(SCRIPT.substring(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", SCRIPT, "/favicon.svg"})
  void answers304ToWhoeverHasItAlready(String path) {
    for (String accepted : new String[] {"identity", "gzip", "br"}) {
      Client reader = client().with("Accept-Encoding", accepted);
      Answer first = reader.get(path);
      Answer again = reader.with("If-None-Match", first.header("ETag")).get(path);

      assertThat(again.status()).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).startsWith("\"");
      assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
      assertThat(again.header("Vary")).isEqualTo(first.header("Vary"));
      assertThat(reader.with("If-None-Match", "\"another\"").get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void tagsEachCodingOfAFileDifferently() {
    assertThat(
            Stream.of("identity", "gzip", "br")
                .map(each -> client().with("Accept-Encoding", each).get(SCRIPT).header("ETag")))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/research/AAPL", SCRIPT, "/favicon.svg", "/assets/gone.js"})
  void answersHeadLikeGetWithoutABody(String path) {
    Client reader = client().with("Accept-Encoding", "br");
    Answer head = reader.send("HEAD", path, BodyPublishers.noBody());
    Answer get = reader.get(path);

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.text()).isEmpty();
    for (String header : new String[] {"Content-Type", "ETag", "Cache-Control", "Vary"}) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/gone-12345678.js",
        "/assets/long-3f1c09ab.js.br",
        "/assets/long-3f1c09ab.js.map",
        "/assets/deeper/long-3f1c09ab.js",
        "/assets/",
        "/assets"
      })
  void neverTakesThePageForAMissingAsset(String path) {
    Answer answer = client().with("Accept", BROWSER).get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.header("Cache-Control")).doesNotContain("max-age=31536000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/../index.html", "/assets/..%2findex.html", "/assets//x.js"})
  void leadsNowhereElse(String path) {
    assertThat(client().get(path).status()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api/nothing", "/api", "/v3/nothing"})
  void leavesProgramsTheirProblems(String path) {
    Answer answer = server.signedIn(server.account(Role.USER)).with("Accept", BROWSER).get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no/such/page", "/portfolio", "/sign-in/twice"})
  void letsThePageSayThatThereIsNoSuchPage(String path) throws IOException {
    Answer page = client().with("Accept", BROWSER).get(path);
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.text()).isEqualTo(file("index.html"));

    for (String accepted : new String[] {"*/*", "application/json", "text/html;q=0, */*"}) {
      Answer program = client().with("Accept", accepted).get(path);
      assertThat(program.status()).isEqualTo(404);
      assertThat(program.header("Content-Type")).startsWith("application/problem+json");
    }
    assertThat(client().with("Accept", "no/type/x").get(path).status()).isEqualTo(404);
  }

  @Test
  void doesNotTakeWhatIsSent() {
    assertThat(client().post("/p/all").status()).isEqualTo(405);
  }

  @Test
  void isNoPartOfTheDescriptionOfTheApi() {
    assertThat(client().get("/v3/api-docs").body().get("paths").propertyNames())
        .allSatisfy(path -> assertThat(path).matches("/(api|health|livez|readyz|metrics).*"));
  }

  @Test
  void isMeasuredUnderFewNames() {
    client().get("/p/all/holdings/one");
    client().get("/p/all/holdings/two");
    client().with("Accept", BROWSER).get("/no/such/page");

    assertThat(client().get("/metrics").text())
        .contains("route=\"/p/**\"")
        .doesNotContain("/p/all", "/no/such/page");
  }

  @Test
  void saysThatItWasBuiltWithoutPages() {
    try (TestServer bare = TestServer.start(Map.of("sigmasight.pages", "nothing/"))) {
      Answer front = bare.anonymous().with("Accept", BROWSER).get("/");
      assertThat(front.status()).isEqualTo(404);
      assertThat(front.text("detail")).contains("without its web pages", "/docs");
      assertThat(bare.anonymous().with("Accept", BROWSER).get("/nothing").text("type"))
          .isEqualTo("/problems/not-found");
      assertThat(bare.anonymous().get("/livez").status()).isEqualTo(200);
    }
  }
}
