package dev.sigmasight.market.yahoo;

import dev.sigmasight.market.http.Address;
import dev.sigmasight.market.http.Answer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One step on Yahoo's way to consent: a redirect, or the page with the form. */
final class ConsentPage {
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private ConsentPage() {}

  /** Empty if the answer leads nowhere. */
  static Optional<YahooSession.Step> next(URI here, Answer answer) {
    Optional<String> location = answer.headers().firstValue("Location");
    if (answer.status() / 100 == 3 && location.isPresent()) {
      return resolved(here, location.get()).map(uri -> new YahooSession.Step(uri, null));
    }
    Map<String, String> hidden = hidden(answer.body());
    if (!hidden.containsKey("csrfToken")) {
      return Optional.empty();
    }
    hidden.put("agree", "agree");
    return Optional.of(new YahooSession.Step(here, Address.encoded(hidden)));
  }

  private static Optional<URI> resolved(URI here, String location) {
    try {
      return Optional.of(here.resolve(location));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> hidden(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = INPUT.matcher(page);
    while (input.find()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(input.group());
      while (attribute.find()) {
        attributes.put(attribute.group(1), attribute.group(2));
      }
      String name = attributes.get("name");
      if ("hidden".equals(attributes.get("type")) && name != null) {
        fields.put(name, unescaped(attributes.get("value")));
      }
    }
    return fields;
  }

  private static String unescaped(@Nullable String value) {
    return value == null
        ? ""
        : value.replace("&quot;", "\"").replace("&#x3D;", "=").replace("&amp;", "&");
  }
}
