package dev.sigmasight.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.report.Report.Section;
import dev.sigmasight.server.report.Reports.Subject;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.DemoServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports on the demo's long/short portfolio with options, against what the API says of it. */
class ReportTest {
  private static final DemoAccount OWNER =
      DemoAccount.all().stream()
          .filter(each -> each.email().contains("hedgefund"))
          .findFirst()
          .orElseThrow();
  private static final String ID = "fcd71196-e93e-f000-5a74-31a9eead3118";
  private static final List<String> SECTIONS =
      List.of(
          "summary",
          "quality",
          "exposures",
          "performance",
          "allocation",
          "holdings",
          "factors",
          "volatility",
          "correlation",
          "stress",
          "tail",
          "concentration",
          "options");
  private static final Client client = DemoServer.signedIn(OWNER);

  @TempDir private Path folder;

  private static Report report(String title, String subtitle) {
    return DemoServer.server()
        .part(Reports.class)
        .of(new Subject(OWNER.id(), ID, title, subtitle, "USD"), null);
  }

  private static Report report() {
    return report("Long and short", "Demo (taxable)");
  }

  private static JsonNode json(Report report) {
    return new JsonMapper().readTree(JsonReport.of(report));
  }

  private static JsonNode section(JsonNode report, String id) {
    return report
        .get("sections")
        .valueStream()
        .filter(each -> each.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static double figure(JsonNode report, String section, String name) {
    return Double.parseDouble(
        section(report, section).at("/figures/" + name + "/value").asString());
  }

  private static JsonNode table(JsonNode report, String section, String id) {
    return section(report, section)
        .get("tables")
        .valueStream()
        .filter(each -> each.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode api(String path) {
    Answer answer = client.get("/api/v1/analytics/portfolio/" + ID + "/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static String text(ReportFormat format, Report report) {
    return new String(format.write(report), StandardCharsets.UTF_8);
  }

  private static String pdfText(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      PdfTextExtractor words = new PdfTextExtractor(reader);
      StringBuilder text = new StringBuilder();
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        text.append(words.getTextFromPage(page)).append('\n');
      }
      return text.toString();
    }
  }

  @Test
  void saysTheSameAsTheApi() {
    JsonNode report = json(report());

    JsonNode overview = api("overview");
    assertThat(report.get("as_of").asString()).isEqualTo(overview.get("as_of").asString());
    assertThat(report.get("quality").asString()).isEqualTo(overview.get("quality").asString());
    JsonNode concentration = api("concentration").get("data");
    assertThat(figure(report, "concentration", "hhi"))
        .isEqualTo(concentration.get("hhi").asDouble());
    JsonNode volatility = api("volatility").get("data");
    assertThat(figure(report, "volatility", "realized_63d"))
        .isEqualTo(volatility.get("realized_volatility_63d").asDouble());
    JsonNode losses = api("var").at("/data/figures");
    assertThat(
            Double.parseDouble(
                table(report, "tail", "losses").at("/rows/0/value_at_risk/value").asString()))
        .isEqualTo(losses.get(0).get("value_at_risk").asDouble());
    for (JsonNode scenario : api("stress-test").at("/data/scenarios")) {
      JsonNode row =
          table(report, "stress", "scenarios")
              .get("rows")
              .valueStream()
              .filter(each -> each.at("/name").asString().equals(scenario.get("name").asString()))
              .findFirst()
              .orElseThrow();
      assertThat(Double.parseDouble(row.at("/impact/value").asString()))
          .isEqualTo(scenario.at("/impact/dollar_impact").asDouble());
    }
    JsonNode page = client.get("/api/v1/views/" + ID + "/overview?points=260").body();
    for (String name : List.of("net_asset_value", "pnl_day", "value_at_risk_95", "market_beta")) {
      assertThat(section(report, "summary").at("/figures/" + name))
          .as(name)
          .isEqualTo(page.at("/figures/" + name));
    }
    JsonNode performance = api("performance").get("series");
    assertThat(figure(report, "summary", "net_asset_value"))
        .isEqualTo(performance.get(performance.size() - 1).get("nav").asDouble());
  }

  @Test
  void sectionsStandInOneOrderInEveryFormat() throws IOException {
    Report report = report();

    assertThat(report.sections()).extracting(Section::id).containsExactlyElementsOf(SECTIONS);
    assertThat(json(report).get("sections").valueStream().map(each -> each.get("id").asString()))
        .containsExactlyElementsOf(SECTIONS);
    List<String> titles = new ArrayList<>(report.sections().stream().map(Section::title).toList());
    titles.add("How the figures are computed");
    assertThat(text(ReportFormat.MD, report).lines().filter(line -> line.startsWith("## ")))
        .containsExactlyElementsOf(titles.stream().map(title -> "## " + title).toList());
    assertThat(text(ReportFormat.HTML, report))
        .containsSubsequence(titles.stream().map(title -> "<h2>" + title + "</h2>").toList());
    assertThat(pdfText(ReportFormat.PDF.write(report))).contains(titles);
    assertThat(
            text(ReportFormat.CSV, report)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[0])
                .distinct())
        .containsExactlyElementsOf(Stream.concat(Stream.of("report"), SECTIONS.stream()).toList());
  }

  @Test
  void everyFormatNamesTheValueThatTheApiSays() throws IOException {
    Report report = report();
    String nav =
        api("performance").get("series").valueStream().toList().getLast().get("nav").asString();
    String shown = Shown.number("nav", "currency", new BigDecimal(nav));

    assertThat(text(ReportFormat.HTML, report))
        .contains("data-figure=\"net_asset_value\"")
        .contains("<dd>" + shown);
    assertThat(text(ReportFormat.MD, report)).contains("| Net asset value | " + shown + " |");
    assertThat(text(ReportFormat.CSV, report)).contains("summary,,,net_asset_value," + nav);
    assertThat(pdfText(ReportFormat.PDF.write(report))).contains(shown);
    assertThat(String.join("\n", TextReport.of(report))).contains(shown);
  }

  @Test
  void weightsOfTheBenchmarkThatNobodyPublishedAreCalledApproximate() {
    assertThat(text(ReportFormat.MD, report()))
        .contains("Benchmark: SP500, approximate weights entered by hand, of 2025-10-17.");
  }

  @Test
  void theWebPageNeedsNothingFromElsewhereAndRunsNothing() {
    String html = text(ReportFormat.HTML, report());

    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("default-src 'none'", "<svg", "<polyline", "@media print")
        .doesNotContain("<script", "<link", "<img", "<iframe", "@import", "url(", " style=");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    for (String tag : List.of("section", "table", "svg", "dl", "figure", "tr", "td")) {
      assertThat(count(html, "<" + tag + ">") + count(html, "<" + tag + " "))
          .as(tag)
          .isEqualTo(count(html, "</" + tag + ">"))
          .isPositive();
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void hostileNamesAreOnlyNames() throws IOException {
    Report report =
        report(
            "=HYPERLINK(\"x\") <script>alert('1')</script> ../../etc/passwd | **b** \u202e\u0007",
            "+cmd|' /C calc'!A0 <img src=x onerror=alert(1)>");

    assertThat(text(ReportFormat.HTML, report))
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .doesNotContain("<script", "<img", "\u202e");
    assertThat(text(ReportFormat.MD, report))
        .contains("&lt;script&gt;", "\\|", "\\*\\*b\\*\\*")
        .doesNotContain("<script", "<img");
    assertThat(text(ReportFormat.CSV, report).lines())
        .anyMatch(line -> line.startsWith("report,,,title,\"'=HYPERLINK("))
        .anyMatch(line -> line.startsWith("report,,,subtitle,'+cmd"));
    assertThat(pdfText(ReportFormat.PDF.write(report))).contains("../../etc/passwd");
    List<Path> written = new ReportFiles(folder).write(report, List.of(ReportFormat.MD));
    assertThat(written)
        .singleElement()
        .satisfies(file -> assertThat(file.getParent()).isEqualTo(folder))
        .satisfies(
            file ->
                assertThat(file.getFileName().toString())
                    .matches("hyperlink-x-script-alert-[a-z0-9-]*\\.md"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void accountsOfOneNameHaveFilesOfTheirOwn() throws IOException {
    Reports reports = DemoServer.server().part(Reports.class);
    ReportFiles files = new ReportFiles(folder);
    for (DemoAccount account : DemoAccount.all()) {
      var _ =
          files.write(
              reports.of(
                  new Subject(account.id(), "all", "All portfolios of A. Name", "", "USD"), null),
              List.of(ReportFormat.MD));
    }

    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written.map(file -> file.getFileName().toString()))
          .hasSize(DemoAccount.all().size())
          .allMatch(name -> name.matches("all-portfolios-of-a-name-[0-9a-f]{8}-.*\\.md"));
    }
  }

  /** What a client reads holds no name of the program's parts. */
  @Test
  void methodsAreSaidInPlainWords() {
    assertThat(report().methods())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            note ->
                assertThat(note.text())
                    .as(note.id())
                    .isNotBlank()
                    .doesNotContain("`", "Code:", "dev.sigmasight", ".md", "NaN", "null")
                    .doesNotContainPattern("\\p{Ll}\\p{Lu}|\\w_\\w|\\w\\("));
  }

  @Test
  void everyCharacterOfANameIsPrinted() throws IOException {
    byte[] pdf =
        ReportFormat.PDF.write(report("Żółć Ελλάδα Привет 株式会社 100 €", "A \uD83E\uDDE0 B"));

    assertThat(pdfText(pdf)).contains("Żółć", "Ελλάδα", "Привет", "株式会社", "€", "[U+1F9E0]");
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .contains("/FontFile2")
        .doesNotContain("/Helvetica");
  }

  @Test
  void theUnknownSaysWhy() {
    Report nothing =
        DemoServer.server()
            .part(Reports.class)
            .of(new Subject(OWNER.id(), ID, "Early", "", "USD"), LocalDate.of(2025, 6, 1));

    assertThat(nothing.heading().asOf()).isNull();
    assertThat(text(ReportFormat.MD, nothing))
        .contains("Nothing is computed", "Not available: ")
        .contains("| Value and profit | Not available: ");
    Report report = report();
    long unknown = report.unknown();
    assertThat(unknown).isPositive();
    assertThat(text(ReportFormat.HTML, report)).contains("—<sup>1</sup>", "<p class=\"note\">1 ");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void allPortfoliosOfAnAccountAreOneBook(ReportFormat format) {
    DemoAccount family =
        DemoAccount.all().stream()
            .filter(each -> each.email().contains("familyoffice"))
            .findFirst()
            .orElseThrow();
    Report report =
        DemoServer.server()
            .part(Reports.class)
            .of(new Subject(family.id(), "all", "All", "", "USD"), null);

    assertThat(format.write(report)).hasSizeGreaterThan(5000);
    assertThat(report.sections()).extracting(Section::id).contains("portfolios");
    assertThat(report.methods()).extracting(MethodNote::text).noneMatch(String::isBlank);
  }
}
