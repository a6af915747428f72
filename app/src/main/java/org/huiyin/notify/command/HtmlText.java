package org.huiyin.notify.command;

import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;

/** The words of an HTML mail, with nothing of it that could run or load. */
final class HtmlText {
    private HtmlText() {}

    static String of(String html) {
        var page = Jsoup.parse(html);
        page.select("script, style, head, template").remove();
        page.select("br").forEach(end -> end.after(new TextNode("\n")));
        page.select("p, div, li, tr, h1, h2, h3, h4, table, ul, ol").forEach(block -> block.prependChild(new TextNode("\n")));
        for (var quote = page.selectFirst("blockquote"); quote != null; quote = page.selectFirst("blockquote")) {
            quote.replaceWith(new TextNode("\n> " + quote.wholeText().strip().replace("\n", "\n> ") + "\n")); // as plain mails mark it
        }
        return page.body().wholeText().replace('\u00a0', ' ').replaceAll("[ \\t]+\\n", "\n").strip();
    }
}
