package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The files under rules/ agree with one another: what one names, another has. */
class RulesTest {
    private static final Path RULES = Files.isDirectory(Path.of("rules")) ? Path.of("rules") : Path.of("..", "rules");
    private static final Map<String, CSVRecord> OFFICES = byCode("offices.csv");
    private static final Map<String, CSVRecord> CATEGORIES = byCode("categories.csv");
    private static final Map<String, CSVRecord> REASONS = byCode("reasons.csv");

    private static List<CSVRecord> rows(String file) {
        try (var reader = Files.newBufferedReader(RULES.resolve(file));
                var parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, CSVRecord> byCode(String file) {
        return rows(file).stream().collect(Collectors.toMap(row -> row.get("code"), row -> row));
    }

    @Test
    void the_district_has_its_townships_and_communities_under_a_known_superior() {
        assertThat(OFFICES.values()).filteredOn(o -> o.get("level").equals("township")).hasSize(25);
        assertThat(OFFICES.values()).filteredOn(o -> o.get("level").equals("community")).hasSize(326)
                .allSatisfy(o -> assertThat(OFFICES.get(o.get("parent")).get("level")).isEqualTo("township"));
        assertThat(OFFICES.values()).filteredOn(o -> o.get("parent").isEmpty()).hasSize(1);
        assertThat(OFFICES).containsKey("centre");
    }

    @Test
    void answers_and_attributes_name_categories_that_exist_and_leave_nothing_out() {
        for (var answer : rows("demonstration/answers.csv")) {
            assertThat(answer.get("category")).satisfiesAnyOf(none -> assertThat(none).isEmpty(), category -> assertThat(CATEGORIES).containsKey(category));
            assertThat(answer.stream().skip(1).toList()).noneMatch(String::isBlank);
        }
        var attributes = byCode("attributes.csv").keySet();
        for (var category : CATEGORIES.values()) {
            assertThat(attributes).containsAll(List.of(category.get("attributes").split(";")).stream().filter(code -> !code.isBlank()).toList());
        }
    }

    @Test
    void categories_have_two_levels_and_an_office_that_exists() {
        for (var category : CATEGORIES.values()) {
            var parent = category.get("parent");
            if (!parent.isEmpty()) {
                assertThat(CATEGORIES.get(parent).get("parent")).isEmpty();
                assertThat(OFFICES).containsKey(category.get("default_office"));
                assertThat(category.get("type")).isIn("inquiry", "help", "complaint");
                assertThat(category.get("examples")).isNotBlank();
            }
        }
        assertThat(CATEGORIES.values()).filteredOn(c -> !c.get("parent").isEmpty()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void what_is_private_is_never_public_by_default() {
        assertThat(CATEGORIES.values()).filteredOn(c -> c.get("private").equals("true"))
                .allSatisfy(c -> assertThat(c.get("public_default")).isEqualTo("false"));
    }

    @Test
    void a_return_names_who_is_competent() {
        assertThat(REASONS.values()).filteredOn(r -> r.get("use").equals("return")).isNotEmpty()
                .allSatisfy(r -> assertThat(r.get("needs_competent")).isEqualTo("true"));
    }

    @Test
    void every_word_stands_in_both_languages() {
        for (String file : List.of("reasons.csv", "purposes.csv", "roles.csv")) {
            assertThat(rows(file)).allSatisfy(r -> assertThat(List.of(r.get("zh"), r.get("en"))).noneMatch(String::isBlank));
        }
        for (var named : List.of(OFFICES, CATEGORIES)) {
            assertThat(named.values())
                    .allSatisfy(r -> assertThat(List.of(r.get("name_zh"), r.get("name_en"))).noneMatch(String::isBlank));
        }
    }

    @Test
    void demonstration_appeals_point_at_what_exists_and_are_of_a_readable_length() {
        var answered = Set.of("replied", "followed-up", "archived", "reopened");
        assertThat(rows("demonstration/appeals.csv")).hasSizeGreaterThan(300).allSatisfy(appeal -> {
            assertThat(CATEGORIES.get(appeal.get("category")).get("parent")).isNotEmpty();
            assertThat(OFFICES.get(appeal.get("community")).get("level")).isEqualTo("community");
            assertThat(appeal.get("text").length()).isBetween(80, 400);
            if (!appeal.get("reason").isEmpty()) {
                assertThat(REASONS).containsKey(appeal.get("reason"));
            }
            if (answered.contains(appeal.get("stage"))) {
                assertThat(appeal.get("reply").length()).isBetween(100, 400);
                assertThat(appeal.get("outcome")).isIn("solved", "partly", "explained", "unable");
            }
        });
    }
}
