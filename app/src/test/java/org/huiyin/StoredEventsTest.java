package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.matters.Lifecycle;
import org.huiyin.matters.domain.SpineEvent;
import org.huiyin.matters.store.Codec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * History is never written anew, so that what was stored once must be read for ever. {@code events/} holds one sample of every
 * event, named like its record; {@code events/older/} what was written before a change of form.
 */
class StoredEventsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Lifecycle<?, ?>> KINDS = kinds();
    private static final Codec CODEC = new Codec(KINDS, StatutoryClocks.load(Path.of(System.getProperty("huiyin.rules")), ZoneId.of("Asia/Shanghai")));
    private static final Map<String, JsonNode> STORED = new HashMap<>();

    private static List<Lifecycle<?, ?>> kinds() {
        List<Lifecycle<?, ?>> kinds = new ArrayList<>();
        for (var type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.huiyin")) {
            if (type.isAssignableTo(Lifecycle.class) && !type.isInterface()) {
                try {
                    kinds.add((Lifecycle<?, ?>) type.reflect().getConstructor().newInstance());
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(type.getName(), e);
                }
            }
        }
        return kinds;
    }

    @BeforeAll
    static void samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                STORED.put(file.getFileName().toString().replace(".json", ""), JSON.readTree(file.toFile()));
            }
        }
    }

    private static @Nullable Object read(String name, JsonNode stored) {
        if (stored.has("is")) {
            return CODEC.spine(stored.toString());
        }
        return KINDS.stream().map(kind -> CODEC.event(kind.kind(), name, stored.toString())).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Test
    void there_is_a_sample_of_every_event_of_the_spine_and_of_every_kind() {
        var events = Stream.concat(Stream.of(SpineEvent.class), KINDS.stream().map(Lifecycle::events))
                .flatMap(type -> Stream.of(type.getPermittedSubclasses())).map(Class::getSimpleName).toList();
        assertThat(events).contains("AppealReplied", "CustodyMoved").doesNotHaveDuplicates();
        assertThat(STORED.keySet()).containsExactlyInAnyOrderElementsOf(Stream.concat(events.stream(), Stream.of("clocks")).toList());
    }

    @Test
    void every_sample_is_read_with_all_it_holds_and_written_again_the_same() throws Exception {
        for (var stored : events().entrySet()) {
            var event = Objects.requireNonNull(read(stored.getKey(), stored.getValue()), stored.getKey());
            for (var component : event.getClass().getRecordComponents()) {
                assertThat(says(component.getAccessor().invoke(event))).as("%s says its %s", stored.getKey(), component.getName()).isTrue();
            }
            assertThat(JSON.readTree(CODEC.write(event))).as(stored.getKey()).isEqualTo(stored.getValue());
        }
    }

    private static Map<String, JsonNode> events() {
        var events = new HashMap<>(STORED);
        events.remove("clocks");
        return events;
    }

    private static boolean says(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean said -> said;
            case Number number -> number.longValue() != 0;
            case Collection<?> many -> !many.isEmpty();
            default -> true;
        };
    }

    @Test
    void clocks_are_read_and_written_again_the_same() {
        var stored = STORED.get("clocks");
        assertThat(JSON.readTree(CODEC.write(CODEC.clocks(stored.toString())))).isEqualTo(stored);
    }

    @Test
    void a_fact_that_came_later_is_unknown_in_an_older_row_and_what_is_no_longer_known_is_passed_over() throws Exception {
        for (var stored : events().entrySet()) {
            var now = Objects.requireNonNull(read(stored.getKey(), stored.getValue()));
            for (var component : now.getClass().getRecordComponents()) {
                if (mayBeMissing(component)) {
                    var older = ((ObjectNode) stored.getValue().deepCopy()).put("since.forgotten", 1);
                    older.remove(component.getName());
                    var event = Objects.requireNonNull(read(stored.getKey(), older));
                    assertThat(says(component.getAccessor().invoke(event))).as("%s without %s", stored.getKey(), component.getName()).isFalse();
                }
            }
        }
    }

    private static boolean mayBeMissing(RecordComponent component) {
        return component.getType().isPrimitive() || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @Test
    void an_older_form_is_read_as_what_it_meant() throws IOException {
        try (var files = Files.list(SAMPLES.resolve("older"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".json", "");
                assertThat(read(name, JSON.readTree(file.toFile()))).as(name).isNotNull().isEqualTo(read(name, STORED.get(name)));
            }
        }
    }
}
