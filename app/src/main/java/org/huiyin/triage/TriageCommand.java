package org.huiyin.triage;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code ./huiyin triage}: what triage does, on files and without a server. */
final class TriageCommand {
    private TriageCommand() {}

    /** Arguments: the name of the command, the folder of rules, then its own. */
    public static void main(String[] arguments) {
        try {
            run(arguments[0], Arrays.asList(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException unreadable) {
            System.err.println("文件读不了 / a file cannot be read: " + unreadable.getMessage());
            System.exit(1);
        }
    }

    private static void run(String command, List<String> options) throws IOException {
        switch (command) {
            case "evaluate" -> EvaluateCommand.evaluate(options);
            case "learn-curve" -> EvaluateCommand.curve(options);
            case "card" -> CardCommand.run(options);
            case "replies" -> RepliesCommand.run(options);
            case "topics" -> TopicsCommand.run(options);
            default -> throw new IllegalArgumentException("triage 没有 / knows no \"" + command + "\"; 有 / known are evaluate, learn-curve, card, topics, replies");
        }
    }
}
