package org.huiyin.triage.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.kernel.Wording;

/**
 * What a reply may still lack: whether it takes up what was asked, is complete and can be understood. Works from the two texts and
 * the rules alone; knows nobody, decides nothing and keeps nothing.
 */
public final class ReplyCheck {
    private static final Pattern SENTENCE = Pattern.compile("[^。！？；!?;\\n\\r]+[。！？；!?;]?");
    private static final Pattern LINE = Pattern.compile("[\\n\\r]");
    private static final Pattern LATIN = Pattern.compile("(?<![A-Za-z0-9])[A-Z]{2,6}(?![A-Za-z0-9])");
    private static final int OPENING = 300;
    private static final int NEXT = 90;
    private static final int QUOTED = 30;
    private static final int OFTEN = 3;
    private final ReplyRules rules;

    public ReplyCheck(ReplyRules rules) {
        this.rules = rules;
    }

    /** The hints in the order of the parts of a reply. */
    public List<Hint> hints(String asked, String reply) {
        var hints = new ArrayList<Hint>();
        if (reply.isBlank()) {
            return hints;
        }
        var body = body(reply);
        askedFor(hints, asked, body, reply);
        complete(hints, asked, body, reply);
        readable(hints, asked, reply);
        return hints;
    }

    /** What the hint says to the writer. */
    public Wording says(Hint hint) {
        return rules.says(hint);
    }

    /** The reply without its salutation, without the days on which it was asked and signed. */
    private String body(String reply) {
        var text = reply.strip();
        int begins = 0;
        for (var opening = rules.pattern("opening").matcher(text); opening.find() && opening.end() < (begins == 0 ? OPENING : begins + NEXT); ) {
            begins = opening.end();
        }
        var rest = begins < text.length() - 1 ? text.substring(begins) : text;
        rest = rules.pattern("signed").matcher(rest).replaceAll("");
        return rules.pattern("received").matcher(rest).replaceAll("");
    }

    private void askedFor(List<Hint> hints, String asked, String body, String reply) {
        var kinds = List.of("asked.when", "asked.how", "asked.why", "asked.many", "asked.whether");
        var said = new ArrayList<String>();
        for (var found = SENTENCE.matcher(asked); found.find(); ) {
            var sentence = found.group().strip();
            kinds.stream().filter(kind -> rules.in(kind, sentence) && !rules.in("rhetoric", sentence)).findFirst().filter(kind -> !said.contains(kind))
                    .filter(kind -> !rules.in(kind + ".answered", body)).ifPresent(kind -> {
                        said.add(kind);
                        hints.add(Hint.of(kind, quoted(kind, sentence)));
                    });
        }
        notTakenUp(hints, asked, reply);
    }

    /** Where nothing of what the letter comes back to is met again; a single word may go by another name. */
    private void notTakenUp(List<Hint> hints, String asked, String reply) {
        var subject = LINE.split(asked, 2)[0];
        var telling = TellingWords.of(asked, rules.pattern("stock"), rules.words("cut").getFirst(), OFTEN, subject).stream()
                .filter(word -> !rules.in("names", word)).limit(rules.limit("stock")).toList();
        var missed = telling.stream().filter(word -> !TellingWords.isTakenUp(word, reply)).toList();
        if (missed.size() > 1 && missed.size() * 100 >= telling.size() * rules.limit("asked.words")) {
            hints.add(Hint.of("asked.words", missed.stream().limit(3).toArray(String[]::new)));
        }
    }

    /** The few words around what was asked. */
    private String quoted(String kind, String sentence) {
        if (sentence.length() <= QUOTED) {
            return sentence;
        }
        var found = rules.pattern(kind).matcher(sentence);
        int middle = found.find() ? found.end() : 0;
        int from = Math.max(0, Math.min(middle - QUOTED + 10, sentence.length() - QUOTED));
        return (from > 0 ? "…" : "") + sentence.substring(from, from + QUOTED) + (from + QUOTED < sentence.length() ? "…" : "");
    }

    private void complete(List<Hint> hints, String asked, String body, String reply) {
        boolean inquiry = rules.in("inquiry", asked) && !rules.in("complaint", asked);
        if (!inquiry) {
            notDone(hints, body);
        }
        if (!inquiry && !rules.in("when.words", body)) {
            hints.add(Hint.of("when"));
        }
        if (!rules.in("basis.words", body)) {
            hints.add(Hint.of(rules.in("basis.vague", body) ? "basis.vague" : "basis"));
        }
        if (!rules.in("contact.words", reply)) {
            var mobile = rules.pattern("contact.mobile").matcher(reply);
            hints.add(mobile.find() ? Hint.at("contact.mobile", mobile.start(), mobile.end()) : Hint.of("contact"));
        }
        if (!rules.in("review.words", reply)) {
            hints.add(Hint.of("review"));
        }
    }

    /** Passing it on to an office, and what that office is asked to do with it, is nothing done yet. */
    private void notDone(List<Hint> hints, String body) {
        if (!rules.in("done.words", rules.pattern("passing").matcher(body).replaceAll(" "))) {
            hints.add(Hint.of(rules.in("done.passed", body) ? "done.passed" : rules.in("done.empty", body) ? "done.empty" : "done"));
        }
    }

    private void readable(List<Hint> hints, String asked, String reply) {
        for (var found = SENTENCE.matcher(reply); found.find(); ) {
            int length = found.group().strip().length();
            if (length > rules.limit("readable.long")) {
                hints.add(Hint.at("readable.long", found.start(), found.end(), Integer.toString(length)));
            }
        }
        if (reply.strip().length() > rules.limit("readable.wall") && !LINE.matcher(reply.strip()).find()) {
            hints.add(Hint.of("readable.wall", Integer.toString(reply.strip().length())));
        }
        rules.pairs("readable.heavy").forEach((heavy, plain) -> {
            int at = reply.indexOf(heavy);
            if (at >= 0) {
                hints.add(Hint.at("readable.heavy", at, at + heavy.length(), heavy, plain));
            }
        });
        unexplained(hints, asked, reply, rules.pattern("readable.short"));
        unexplained(hints, asked, reply, LATIN);
    }

    /** A short form the resident did not use, with no word of explanation after it or where it was first given. */
    private void unexplained(List<Hint> hints, String asked, String reply, Pattern pattern) {
        for (var found = pattern.matcher(reply); found.find(); ) {
            var word = found.group();
            boolean explained = rules.in("explains", reply.substring(found.end(), Math.min(reply.length(), found.end() + 4)))
                    || rules.in("explains", reply.substring(Math.max(0, found.start() - 4), found.start()));
            boolean known = asked.contains(word) || rules.words("known").contains(word)
                    || hints.stream().anyMatch(hint -> hint.code().equals("readable.short") && hint.words().contains(word));
            if (!explained && !known) {
                hints.add(Hint.at("readable.short", found.start(), found.end(), word));
            }
        }
    }
}
