package org.huiyin.tlog.verify.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huiyin.tlog.Malformed;
import org.huiyin.tlog.entry.CanonicalJson;
import org.huiyin.tlog.entry.Members;
import org.junit.jupiter.api.Test;

class ClockChangeTest {
    private static List<ClockChange> read(String clocks) {
        return Members.parse("payload", CanonicalJson.of("{\"clocks\":" + clocks + "}")).objects("clocks").stream().map(ClockChange::of).toList();
    }

    /** The server's own sample of how it stores clocks: it is sealed as it is stored. */
    @Test
    void what_the_server_stores_is_read_as_it_means_it() throws IOException {
        var stored = read(Files.readString(Path.of("../app/src/test/resources/events/clocks.json")));
        assertThat(stored).isEqualTo(read("""
                [{"slot":"dispatch","settledAt":"2026-09-16T01:30:00Z"},
                 {"slot":"promise","due":{"code":"appeal.promise.help","from":"2026-09-16T00:30:00Z","at":"2026-09-25T10:00:00Z"}},
                 {"slot":"signfor","due":{"code":"appeal.signfor","from":"2026-09-16T01:30:00Z","at":"2026-09-16T08:30:00Z","provisional":true}},
                 {"slot":"promise","due":{"code":"appeal.promise.help","from":"2026-09-16T00:30:00Z","at":"2026-10-02T10:00:00Z","rule":"一个表里没有的条款","turns":[
                   {"kind":"EXTENDED","on":"2026-09-16T01:30:00Z","code":"E01","amount":7},{"kind":"CAPPED","on":"2026-10-02T10:00:00Z"}]}},
                 {"slot":"support:7","settledAt":"2026-09-16T01:30:00Z","withdrawn":true}]"""));
    }

    @Test
    void what_is_of_another_type_or_says_both_or_neither_is_refused() {
        for (var wrong : List.of("[{\"s\":\"x\"}]", "[{\"s\":1,\"e\":0}]", "[{\"s\":\"x\",\"d\":{}}]", "[{\"s\":\"x\",\"d\":[\"c\",1]}]", "[{\"s\":\"x\",\"d\":[\"c\",1,2,3]}]",
                "[{\"s\":\"x\",\"d\":[\"c\",1,2,true,[1]]}]", "[{\"s\":\"x\",\"d\":[\"c\",1,2,true,[],\"r\",7]}]", "[{\"s\":\"x\",\"d\":[\"c\",1,2],\"e\":1}]",
                "[{\"slot\":\"x\",\"due\":[]}]", "[{\"slot\":\"x\",\"settledAt\":true}]", "[{}]", "[[]]")) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
    }
}
