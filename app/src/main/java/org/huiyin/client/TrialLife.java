package org.huiyin.client;

import static org.huiyin.client.TrialCommand.must;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One new appeal through its whole life, each step by whoever would take it; its words are our own. */
final class TrialLife {
    private final Visitor resident;
    private final Visitor dispatcher;
    private final Visitor handler;
    private final Visitor agent;
    private String number = "";

    TrialLife(Visitor resident, Visitor dispatcher, Visitor handler, Visitor agent) {
        this.resident = resident;
        this.dispatcher = dispatcher;
        this.handler = handler;
        this.agent = agent;
    }

    void run() {
        long start = System.nanoTime();
        lodge();
        dispatch();
        sign();
        reply("三盏路灯今天下午已经换好，晚上七点去看过，都亮着。");
        resident.post("/api/receipt/rating", Map.of("solved", "no", "satisfied", "no"));
        resident.post("/api/receipt/reopening", Map.of("why", "还有一盏不亮。"));
        stands("dispatched");
        sign();
        reply("最后一盏也换好了。");
        step(agent, "follow-up", Map.of("reached", true, "solved", "yes", "satisfied", "yes"));
        var receipt = resident.get("/api/receipt");
        must(receipt.get("replies").size() == 1 && receipt.hasNonNull("reply"), "The receipt does not show both answers.");
        var everything = resident.bytes("/api/receipt/everything.zip");
        must(everything.length > 1000, "The resident's download is empty.");
        System.out.printf(Locale.ROOT, "%-16s one new appeal from the first word to the call-back (%s), %d steps told on its receipt, in %.1f s%n",
                "lived through", receipt.get("state").asString(), receipt.get("timeline").size(), TrialCommand.seconds(start));
    }

    private void lodge() {
        resident.get("/api/session");
        var lodged = resident.post("/api/appeals", Map.of("text", "滨河路拐角的路灯坏了三盏，晚上看不清路，希望尽快修好。", "type", "help", "report", false, "urgent", false,
                "place", Map.of(), "about", Map.of("kind", "nobody"), "contact", Map.of("anonymous", true, "mayBeNamed", false), "visibility", "office",
                "language", "zh", "attachments", List.of()));
        number = lodged.get("number").asString();
        var token = resident.post("/api/receipts", Map.of("code", lodged.get("code").asString())).get("token").asString();
        resident.with("Authorization", "Receipt " + token);
        must(resident.get("/api/receipt").hasNonNull("promise"), "The new appeal has no promised day.");
    }

    private void dispatch() {
        int office = handler.get("/api/session").get("account").get("office").get("id").asInt();
        step(dispatcher, "dispatch", Map.of("office", office, "category", "municipal.lamps", "type", "help", "title", "路灯不亮"));
        stands("dispatched");
    }

    private void sign() {
        step(handler, "signature", Map.of());
        stands("in-hand");
    }

    private void reply(String text) {
        step(handler, "reply", Map.of("outcome", "solved", "text", text, "proof", "更换后的照片已存档。"));
        stands("replied");
    }

    private void step(Visitor who, String noun, Map<String, Object> fields) {
        var path = "/api/matters/" + number;
        var body = new java.util.LinkedHashMap<String, Object>(fields);
        body.put("seen", who.get(path).get("revision").asInt());
        who.post(path + "/" + noun, body);
    }

    private void stands(String state) {
        JsonNode receipt = resident.get("/api/receipt");
        must(receipt.get("state").asString().equals(state), "The appeal should stand as " + state + ", but stands as " + receipt.get("state").asString() + ".");
    }
}
