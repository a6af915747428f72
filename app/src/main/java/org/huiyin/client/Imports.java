package org.huiyin.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The import of a running server, as an administrator uses it. */
final class Imports {
    private final Visitor administrator;
    private final Pause pause;

    /** A list the server has read, and which of its columns tell what. */
    record Taken(String id, int rows, Map<String, String> guessed) {}

    /** How an import came out. */
    record Run(int accepted, int skipped, int rejected, List<String> reasons, @Nullable String failure) {}

    /** Told how far it is. */
    interface Watcher {
        void at(int done, int total);
    }

    Imports(Visitor administrator, Pause pause) {
        this.administrator = administrator;
        this.pause = pause;
    }

    Taken take(Path file) throws IOException {
        var taken = administrator.post("/api/imports", file);
        var guessed = new LinkedHashMap<String, String>();
        taken.get("mapping").properties().forEach(one -> guessed.put(one.getKey(), one.getValue().asString()));
        return new Taken(taken.get("id").asString(), taken.get("rows").asInt(), guessed);
    }

    /** Runs it and waits for its end; the server goes on with it whether or not anybody waits. */
    Run run(String id, Map<String, String> mapping, boolean dryRun, Watcher watcher) {
        var now = administrator.post("/api/imports/" + id + "/run", Map.of("mapping", mapping, "dryRun", dryRun));
        int told = 0;
        while (!List.of("done", "failed").contains(now.get("state").asString())) {
            pause.between();
            now = administrator.get("/api/imports/" + id);
            int total = Math.max(1, now.get("total").asInt());
            int tenth = now.get("done").asInt() * 10 / total;
            if (tenth > told) {
                told = tenth;
                watcher.at(now.get("done").asInt(), total);
            }
        }
        return new Run(now.get("accepted").asInt(), now.get("skipped").asInt(), now.get("rejected").asInt(), reasons(now.get("rejects")),
                now.hasNonNull("failure") ? now.get("failure").asString() : null);
    }

    private static List<String> reasons(JsonNode rejects) {
        return rejects.valueStream().map(one -> "row " + one.get("row").asInt() + ": " + one.get("detail").asString()).toList();
    }

    byte[] rejects(String id) {
        return administrator.bytes("/api/imports/" + id + "/rejects.csv");
    }
}
