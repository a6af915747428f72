package org.huiyin.notify.command;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words of an HTML mail, with nothing of it that could run or load; walked through once, whatever it is made of. */
final class HtmlText implements NodeFilter {
    private static final Set<String> SILENT = Set.of("script", "style", "head", "template");
    private static final Set<String> BLOCKS = Set.of("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol");
    private static final String QUOTE = "blockquote";
    private final StringBuilder words = new StringBuilder();
    private int quotes;
    private int quotedFrom;

    private HtmlText() {}

    static String of(String html) {
        var text = new HtmlText();
        Jsoup.parse(html).filter(text);
        return text.words.toString().replace('\u00a0', ' ').lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            words.append(text.getWholeText());
        } else if (node instanceof Element element) {
            var name = element.normalName();
            if (SILENT.contains(name)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (BLOCKS.contains(name)) {
                words.append('\n');
            } else if (name.equals(QUOTE) && quotes++ == 0) {
                quotedFrom = words.length();
            }
        }
        return FilterResult.CONTINUE;
    }

    /** The outermost quote is marked as plain mails mark it. */
    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && element.normalName().equals(QUOTE) && --quotes == 0) {
            var quoted = words.substring(quotedFrom).strip().replace("\n", "\n> ");
            words.setLength(quotedFrom);
            words.append("\n> ").append(quoted).append('\n');
        }
        return FilterResult.CONTINUE;
    }
}
