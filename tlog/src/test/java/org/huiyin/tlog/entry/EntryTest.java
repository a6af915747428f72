package org.huiyin.tlog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.huiyin.tlog.Inconsistent;
import org.huiyin.tlog.Malformed;
import org.junit.jupiter.api.Test;

class EntryTest {
    /** The numbers of RFC 8785, appendix B. */
    @Test
    void numbers_are_written_as_the_rfc_lists_them() {
        String[][] listed = {
            {"0000000000000000", "0"}, {"8000000000000000", "0"}, {"0000000000000001", "5e-324"}, {"8000000000000001", "-5e-324"},
            {"7fefffffffffffff", "1.7976931348623157e+308"}, {"ffefffffffffffff", "-1.7976931348623157e+308"}, {"4340000000000000", "9007199254740992"},
            {"c340000000000000", "-9007199254740992"}, {"4430000000000000", "295147905179352830000"}, {"44b52d02c7e14af5", "9.999999999999997e+22"},
            {"44b52d02c7e14af6", "1e+23"}, {"44b52d02c7e14af7", "1.0000000000000001e+23"}, {"444b1ae4d6e2ef4e", "999999999999999700000"},
            {"444b1ae4d6e2ef4f", "999999999999999900000"}, {"444b1ae4d6e2ef50", "1e+21"}, {"3eb0c6f7a0b5ed8c", "9.999999999999997e-7"},
            {"3eb0c6f7a0b5ed8d", "0.000001"}, {"41b3de4355555553", "333333333.3333332"}, {"41b3de4355555554", "333333333.33333325"},
            {"41b3de4355555555", "333333333.3333333"}, {"41b3de4355555556", "333333333.3333334"}, {"41b3de4355555557", "333333333.33333343"},
            {"becbf647612f3696", "-0.0000033333333333333333"}, {"43143ff3c1cb0959", "1424953923781206.2"}};
        for (var pair : listed) {
            assertThat(CanonicalJson.write(Double.longBitsToDouble(Long.parseUnsignedLong(pair[0], 16)))).as(pair[0]).isEqualTo(pair[1]);
        }
        assertThatThrownBy(() -> CanonicalJson.write(Double.NaN)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> CanonicalJson.write((1L << 53) + 1)).isInstanceOf(Malformed.class);
    }

    @Test
    void names_stand_in_the_order_of_their_utf_16_and_nothing_but_what_must_be_is_escaped() {
        assertThat(CanonicalJson.of("""
                {"\\u20ac": "Euro", "\\r": "CR", "1": "One", "\\u0080": "Control", "\\ud83d\\ude02": "Smiley", "\\u00f6": "o", "\\ufb33": "dagesh"}"""))
                .isEqualTo("{\"\\r\":\"CR\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"o\",\"\u20ac\":\"Euro\",\"\ud83d\ude02\":\"Smiley\",\"\ufb33\":\"dagesh\"}");
        assertThat(CanonicalJson.of("[ 1.50, 1E3, \"\\u000f\\/\\\"\", true , null, [ ], { } ]")).isEqualTo("[1.5,1000,\"\\u000f/\\\"\",true,null,[],{}]");
    }

