import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Writes docs/licences.md from a bill of materials and the lock file of npm; see licences.sh. */
final class Licences {
  /** Licences under which a library may be shipped with a program under the Apache License 2.0. */
  private static final Set<String> ALLOWED =
      Set.of(
          "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-1.0", "EPL-2.0", "ISC",
          "LGPL-2.1-only", "MIT", "MIT-0", "Unlicense", "UPL-1.0", "GPL-2.0-with-classpath-exception",
          "LGPL-2.1", "MPL-2.0", "PostgreSQL");

  /** What authors write instead of the usual names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "Apache License, Version 2.0", "Apache-2.0",
          "Eclipse Distribution License - v 1.0", "BSD-3-Clause",
          "EDL 1.0", "BSD-3-Clause",
          "GNU Lesser General Public License", "LGPL-2.1",
          "GNU Lesser General Public License (LGPL), Version 2.1", "LGPL-2.1",
          "Mozilla Public License Version 2.0", "MPL-2.0",
          "Public Domain, per Creative Commons CC0", "CC0-1.0",
          "The MIT License", "MIT");

  private static final Pattern NPM =
      Pattern.compile("\"node_modules/([^\"]+)\": \\{(.*?)\\n    }", Pattern.DOTALL);

  private Licences() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, TreeSet<String>> java = libraries(Path.of(arguments[0]));
    Map<String, TreeSet<String>> web = packages(Path.of(arguments[1]));
    System.out.print(page(java, web));
    List<String> refused = new ArrayList<>();
    List.of(java, web)
        .forEach(
            all ->
                all.forEach(
                    (library, licences) -> {
                      if (licences.stream().noneMatch(ALLOWED::contains)) {
                        refused.add(library + " " + licences);
                      }
                    }));
    if (!refused.isEmpty()) {
      System.err.println("Not under a licence that is allowed: " + String.join(", ", refused));
      System.exit(1);
    }
  }

  private static Map<String, TreeSet<String>> libraries(Path bom) throws Exception {
    Map<String, TreeSet<String>> found = new TreeMap<>();
    Element root =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bom.toFile()).getDocumentElement();
    for (Element component : children(root, "components", "component")) {
      String group = text(component, "group");
      if (!group.equals("dev.sigmasight")) {
        String name = group + ":" + text(component, "name") + " | " + text(component, "version");
        found.put(name, licences(component));
      }
    }
    return found;
  }

  /** The elements below those of a name below an element; the tools that made the list are deeper. */
  private static List<Element> children(Element root, String... path) {
    List<Element> found = List.of(root);
    for (String name : path) {
      List<Element> below = new ArrayList<>();
      for (Element each : found) {
        for (Node child = each.getFirstChild(); child != null; child = child.getNextSibling()) {
          if (child instanceof Element element && element.getTagName().equals(name)) {
            below.add(element);
          }
        }
      }
      found = below;
    }
    return found;
  }

  private static TreeSet<String> licences(Element component) {
    TreeSet<String> licences = new TreeSet<>();
    for (String tag : List.of("id", "name", "expression")) {
      NodeList all = component.getElementsByTagName("licenses");
      if (all.getLength() > 0) {
        NodeList texts = ((Element) all.item(0)).getElementsByTagName(tag);
        for (int i = 0; i < texts.getLength(); i++) {
          String written = texts.item(i).getTextContent().strip();
          licences.add(NAMES.getOrDefault(written, written));
        }
      }
    }
    return licences;
  }

  private static String text(Element component, String tag) {
    NodeList texts = component.getElementsByTagName(tag);
    return texts.getLength() == 0 ? "" : texts.item(0).getTextContent().strip();
  }

  private static Map<String, TreeSet<String>> packages(Path lock) throws IOException {
    Map<String, TreeSet<String>> found = new TreeMap<>();
    NPM.matcher(Files.readString(lock))
        .results()
        .filter(each -> !each.group(2).contains("\"dev\": true"))
        .forEach(
            each ->
                found.put(
                    each.group(1).replaceAll(".*node_modules/", "") + " | " + member(each.group(2), "version"),
                    new TreeSet<>(Set.of(member(each.group(2), "license")))));
    return found;
  }

  private static String member(String block, String name) {
    var matcher = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(block);
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  private static String page(Map<String, TreeSet<String>> java, Map<String, TreeSet<String>> web) {
    return """
        # Licences

        SigmaSight is under the [Apache License 2.0](../LICENSE). It is shipped with these libraries. `scripts/licences.sh` writes this page and
        bills of materials in the form of CycloneDX (`app/target/bom.json` of the server, `bom-web.json` of the front end), and fails for a licence
        that it does not know.

        ## The server: %d libraries

        %s
        ## The web front end: %d packages

        %s"""
        .formatted(java.size(), table(java), web.size(), table(web));
  }

  private static String table(Map<String, TreeSet<String>> libraries) {
    StringBuilder table = new StringBuilder("| library | version | licence |\n|---|---|---|\n");
    libraries.forEach(
        (library, licences) ->
            table.append("| %s | %s |\n".formatted(library, String.join(", ", licences))));
    return table.toString();
  }
}
