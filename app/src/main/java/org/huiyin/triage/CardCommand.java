package org.huiyin.triage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.huiyin.triage.domain.Example;
import org.huiyin.triage.domain.FirstDay;
import org.huiyin.triage.domain.Labels;

/** {@code ./huiyin triage card}: judges the sorter on parts held out at random and by time, and writes what came out into the model card. */
final class CardCommand {
    private static final int PARTS = 5;
    private static final long SEED = 1;
    private static final String BEGINS = "<!-- figures of triage ";
    private static final String END = "<!-- end of figures -->";

    private CardCommand() {}

    static void run(List<String> arguments) throws IOException {
        var options = new Options(arguments, "--in", "--out");
        var card = options.has("--out") ? options.file("--out") : options.rules().toAbsolutePath().resolve("../docs/triage.md").normalize();
        var texts = EvaluateCommand.byTime(options);
        var first = Labels.of(options.rules());
        var before = Files.readString(card);
        var places = List.of("held out", "learn-curve");
        places.forEach(figures -> place(card, before, figures)); // before minutes are spent on judging
        var tables = List.of(heldOut(texts, first), curve(texts, first));
        var text = Files.readString(card);
        for (int at = 0; at < tables.size(); at++) {
            var place = place(card, text, places.get(at));
            System.out.print(tables.get(at));
            text = text.substring(0, place.from) + "\n" + tables.get(at) + text.substring(place.to);
        }
        replace(card, text);
    }

    private static String heldOut(List<Example> texts, FirstDay first) {
        var shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(SEED));
        var table = new StringBuilder("""

                | held out | texts | macro F1 | accuracy | among the first three | calibration error | without near-duplicates: F1 | ms a text |
                |---|---|---|---|---|---|---|---|
                """);
        for (int part = 0; part < PARTS; part++) {
            int held = part;
            var test = IntStream.range(0, shuffled.size()).filter(at -> at % PARTS == held).mapToObj(shuffled::get).toList();
            var train = IntStream.range(0, shuffled.size()).filter(at -> at % PARTS != held).mapToObj(shuffled::get).toList();
            table.append(row("a fifth at random, part " + (part + 1), Evaluation.of(train, test, first)));
        }
        int old = texts.size() - texts.size() / PARTS;
        return table.append(row("the newest fifth", Evaluation.of(texts.subList(0, old), texts.subList(old, texts.size()), first))).append('\n').toString();
    }

    private static String row(String name, Evaluation made) {
        var all = made.all();
        return String.format(Locale.ROOT, "| %s | %d | %.4f | %.4f | %.4f | %.4f | %.4f of %d | %.1f |%n", name, all.texts(), all.macroF1(), all.accuracy(), all.top3(), all.ece(),
                made.without().macroF1(), made.without().texts(), made.each());
    }

    private static String curve(List<Example> texts, FirstDay first) {
        var table = new StringBuilder("\n| decisions | macro F1 | accuracy | calibration error |\n|---|---|---|---|\n");
        EvaluateCommand.curve(texts, first).forEach((decisions, judged) ->
                table.append(String.format(Locale.ROOT, "| %d | %.4f | %.4f | %.4f |%n", decisions, judged.macroF1(), judged.accuracy(), judged.ece())));
        return table.append('\n').toString();
    }

    /** Between two marks of the card. */
    private record Place(int from, int to) {}

    /** Where figures stand: behind the mark that names them and before its own end mark, which comes before the next one's. */
    private static Place place(Path card, String text, String figures) {
        var mark = BEGINS + figures + " -->";
        int from = text.indexOf(mark);
        int to = text.indexOf(END, Math.max(from, 0));
        int next = text.indexOf(BEGINS, from + 1);
        if (from < 0 || to < 0 || next >= 0 && next < to) {
            throw new IllegalArgumentException(card + " 里没有放数字的地方，文件没有动 / has no place for the figures and is as it was: " + mark + " … " + END);
        }
        return new Place(from + mark.length(), to);
    }

    /** Completely or not at all. */
    private static void replace(Path card, String text) throws IOException {
        var file = card.toRealPath();
        var half = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".half");
        try {
            Files.writeString(half, text);
            Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(file));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
