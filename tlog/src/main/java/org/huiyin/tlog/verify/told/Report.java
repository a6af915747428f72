package org.huiyin.tlog.verify.told;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.tlog.entry.CanonicalJson;

/** Tells findings as they come, or at the end as one object of JSON, and knows the answer as a whole. */
public final class Report {
    private final PrintStream out;
    private final Phrases phrases;
    private final boolean json;
    private final List<Finding> findings = new ArrayList<>();
    private Verdict verdict = Verdict.PROVED;

    public Report(PrintStream out, Phrases phrases, boolean json) {
        this.out = out;
        this.phrases = phrases;
        this.json = json;
    }

    /** @param facts name and value by turns */
    public void add(Level level, String key, Object... facts) {
        add(Finding.of(level, key, facts));
    }

    public void add(Finding finding) {
        verdict = verdict.and(finding.level());
        findings.add(finding);
        if (!json) {
            out.println(finding.level().mark() + phrases.say(finding).replace("\n", "\n  "));
            out.flush();
        }
    }

    public void heading(String key, Object... facts) {
        if (!json && !findings.isEmpty()) {
            out.println();
        }
        add(Level.HEADING, key, facts);
    }

    public Verdict verdict() {
        return verdict;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Writes what was kept back for it. */
    public Verdict finish() {
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("exit", verdict.exit());
            all.put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT));
            all.put("findings", findings.stream().map(this::members).toList());
            out.println(CanonicalJson.write(all));
            out.flush();
        }
        return verdict;
    }

    private Map<String, Object> members(Finding finding) {
        var members = new LinkedHashMap<String, Object>();
        members.put("level", finding.level().name().toLowerCase(java.util.Locale.ROOT));
        members.put("message", finding.key());
        members.put("text", phrases.say(finding));
        members.put("facts", facts(finding));
        return members;
    }

    private Map<String, Object> facts(Finding finding) {
        var facts = new LinkedHashMap<String, Object>();
        finding.facts().forEach((name, value) -> facts.put(name, fact(value)));
        return facts;
    }

    private Object fact(Object value) {
        return switch (value) {
            case Finding inner -> Map.of("message", inner.key(), "facts", facts(inner));
            case Collection<?> some -> some.stream().map(this::fact).toList();
            case Instant at -> at.toString();
            case LocalDate day -> day.toString();
            case Integer number -> number;
            case Long number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
