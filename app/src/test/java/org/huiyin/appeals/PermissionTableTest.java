package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.Browser;
import org.huiyin.Browser.Answer;
import org.huiyin.answers.store.KnownAnswers;
import org.huiyin.appeals.PermissionRows.Row;
import org.huiyin.appeals.command.SampleHandler;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.SampleRule;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.Purposes;
import org.huiyin.matters.store.Readings;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.Pictures;
import org.huiyin.matters.vault.Vault;
import org.huiyin.open311.command.KeyHandler;
import org.huiyin.people.Role;
import org.huiyin.people.command.RosterHandler;
import org.huiyin.people.domain.Leave;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what: every endpoint asked over HTTP by every role at every kind of office; the answers are docs/permissions.md. */
class PermissionTableTest extends StagedAppeals {
    private static final Pattern OFFICE = Pattern.compile("\\$office\\((\\w+)\\)");
    private static final Path TABLE = Path.of("../docs/permissions.md");

    /** Offices as they stand to the one that holds the matter, with the letter they have in the table. */
    private static final Map<String, String> OFFICES = new LinkedHashMap<>();

    static {
        OFFICES.put("H", HOLDER);
        OFFICES.put("B", "binhe");
        OFFICES.put("S", "henan");
        OFFICES.put("C", "centre");
        OFFICES.put("F", HELPER);
        OFFICES.put("X", "water");
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private Readings readings;
    @Autowired private Adoptions adoptions;
    @Autowired private Attachments attachments;
    @Autowired private Vault vault;
    @Autowired private RosterHandler roster;
    @Autowired private Purposes purposes;
    @Autowired private Categories categories;
    @Autowired private SampleHandler samples;
    @Autowired private KeyHandler keys;
    @Autowired private KnownAnswers answers;

    @Test
    void every_endpoint_stands_in_the_table() {
        var known = new TreeSet<>(PermissionRows.all().stream().map(Row::endpoint).toList());
        known.addAll(PermissionRows.OWN);
        known.addAll(PermissionRows.RECEIPT);
        known.addAll(PermissionRows.ACCOUNT);
        known.addAll(PermissionRows.OPEN);
        known.addAll(PermissionRows.OPEN311);
        known.addAll(PermissionRows.OPEN311_IN);
        assertThat(endpoints()).isSubsetOf(known);
        assertThat(known).isSubsetOf(endpoints());
    }

    @Test
    void what_each_role_may_do_at_each_office_is_what_the_document_says() throws IOException {
        var text = new StringBuilder(PermissionWords.HEAD);
        for (var row : PermissionRows.all()) {
            text.append("| `").append(row.endpoint()).append("` | ");
            text.append(Arrays.stream(Role.values()).map(role -> cell(row, role)).collect(Collectors.joining(" | "))).append(" |\n");
        }
        text.append(PermissionWords.rest());
        var target = Path.of("target/permissions.md");
        Files.writeString(target, text);
        assertThat(text.toString()).as("docs/permissions.md; what was found stands in app/target/permissions.md")
                .isEqualTo(Files.exists(TABLE) ? Files.readString(TABLE) : "");
    }

    @Test
    void nobody_who_is_not_signed_in_reaches_an_endpoint_of_staff() {
        for (var row : PermissionRows.all()) {
            assertThat(send(row, visitor()).status()).as(row.endpoint()).isEqualTo(401);
        }
        for (var own : PermissionRows.OWN) {
            var parts = own.split(" ");
            assertThat(visitor().json(parts[0], parts[1].replaceAll("\\{[a-z]+}", UUID.randomUUID().toString()), Map.of()).status()).as(own)
                    .isEqualTo(401);
        }
        for (var account : PermissionRows.ACCOUNT) {
            var parts = account.split(" ");
            assertThat(visitor().json(parts[0], parts[1], Map.of("code", "x")).status()).as(account).isEqualTo(401);
        }
        for (var receipt : PermissionRows.RECEIPT) {
            var parts = receipt.split(" ");
            var stranger = visitor().with("Authorization", "Receipt made-up").with("Idempotency-Key", UUID.randomUUID().toString());
            var path = parts[1].replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
            var answer = parts[0].equals("GET") ? stranger.get(path) : stranger.post(path, Map.of("text", "x", "why", "x", "solved", "yes", "satisfied", "yes"));
            assertThat(answer.status()).as(receipt).isEqualTo(401);
        }
    }

    private String cell(Row row, Role role) {
        var letters = new ArrayList<String>();
        OFFICES.forEach((letter, office) -> {
            if (allowed(send(row, as(role, office)))) {
                letters.add(letter);
            }
        });
        return letters.isEmpty() ? "–" : letters.size() == OFFICES.size() ? "all" : String.join("", letters);
    }

    /** Turned away at the door, told that it does not exist, or not offered the step; anything else got past the policy. */
    private static boolean allowed(Answer answer) {
        assertThat(answer.status()).as(answer::text).isLessThan(500).isNotEqualTo(429);
        return answer.status() != 401 && answer.status() != 403 && answer.status() != 404 && !answer.code().equals("step.not-offered");
    }

    private final Map<Stage, Matter<?>> stages = new EnumMap<>(Stage.class);
    private @Nullable UUID target;
    private int targets;

    /** A matter stays as it was until someone was let through; then a fresh one comes. */
    private Answer send(Row row, Browser browser) {
        var matter = now(stages.computeIfAbsent(row.stage(), this::at).id());
        if (target == null) {
            target = newTarget();
        }
        browser.with("Idempotency-Key", UUID.randomUUID().toString());
        var path = filled(row.ask(), matter);
        var answer = row.method().equals("GET") ? browser.get(path)
                : row.form() ? browser.upload(path, "list.csv", row.body().getBytes(StandardCharsets.UTF_8))
                : browser.json(row.method(), path, row.body() == null ? Map.of() : filled(row.body().replace('\'', '"'), matter));
        if (allowed(answer) && !row.method().equals("GET")) {
            stages.remove(row.stage());
            target = null;
        }
        return answer;
    }

    private String reading(Matter<?> matter) {
        readings.identity(matter, member(Role.AGENT, "centre"), purposes.all().getFirst().code());
        return String.valueOf(jdbc.queryForObject("select id from reading where matter_id = ? order by at desc limit 1", UUID.class, matter.id().value()));
    }

    private String filled(String text, Matter<?> matter) {
        var filled = text.replace("{number}", number(matter)).replace("$seen", Integer.toString(matter.header().revision()))
                .replace("$account", Objects.requireNonNull(target).toString()).replace("$soon", clock.instant().plusSeconds(3600).toString())
                .replace("$now", clock.instant().toString()).replace("$purpose", purposes.all().getFirst().code())
                .replace("$category", categories.all().getLast().code());
        filled = filled.contains("$lead") ? filled.replace("$lead", number(at(Stage.IN_HAND))) : filled;
        filled = filled.contains("$file") ? filled.replace("$file", file(matter)) : filled;
        filled = filled.contains("$post") ? filled.replace("$post", post()) : filled;
        filled = filled.contains("$leave") ? filled.replace("$leave", leave()) : filled;
        filled = filled.contains("$answer") ? filled.replace("$answer", answer()) : filled;
        filled = filled.contains("$apikey") ? filled.replace("$apikey", keys.issue("应用", null).id().toString()) : filled;
        filled = filled.contains("$reading") ? filled.replace("$reading", reading(matter)) : filled;
        filled = filled.contains("$sample") ? filled.replace("$sample", sample()) : filled;
        filled = filled.contains("$import") ? filled.replace("$import", take("内容,时间\n路灯坏了,2023-04-05\n").toString()) : filled;
        filled = filled.contains("$letter") ? filled.replace("$letter", stored("""
                insert into letter (district, id, template, channel, language, sealed, state, due_at, queued_at, ended_at)
                values (1, ?, 'sign-in', 'sms', 'zh', ?, 'dead', now(), now(), now())""", "{\"address\":\"13877712345\",\"values\":{}}")) : filled;
        filled = filled.contains("$left") ? filled.replace("$left", stored("""
                insert into letter_not_taken (district, id, reason, sealed, came_at) values (1, ?, 'mail.too-long', ?, now())""",
                "{\"from\":\"li@example.org\",\"messageId\":\"<1@example.org>\"}")) : filled;
        filled = filled.contains("$hook") ? filled.replace("$hook", stored("""
                insert into webhook (district, id, url, events, secret, added_at, added_by)
                values (1, ?, 'http://127.0.0.1:9/', '{replied}', ?, now(), gen_random_uuid())""", "secret")) : filled;
        filled = filled.contains("$shift") ? filled.replace("$shift", shift()) : filled;
        var office = OFFICE.matcher(filled);
        return office.replaceAll(found -> Integer.toString(office(found.group(1))));
    }

    private UUID newTarget() {
        return account(Role.HANDLER, HOLDER, "target-" + targets++);
    }

    private String post() {
        return Objects.requireNonNull(jdbc.queryForObject("select post::text from account where id = ?", String.class, target));
    }

    private String file(Matter<?> matter) {
        var upload = attachments.upload("积水.jpg", Pictures.of("jpg", 40, 20));
        adoptions.adopt(matter.id(), Objects.requireNonNull(matter.key()), List.of(upload.id()), "appeal");
        return upload.id().toString();
    }

    private String stored(String insert, String inside) {
        var id = UUID.randomUUID();
        jdbc.update(insert, id, vault.sealLoose(id, inside.getBytes(StandardCharsets.UTF_8)));
        return id.toString();
    }

    private String leave() {
        var from = LocalDate.parse("2026-10-01");
        var away = Objects.requireNonNull(target);
        var leaves = jdbc.queryForObject("select count(*) from leave_of_absence where account = ?", Integer.class, away);
        if (leaves == 0) {
            roster.take(away, new Leave(from, from.plusDays(2), account(Role.HANDLER, HOLDER)), member(Role.ADMINISTRATOR, "centre"));
        }
        return from.toString();
    }

    private String shift() {
        return Long.toString(roster.putOnDuty(account(Role.DISPATCHER, "centre"), Role.DISPATCHER, clock.instant(), clock.instant().plusSeconds(60),
                member(Role.ADMINISTRATOR, "centre")));
    }

    private String answer() {
        var said = new KnownAnswers.Said(null, new Wording("问", "Q"), new Wording("答", "A"), "依据", true);
        return Integer.toString(answers.insert(district.id(), said, null, clock.instant()));
    }

    private String sample() {
        var august = new SampleRule(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-08-31"), List.of(), null, 0.2);
        return Integer.toString(samples.fix(member(Role.SUPERVISOR, "centre"), august).id());
    }

    private TreeSet<String> endpoints() {
        var all = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.huiyin")) {
                for (var path : List.copyOf(info.getPatternValues())) {
                    info.getMethodsCondition().getMethods().forEach(verb -> all.add(verb + " " + path));
                }
            }
        });
        return all;
    }
}