    @Test
    void what_is_no_json_is_refused() {
        for (var wrong : List.of("", "{", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "[1 2]", "01", "1.", "+1", "\"\u0001\"", "\"\\x\"", "\"\\u12g4\"", "nul", "1 2", "1e999", "'a'",
                "[".repeat(100))) {
            assertThatThrownBy(() -> Json.parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> CanonicalJson.write("\ud83d")).isInstanceOf(Malformed.class);
        for (var half : List.of("\"\\ud83d\"", "\"\\ude02\\ud83d\"", "{\"\\ud83d\":1}", "\"\ud83dx\"")) {
            assertThatThrownBy(() -> Json.parse(half)).as(half).isInstanceOf(Malformed.class);
        }
        assertThat(Json.parse("\"\\ud83d\\ude02\"")).isEqualTo("\ud83d\ude02");
    }

    private static final MatterSecret SECRET = new MatterSecret(new byte[32]);

    @Test
    void an_entry_is_canonical_and_is_read_back_only_as_written() {
        var entry = new LogEntry(LogEntry.EVENT, SECRET.caseRef(), 3, "2026-11-28T05:00:00Z", Commitment.of(SECRET.saltOfEvent(3), new byte[0]), false);
        var written = new String(entry.bytes(), StandardCharsets.UTF_8);
        assertThat(CanonicalJson.of(written)).isEqualTo(written);
        assertThat(LogEntry.parse(entry.bytes())).isEqualTo(entry);
        for (var other : List.of(written.replace("{", "{ "), written.replace("\"seq\":3", "\"seq\":3.0"), written.replace("}", ",\"w\":1}"), written.replace("event", "person"),
                written.replace("\"v\":1", "\"v\":2"), written.replace(",\"seq\":3", ""))) {
            assertThat(other).isNotEqualTo(written);
            assertThatThrownBy(() -> LogEntry.parse(other.getBytes(StandardCharsets.UTF_8))).as(other).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void the_time_of_an_entry_is_one_that_there_is() {
        for (var wrong : List.of("9999-99-99", "2026-02-29", "2026-02-28T24:00:00Z", "2026-02-28T23:60:00Z", "2026-06-30T23:59:60Z", "2026-02-28T23:59:59", "2026-2-28", "")) {
            assertThatThrownBy(() -> new LogEntry(LogEntry.EVENT, "m", 1, wrong, Commitment.of(new byte[32], new byte[0]), false)).as(wrong).isInstanceOf(Malformed.class);
        }
        var day = new LogEntry(LogEntry.EVENT, "m", 1, "2028-02-29", Commitment.of(new byte[32], new byte[0]), false);
        assertThat(day.earliest()).as("in Beijing").isEqualTo("2028-02-28T16:00:00Z");
        assertThat(day.latest()).as("in UTC").isEqualTo("2028-03-01T00:00:00Z");
        assertThat(new LogEntry(LogEntry.EVENT, "m", 1, "2028-02-29T01:02:03Z", day.commit(), false).latest()).isEqualTo("2028-02-29T01:02:03Z");
    }

    /** Otherwise “not mended” under one salt would be “mended” under a longer one. */
    @Test
    void a_salt_has_one_length_so_that_it_cannot_take_over_a_part_of_what_it_salts() {
        var said = "不同意修理";
        var salt = SECRET.saltOfWords(1);
        var payload = CanonicalJson.of("{\"words\":[{\"no\":1,\"commit\":\"" + Commitment.of(salt, said.getBytes(StandardCharsets.UTF_8)) + "\"}]}");
        var entry = new LogEntry(LogEntry.EVENT, SECRET.caseRef(), 1, "2026-11-28", Commitment.of(SECRET.saltOfEvent(1), payload.getBytes(StandardCharsets.UTF_8)), false);
        var longer = java.nio.ByteBuffer.allocate(35).put(salt).put("不".getBytes(StandardCharsets.UTF_8)).array();
        assertThat(Commitment.of(longer, "同意修理".getBytes(StandardCharsets.UTF_8))).as("the same hash").isEqualTo(Commitment.of(salt, said.getBytes(StandardCharsets.UTF_8)));
        var honest = new Opening(entry, payload, SECRET.saltOfEvent(1), List.of(new Opening.Words(1, said, salt)));
        var moved = new String(honest.bytes(), StandardCharsets.UTF_8).replace(said, "同意修理")
                .replace(java.util.Base64.getEncoder().encodeToString(salt), java.util.Base64.getEncoder().encodeToString(longer));
        assertThatThrownBy(() -> Opening.parse(moved.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class).hasMessageContaining("32");
        var spaced = new String(honest.bytes(), StandardCharsets.UTF_8).replace("{\"entry\"", "{ \"entry\"");
        assertThatThrownBy(() -> Opening.parse(spaced.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
    }

    @Test
    void a_receipt_opens_its_entry_and_no_other() {
        var payload = CanonicalJson.of("{\"action\":\"AppealReplied\",\"office\":12}");
        var salt = SECRET.saltOfEvent(1);
        var entry = new LogEntry(LogEntry.EVENT, SECRET.caseRef(), 1, "2026-11-28", Commitment.of(salt, payload.getBytes(StandardCharsets.UTF_8)), true);
        var opening = new Opening(entry, payload, salt);
        assertThat(Opening.parse(opening.bytes())).isEqualTo(opening);
        var changed = new String(opening.bytes(), StandardCharsets.UTF_8).replace("12", "13").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Opening.parse(changed)).isInstanceOf(Inconsistent.class);
        assertThatThrownBy(() -> new Opening(entry, payload, SECRET.saltOfEvent(2))).isInstanceOf(Inconsistent.class);
    }

    @Test
    void a_receipt_opens_the_words_of_its_step_and_no_others() {
        var said = "已派人修好，请查看。";
        var salt = SECRET.saltOfWords(3);
        var payload = CanonicalJson.of("{\"words\":[{\"no\":3,\"use\":\"reply\",\"commit\":\"" + Commitment.of(salt, said.getBytes(StandardCharsets.UTF_8)) + "\"}]}");
        var entry = new LogEntry(LogEntry.EVENT, SECRET.caseRef(), 1, "2026-11-28", Commitment.of(SECRET.saltOfEvent(1), payload.getBytes(StandardCharsets.UTF_8)), false);
        var opening = new Opening(entry, payload, SECRET.saltOfEvent(1), List.of(new Opening.Words(3, said, salt)));
        assertThat(Opening.parse(opening.bytes())).isEqualTo(opening);
        for (var wrong : List.of(new Opening.Words(3, said + " ", salt), new Opening.Words(4, said, salt), new Opening.Words(3, said, SECRET.saltOfWords(4)))) {
            assertThatThrownBy(() -> new Opening(entry, payload, SECRET.saltOfEvent(1), List.of(wrong))).isInstanceOf(Inconsistent.class);
        }
        var twice = new Opening.Words(3, said, salt);
        assertThatThrownBy(() -> new Opening(entry, payload, SECRET.saltOfEvent(1), List.of(twice, twice))).isInstanceOf(Malformed.class);
        var more = new String(opening.bytes(), StandardCharsets.UTF_8).replace("{\"entry\"", "{\"beside\":1,\"entry\"").getBytes(StandardCharsets.UTF_8);
        assertThat(Opening.parse(more)).as("of a later version").isEqualTo(opening);
    }

    @Test
    void members_may_be_missing_but_not_of_another_type() {
        var members = Members.parse("one", "{\"a\":\"x\",\"b\":2,\"c\":1.5,\"d\":[{}],\"e\":[1],\"f\":\"2026-09-16T01:12:00Z\",\"g\":1789518600000000,\"h\":null}");
        assertThat(members.instant("f")).isEqualTo("2026-09-16T01:12:00Z");
        assertThat(members.instant("g")).isEqualTo("2026-09-16T00:30:00Z");
        assertThat(members.optionalText("h")).isEmpty();
        assertThat(members.truth("none")).isFalse();
        assertThat(members.objects("d")).hasSize(1);
        assertThat(members.objects("none")).isEmpty();
        for (Runnable wrong : List.<Runnable>of(() -> members.text("b"), () -> members.whole("c"), () -> members.objects("e"), () -> members.objects("a"),
                () -> members.instant("a"), () -> members.object("a"), () -> members.truth("a"), () -> members.text("none"))) {
            assertThatThrownBy(wrong::run).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void nothing_that_follows_from_a_secret_is_the_same_twice() {
        var other = new byte[32];
        other[31] = 1;
        var drawn = List.of(SECRET.saltOfEvent(1), SECRET.saltOfEvent(2), SECRET.saltOfWords(1), SECRET.saltOfReading("1"), new MatterSecret(other).saltOfEvent(1));
        assertThat(drawn.stream().map(Arrays::toString).distinct()).hasSize(drawn.size());
        assertThat(SECRET.caseRef()).hasSize(22).isNotEqualTo(new MatterSecret(other).caseRef());
    }
}
