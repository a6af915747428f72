package org.huiyin.triage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.triage.domain.Labels;
import org.huiyin.triage.domain.Row;
import org.huiyin.triage.domain.Topic;
import org.huiyin.triage.domain.TopicItem;
import org.huiyin.triage.domain.TopicTitle;
import org.huiyin.triage.domain.Topics;
import org.huiyin.triage.domain.Unnamed;

/** {@code ./huiyin triage topics}: the topics of a file of appeals (columns id, time, subject, text and, if there are such, place and likes), ranked. */
final class TopicsCommand {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy[-][/]M[-][/]d[' ']['T'][H:mm[:ss]]");
    private static final String PLACE = "place";
    private static final String WRONG = "triage topics: ";

    /** A topic as it is printed. */
    private record Line(String title, String place, Topic topic) {}

    /** What is printed, and how many groups are no topics because they are about one person. */
    private record Printed(List<Line> lines, int aboutPersons) {}

    private TopicsCommand() {}

    static void run(List<String> arguments) throws IOException {
        var options = new Options(arguments, "--in", "--days", "--top");
        var rows = Row.readSome(options.file("--in"), "id", "time", "subject", "text");
        var printed = printed(rows, Labels.names(options.rules()), options.number("--days", 0), options.number("--top", 20));
        System.out.print(options.json() ? json(printed.lines) : table(printed.lines) + left(printed.aboutPersons));
    }

    private static Printed printed(List<Row> rows, Set<String> names, int days, int top) {
        var unnamed = Unnamed.of(rows.stream().map(row -> row.get("subject") + "\n" + row.get("text")).toList());
        var said = new HashMap<String, Row>();
        var items = new ArrayList<TopicItem>();
        for (var row : rows) {
            var id = row.get("id");
            if (said.putIfAbsent(id, row) == null) {
                items.add(TopicItem.read(id, time(row), supporters(row), unnamed, row.get("subject"), row.get("text"), row.get(PLACE)));
            }
        }
        var until = items.stream().map(TopicItem::at).max(Instant::compareTo).orElseThrow();
        var from = days > 0 ? until.minus(Duration.ofDays(days)) : items.stream().map(TopicItem::at).min(Instant::compareTo).orElseThrow();
        var ranked = Topics.ranked(items, from, until);
        return new Printed(ranked.topics().stream().limit(top).map(topic -> {
            var members = topic.members().stream().map(one -> Objects.requireNonNull(said.get(one.id()))).toList();
            return new Line(TopicTitle.of(members.stream().map(row -> row.get("subject").strip()).toList(), unnamed, topic.words(), names), place(members, unnamed, topic), topic);
        }).toList(), ranked.aboutPersons());
    }

    /** The place that most of those name who name one in its column, without a home; else places among its words. */
    private static String place(List<Row> members, Unnamed unnamed, Topic topic) {
        var places = members.stream().map(row -> unnamed.in(row.get(PLACE)).strip()).filter(place -> !place.isEmpty()).toList();
        return places.stream().distinct().filter(place -> 2 * Collections.frequency(places, place) > places.size()).findFirst().orElseGet(() -> TopicTitle.place(topic.words()));
    }

    private static Instant time(Row row) {
        try {
            var read = TIME.parseBest(row.get("time").strip(), LocalDateTime::from, LocalDate::from);
            return (read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read).atZone(ZONE).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(WRONG + row.get("id") + ": 时间看不懂 / the time \"" + row.get("time") + "\" is not like 2026-05-31 09:30:00");
        }
    }

    private static int supporters(Row row) {
        var likes = row.get("likes").strip();
        return likes.matches("[0-9]{1,8}") ? Integer.parseInt(likes) : 0;
    }

    private static String table(List<Line> lines) {
        if (lines.isEmpty()) {
            return "没有热点 / no topics\n";
        }
        var text = new StringBuilder("名次 话题、地点 / rank, topic, place\n");
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var topic = line.topic;
            text.append(String.format(Locale.ROOT, "%3d  %s%s%n", at + 1, line.title, line.place.isEmpty() ? "" : "（" + line.place + "）"));
            text.append(String.format(Locale.ROOT, "     诉求 appeals %d · 支持 supporters %d · %s 至 %s · %s · 热度 heat %.1f%n", topic.members().size(), topic.supporters(),
                    day(topic.first()), day(topic.last()), trend(topic), topic.heat()));
            if (!topic.alike().isEmpty()) {
                text.append("     建议并案 / merge: ").append(topic.members().getFirst().id()).append(" ← ")
                        .append(topic.alike().stream().limit(8).map(TopicItem::id).collect(Collectors.joining(", ")))
                        .append(topic.alike().size() > 8 ? " … (" + topic.alike().size() + ")" : "").append('\n');
            }
        }
        return text.toString();
    }

    private static String left(int aboutPersons) {
        return aboutPersons == 0 ? "" : "另有 %d 组说的是同一个人，不是话题 / %d more about one person and no topic%n".formatted(aboutPersons, aboutPersons);
    }

    private static String trend(Topic topic) {
        return switch (topic.trend()) {
            case MORE -> "增多 more";
            case USUAL -> "平稳 usual";
            case LESS -> "减少 less";
        };
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    private static String json(List<Line> lines) {
        return lines.stream().map(line -> String.format(Locale.ROOT,
                "  {\"title\": %s, \"place\": %s, \"first\": \"%s\", \"last\": \"%s\", \"appeals\": %d, \"supporters\": %d, \"trend\": \"%s\", \"heat\": %.1f, \"merge\": [%s], \"members\": [%s]}",
                quoted(line.title), quoted(line.place), day(line.topic.first()), day(line.topic.last()), line.topic.members().size(), line.topic.supporters(),
                line.topic.trend().name().toLowerCase(Locale.ROOT), line.topic.heat(), ids(line.topic.alike()), ids(line.topic.members())))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String ids(List<TopicItem> items) {
        return items.stream().map(one -> quoted(one.id())).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
