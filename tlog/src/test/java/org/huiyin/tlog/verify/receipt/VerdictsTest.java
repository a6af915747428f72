package org.huiyin.tlog.verify.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.huiyin.tlog.verify.SealedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Receipts and what they are; the browser's verifier reads the same (web/src/proof/verdicts.test.ts), and web/test/verdicts.ts wrote them. */
class VerdictsTest {
    private static final Path FOLDER = Path.of("src/test/resources/verdicts");
    private static final List<String> VERDICTS = List.of("proved", "untrue", "malformed");

    static Stream<String> expected() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expected.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void a_receipt_is_to_the_browser_what_it_is_here(String line) throws IOException {
        var words = line.split(" ");
        var keys = Files.readAllLines(FOLDER.resolve("keys.txt"));
        var run = SealedLog.run(time -> { }, "receipt", FOLDER.resolve(words[0]).toString(), "--json", "--key", keys.getFirst(), "--witness", keys.getLast(), "--quorum", "0");
        assertThat(VERDICTS.get(run.exit())).as(run.out()).isEqualTo(words[1]);
    }

    @Test
    void every_folder_is_expected_to_be_something() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            assertThat(expected().map(line -> line.split(" ")[0])).containsExactlyInAnyOrderElementsOf(folders.filter(Files::isDirectory).map(one -> one.getFileName().toString()).toList());
        }
    }
}
