package org.huiyin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Submits appeals and takes their steps until told to stop, and writes down every command that was answered. */
final class CrashClient implements Runnable {
    /** A command and what the first whole answer to it said. */
    record Acknowledged(Clerk clerk, String path, UUID key, Map<String, Object> body, Said said) {}

    /** What an answer says for good; code and promised date are empty for a step. */
    record Said(int status, String number, String code, String promised) {
        static Said in(Clerk.Answer answer) {
            var json = answer.json();
            return new Said(answer.status(), json.path("number").asString(json.path("line").path("number").asString("")),
                    json.path("code").asString(""), json.path("promise").path("dueAt").asString(""));
        }
    }

    /** Who takes part. */
    record Staff(Clerk stranger, Clerk dispatcher, Clerk handler, int office) {}

    private final Staff staff;
    private final Semaphore answered;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger appeals = new AtomicInteger();
    private volatile boolean stopping;

    /**
     * @param answered gains a permit with each answered command
     */
    CrashClient(Staff staff, Semaphore answered) {
        this.staff = staff;
        this.answered = answered;
    }

    void stop() {
        stopping = true;
    }

    List<Acknowledged> acknowledged() {
        return new ArrayList<>(acknowledged);
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                appeal(appeals.incrementAndGet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void appeal(int no) throws InterruptedException {
        var submitted = command(staff.stranger, "/api/appeals", Map.of("text", "第" + no + "号诉求：地下车库积水，请来看一看。",
                "contact", Map.of("anonymous", true, "mayBeNamed", false)));
        var number = submitted.json().path("number").asString("");
        var path = "/api/matters/" + number;
        command(staff.dispatcher, path + "/dispatch", Map.of("seen", 1, "office", staff.office, "category", "housing.repairs", "type", "complaint", "title", "车库积水"));
        int seen = command(staff.handler, path + "/signature", Map.of("seen", 2)).json().path("revision").asInt(3);
        command(staff.handler, path + "/reply", Map.of("seen", seen, "outcome", "explained", "text", "已经抽水，正在查原因。"));
    }

    private Clerk.Answer command(Clerk clerk, String path, Map<String, Object> body) throws InterruptedException {
        var key = UUID.randomUUID();
        var answer = clerk.command(path, key, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException("a step was refused: " + path + " " + answer);
        }
        acknowledged.add(new Acknowledged(clerk, path, key, body, Said.in(answer)));
        answered.release();
        return answer;
    }
}
