package org.huiyin.triage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.triage.domain.Example;
import org.huiyin.triage.domain.FirstDay;
import org.huiyin.triage.domain.Judged;
import org.huiyin.triage.domain.Labels;
import org.huiyin.triage.domain.Row;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./huiyin triage evaluate} and {@code learn-curve}: what the sorter makes of texts people sorted, which it has not seen. Both files
 * are CSV with {@code subject}, {@code text}, {@code label}. Without {@code --train} it knows what the rules say and no more.
 */
final class EvaluateCommand {
    private static final List<Integer> DECISIONS = List.of(0, 100, 1000, 5000);
    private static final int TESTED = 5;
    private static final JsonMapper JSON = new JsonMapper();

    private EvaluateCommand() {}

    static void evaluate(List<String> arguments) throws IOException {
        var options = new Options(arguments, "--train", "--test");
        var test = texts(options.file("--test"));
        var train = options.has("--train") ? texts(options.file("--train")) : List.<Example>of();
        var made = Evaluation.of(train, test, Labels.of(options.rules()));
        var all = made.all();
        var without = made.without();
        if (options.json()) {
            System.out.println(JSON.writeValueAsString(figures(made)));
            return;
        }
        System.out.printf("文字 / texts %d，学过的决定 / decisions learnt %d%n", all.texts(), train.size());
        System.out.printf("macro F1 %.4f   正确率 / accuracy %.4f   前三有对的 / among the first three %.4f   校准误差 / calibration error %.4f%n", all.macroF1(), all.accuracy(), all.top3(), all.ece());
        System.out.printf("训练里没有近似的 / without a near-duplicate in training: 文字 / texts %d, macro F1 %.4f, 正确率 / accuracy %.4f%n", without.texts(), without.macroF1(), without.accuracy());
        System.out.printf("每条毫秒 / ms a text %.2f，占用内存 / in use %d MB，学习秒数 / taught in %.1f s%n%n", made.each(), memory(), made.trained());
        System.out.println("文字    准确率     召回率     F1     类别\ntexts  precision  recall     F1  label");
        all.labels().forEach(one -> System.out.printf("%5d  %9.4f  %6.4f  %5.4f  %s%n", one.texts(), one.precision(), one.recall(), one.f1(), one.label()));
        System.out.printf("%n把握 / confidence    文字 / texts  对的 / right%n");
        all.bins().forEach(bin -> System.out.printf("%.2f – %.2f  %6d  %.3f%n", bin.from(), bin.to(), bin.texts(), bin.accuracy()));
    }

    private static Map<String, Object> figures(Evaluation made) {
        var all = made.all();
        var without = made.without();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("texts", all.texts());
        figures.put("macro_f1", all.macroF1());
        figures.put("accuracy", all.accuracy());
        figures.put("ece", all.ece());
        figures.put("top3", all.top3());
        figures.put("ms_per_message", made.each());
        figures.put("memory_mb", memory());
        figures.put("train_s", made.trained());
        figures.put("without_near_duplicates", Map.of("texts", without.texts(), "macro_f1", without.macroF1(), "accuracy", without.accuracy()));
        figures.put("labels", all.labels());
        figures.put("bins", all.bins());
        return figures;
    }

    /** The file the product is tried on, beside the project, unless another is named. */
    private static Path tried(Options options) {
        return options.has("--in") ? options.file("--in") : options.rules().toAbsolutePath().resolve("../../shared/data/appeals/labelled.csv").normalize();
    }

    /** What is taught is always older than what is asked, the newest fifth. */
    static void curve(List<String> arguments) throws IOException {
        var options = new Options(arguments, "--in");
        curve(byTime(options), Labels.of(options.rules())).forEach((decisions, judged) -> System.out.println(options.json()
                ? JSON.writeValueAsString(Map.of("decisions", decisions, "macro_f1", judged.macroF1(), "accuracy", judged.accuracy(), "ece", judged.ece()))
                : "决定 / decisions %5d: macro F1 %.4f, 正确率 / accuracy %.4f, 校准误差 / calibration error %.4f".formatted(decisions, judged.macroF1(), judged.accuracy(), judged.ece())));
    }

    /** By how many of the oldest were taught, what it made of the newest fifth. */
    static Map<Integer, Judged> curve(List<Example> texts, FirstDay first) {
        var test = texts.subList(texts.size() - texts.size() / TESTED, texts.size());
        var curve = new LinkedHashMap<Integer, Judged>();
        DECISIONS.stream().filter(decisions -> decisions <= texts.size() - test.size())
                .forEach(decisions -> curve.put(decisions, Evaluation.of(texts.subList(0, decisions), test, first).all()));
        return curve;
    }

    /** In order of time, which sorts as a text. */
    static List<Example> byTime(Options options) throws IOException {
        var file = tried(options);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("缺少 --in 文件 / --in FILE is missing: CSV, time, subject, text, label");
        }
        return Row.readSome(file, "time", "subject", "text", "label").stream().sorted(Comparator.comparing((Row row) -> row.get("time")))
                .map(EvaluateCommand::text).toList();
    }

    private static List<Example> texts(Path file) throws IOException {
        return Row.readSome(file, "subject", "text", "label").stream().map(EvaluateCommand::text).toList();
    }

    private static Example text(Row row) {
        return new Example(row.get("subject"), row.get("text"), row.get("label"));
    }

    private static long memory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }
}
