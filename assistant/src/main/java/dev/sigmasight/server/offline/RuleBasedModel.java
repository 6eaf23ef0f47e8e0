package dev.sigmasight.server.offline;

import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.LanguageModel;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import dev.sigmasight.server.llm.ToolDefinition;
import dev.sigmasight.server.offline.Owned.Portfolio;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Answers by rules, from the same tools as a language model and with the same marks. It recognises
 * the kind of a question by its words, calls the tools of that kind, and puts what they return into
 * sentences. Whatever a tool returns is data to it: no text of it can cause a call. Without the
 * situation that {@code Desk} tells, it asks first which portfolios there are.
 */
@Component("offline")
public final class RuleBasedModel implements LanguageModel {
  private static final String MODEL = "rules";
  private static final Pattern FEW_WORDS = Pattern.compile("(?:\\S+\\s*){1,4}");
  private static final int CHARACTERS_PER_TOKEN = 4;

  @Override
  public String provider() {
    return "offline";
  }

  @Override
  public Reply reply(Prompt prompt, Listener listener) throws InterruptedException {
    if (prompt.schema() != null) {
      throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, "The rules write prose only.");
    }
    Dialogue dialogue = Dialogue.of(prompt);
    String id =
        MODEL + "-" + Integer.toHexString(31 * prompt.run().hashCode() + prompt.items().size());
    listener.started(MODEL, id);
    Asked asked = Asked.of(dialogue.question(), dialogue.before());
    List<Item> calls = prompt.mayCall() ? calls(prompt, dialogue, asked) : List.of();
    if (!calls.isEmpty()) {
      return reply(prompt, id, calls, "");
    }
    String text = Answer.of(asked, meant(dialogue), owned(dialogue), dialogue.results());
    speak(text, listener);
    return reply(prompt, id, List.of(new Item.Said(Item.Speaker.ASSISTANT, text)), text);
  }

  /** Calls of what the question takes and was not called yet, whoever called the others. */
  private static List<Item> calls(Prompt prompt, Dialogue dialogue, Asked asked) {
    Set<String> offered =
        prompt.tools().stream().map(ToolDefinition::name).collect(Collectors.toSet());
    offered.removeAll(dialogue.called());
    int first = dialogue.called().size() + 1;
    boolean isTalk = asked.topics().stream().allMatch(each -> each.compareTo(Topic.GLOSSARY) >= 0);
    return dialogue.portfolios() == null && !isTalk
        ? Plan.listing(offered, first)
        : Plan.of(asked, meant(dialogue), offered, first);
  }

  private static List<Portfolio> meant(Dialogue dialogue) {
    Owned owned = dialogue.portfolios();
    return owned == null
        ? List.of()
        : owned.meant(Words.of(dialogue.question()), dialogue.before().map(Words::of));
  }

  private static List<Portfolio> owned(Dialogue dialogue) {
    Owned owned = dialogue.portfolios();
    return owned == null ? List.of() : owned.all();
  }

  private static void speak(String text, Listener listener) throws InterruptedException {
    Matcher words = FEW_WORDS.matcher(text);
    while (words.find()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The answer was cut short.");
      }
      listener.text(words.group());
    }
  }

  private static Reply reply(Prompt prompt, String id, List<Item> items, String text) {
    int input = prompt.items().toString().length() / CHARACTERS_PER_TOKEN;
    int output = (text.length() + items.toString().length()) / CHARACTERS_PER_TOKEN;
    return new Reply(
        "offline",
        MODEL,
        id,
        Reply.Ending.COMPLETED,
        items,
        text,
        List.of(),
        new Reply.Usage(input, 0, output, 0, true));
  }
}
