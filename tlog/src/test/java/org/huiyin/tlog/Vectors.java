package org.huiyin.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The published leaves of RFC 6962's tests, and roots, proofs and tiles over them written by another program. */
public final class Vectors {
    public static final List<byte[]> ENTRIES = Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex).toList();

    private Vectors() {}

    public static byte[] file(String name) {
        try (var in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    /** The words of each line that begins with that word. */
    public static Stream<String[]> lines(String word) {
        return text("vectors.txt").lines().map(line -> line.split(" ")).filter(line -> line[0].equals(word));
    }

    public static List<Hash> hashes(String[] line, int from) {
        return Arrays.stream(line).skip(from).filter(word -> !word.isEmpty()).map(word -> Hash.of(HexFormat.of().parseHex(word))).toList();
    }
}
