package org.huiyin.appeals;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.appeals.StagedAppeals.Stage;

/** The endpoints of staff, each with a request that would do what it is for if whoever asks may. */
final class PermissionRows {
    private PermissionRows() {}

    /**
     * One endpoint.
     *
     * @param stage where the appeal stands that the request is about
     * @param ask the path as it is asked, when it is more than the pattern filled in
     * @param body JSON with the signs that {@link PermissionTableTest} fills in; null asks with none, a file's content where it is a form
     */
    record Row(String endpoint, Stage stage, String ask, String body) {
        String method() {
            return endpoint.split(" ")[0];
        }

        boolean form() {
            return endpoint.endsWith(".csv") && method().equals("POST");
        }
    }

    /** What anybody signed in does with what is their own, and with nobody else's. */
    static final List<String> OWN = List.of("GET /api/views", "POST /api/views", "DELETE /api/views/{id}", "GET /api/sessions",
            "DELETE /api/sessions/{id}", "PUT /api/password", "GET /api/second-factor", "POST /api/second-factor", "PUT /api/second-factor",
            "POST /api/passkeys/invitation", "POST /api/passkeys", "POST /api/passkeys/{id}/removal", "GET /api/matters/counts",
            "POST /api/bulk/steps", "POST /api/bulk", "GET /api/bulk/{id}", "GET /api/live");

    /** What the code of a receipt opens, for its one matter. */
    static final List<String> RECEIPT = List.of("GET /api/receipt", "GET /api/receipt/clocks/{slot}", "GET /api/receipt/attachments/{id}", "GET /api/receipt/attachments/{id}/thumbnail", "GET /api/receipt/everything.zip", "GET /api/receipt/proofs", "GET /api/receipt/proofs.zip",
            "POST /api/receipt/messages", "POST /api/receipt/rating", "POST /api/receipt/reopening", "POST /api/receipt/withdrawal",
            "POST /api/receipt/erasure", "POST /api/receipt/contest");

    /** What a resident does with an account of their own. */
    static final List<String> ACCOUNT = List.of("DELETE /api/resident/sessions", "GET /api/resident/appeals", "POST /api/resident/appeals",
            "POST /api/resident/appeals/removal", "DELETE /api/resident");

    /** What stands open to everybody, counted at the door. */
    static final List<String> OPEN = List.of("GET /api/session", "POST /api/session", "DELETE /api/session", "POST /api/session/code",
            "GET /api/resident", "POST /api/resident/code", "POST /api/resident/session", "DELETE /api/resident/session",
            "POST /api/session/passkey/question", "POST /api/session/passkey", "GET /api/session/provider", "GET /api/session/provider/answer", "POST /api/appeals",
            "OPTIONS /api/uploads", "POST /api/uploads", "HEAD /api/uploads/{id}", "PATCH /api/uploads/{id}", "DELETE /api/uploads/{id}", "POST /api/receipts", "GET /api/reference", "GET /api/places", "GET /api/clocks",
            "GET /api/clocks/{code}/explanation", "GET /api/calendar/{year}", "GET /api/appeals/preview-promise",
            "GET /api/answers", "POST /api/answers/search", "GET /api/public/matters", "GET /api/public/matters/{number}", "GET /api/public/map",
            "GET /api/public/near", "POST /api/public/similar", "GET /api/public/outline", "GET /api/public/ledger", "GET /api/public/rates", "GET /api/public/report", "GET /api/public/report.csv",
            "GET /open-data/appeals.csv", "GET /open-data/appeals.json", "GET /open-data/datapackage.json", "GET /feeds/{township}.rss",
            "GET /api/public/log", "GET /log/checkpoint", "GET /log/tile/**", "GET /log/key", "GET /log/huiyin-verify.jar", "GET /log/witness/key", "POST /log/witness/add-checkpoint");

    /** GeoReport v2: open to read, counted at the door; what is sent needs a key in the form. */
    static final List<String> OPEN311 = List.of("discovery.F", "v2/discovery.F", "v2/services.F", "v2/services/{code}.F", "v2/requests.F", "v2/requests/{id}.F",
            "v2/tokens/{token}.F", "v2/servicerequestupdates.F", "**").stream().map(path -> "GET /open311/" + path.replace("F", "{format:xml|json}")).toList();

    static final List<String> OPEN311_IN = List.of("POST /open311/v2/requests.{format:xml|json}", "POST /open311/v2/servicerequestupdates.{format:xml|json}");

    private static final String ONE = "/api/matters/{number}";
    private static final String ANSWER = "{'question':{'zh':'问','en':'Q'},'answer':{'zh':'答','en':'A'},'basis':'依据','open':true}";
    private static final String WORDS = "{'seen':$seen,'words':'请看'}";

    static List<Row> all() {
        var rows = new ArrayList<Row>();
        rows.addAll(looking());
        rows.addAll(dispatching());
        rows.addAll(custody());
        rows.addAll(beside());
        rows.addAll(answering());
        rows.addAll(figures());
        rows.addAll(administration());
        rows.addAll(notifying());
        rows.addAll(importing());
        rows.addAll(exporting());
        rows.addAll(sealing());
        return rows;
    }

    private static List<Row> looking() {
        return List.of(
                get("/api/matters", "/api/matters?view=inbox"), get("/api/search", "/api/search?q=%E7%A7%AF%E6%B0%B4"),
                new Row("POST /api/similar", Stage.IN_HAND, "/api/similar", "{'text':'积水'}"), get(ONE, ONE), get(ONE + "/similar", ONE + "/similar"), get(ONE + "/suggestion", ONE + "/suggestion"), get(ONE + "/often-support", ONE + "/often-support"), new Row("POST /api/suggestion", Stage.IN_HAND, "/api/suggestion", "{'text':'积水'}"),
                get(ONE + "/clocks/{slot}", ONE + "/clocks/promise"),
                new Row("GET " + ONE + "/attachments/{id}", Stage.IN_HAND, ONE + "/attachments/$file", null),
                new Row("GET " + ONE + "/attachments/{id}/thumbnail", Stage.IN_HAND, ONE + "/attachments/$file/thumbnail", null),
                step("identity", Stage.IN_HAND, "{'purpose':'$purpose'}"), get("/api/duty", "/api/duty?from=2026-09-16T00:00:00Z&until=2026-09-18T00:00:00Z"),
                get("/api/offices", "/api/offices?q=%E6%B1%9F"), get("/api/offices/tree", "/api/offices/tree"));
    }

    private static List<Row> dispatching() {
        return List.of(
                new Row("POST /api/appeals/counter", Stage.WAITING, "/api/appeals/counter",
                        "{'text':'路灯坏了三盏','report':false,'contact':{'anonymous':true,'mayBeNamed':false},'channel':'hotline','urgent':false}"),
                step("acceptance", Stage.WAITING, "{'seen':$seen}"),
                step("dispatch", Stage.WAITING, "{'seen':$seen,'office':$office(jiangbei),'type':'complaint','title':'地下室积水'}"),
                step("non-acceptance", Stage.WAITING, "{'seen':$seen,'reason':'N01','words':'可以去法院'}"),
                step("set-aside", Stage.WAITING, "{'seen':$seen,'reason':'A02'}"), step("set-aside-review", Stage.SET_ASIDE, "{'seen':$seen,'upheld':true}"),
                step("classification", Stage.IN_HAND, "{'seen':$seen,'category':'$category','type':'complaint'}"),
                step("group", Stage.IN_HAND, "{'seen':$seen,'lead':'$lead'}"), step("group-exit", Stage.MEMBER, "{'seen':$seen}"),
                step("contest-decision", Stage.CONTESTED, "{'seen':$seen,'words':'仍由它办'}"), step("title", Stage.IN_HAND, "{'seen':$seen,'title':'积水'}"),
                step("lead", Stage.SENT_BACK_TWICE, "{'seen':$seen,'office':$office(jiangbei),'words':'由你们主办'}"));
    }

    private static List<Row> custody() {
        return List.of(
                step("signature", Stage.HANDED, "{'seen':$seen}"), step("hand-down", Stage.IN_HAND, "{'seen':$seen,'office':$office(binhe)}"),
                step("transfer", Stage.IN_HAND, "{'seen':$seen,'office':$office(henan),'reason':'T01','words':'属于他们'}"),
                step("referral", Stage.IN_HAND, WORDS),
                step("return", Stage.IN_HAND, "{'seen':$seen,'reason':'R01','words':'不归我们','competent':$office(henan)}"),
                step("extension", Stage.IN_HAND, "{'seen':$seen,'reason':'E01','words':'等检测'}"),
                step("extension-decision", Stage.EXTENSION_ASKED, "{'seen':$seen,'granted':true,'words':'同意'}"),
                step("supervision", Stage.IN_HAND, WORDS));
    }

    private static List<Row> beside() {
        return List.of(
                step("support", Stage.IN_HAND, "{'seen':$seen,'office':$office(housing),'words':'请看'}"), step("support-answer", Stage.HELPED, WORDS),
                step("call-out", Stage.IN_HAND, "{'seen':$seen,'offices':[$office(housing)],'at':'$soon','words':'门口'}"),
                step("arrival", Stage.CALLED_OUT, "{'seen':$seen,'no':1,'office':$office(housing),'at':'$now'}"),
                step("call-out-outcome", Stage.CALLED_OUT, "{'seen':$seen,'no':1,'words':'查明了'}"), step("message", Stage.IN_HAND, WORDS),
                step("question", Stage.IN_HAND, WORDS), step("call-request", Stage.IN_HAND, WORDS),
                step("call", Stage.CALL_ASKED, "{'seen':$seen,'reached':true,'words':'三号楼'}"),
                step("note", Stage.IN_HAND, "{'seen':$seen,'words':'看过','open':false}"));
    }

    private static List<Row> answering() {
        return List.of(
                step("reply", Stage.IN_HAND, "{'seen':$seen,'outcome':'solved','text':'修好了','proof':'已复查'}"),
                step("reply-hints", Stage.IN_HAND, "{'text':'修好了'}"), step("follow-up", Stage.ANSWERED, "{'seen':$seen,'reached':true,'solved':'yes','satisfied':'yes'}"),
                step("power-review", Stage.UNABLE, "{'seen':$seen,'outOfPower':true}"), step("erasure", Stage.TO_ERASE, "{'seen':$seen}"));
    }

    private static List<Row> figures() {
        var samples = "/api/follow-up/samples";
        return List.of(
                get("/api/triage/accuracy", "/api/triage/accuracy?office=$office(jiangbei)"), get("/api/triage/drift", "/api/triage/drift"), get("/api/quality", "/api/quality?office=$office(jiangbei)"), get("/api/ledger", "/api/ledger?office=$office(jiangbei)"), get("/api/board", "/api/board?office=$office(jiangbei)"),
                get("/api/ledger/matters", "/api/ledger/matters?figure=held&office=$office(jiangbei)"),
                get("/api/ledger/export", "/api/ledger/export?format=csv&office=$office(jiangbei)"), get("/api/rates", "/api/rates?office=$office(jiangbei)"),
                get("/api/topics", "/api/topics?days=30"), get(samples, samples), admin("POST", samples, "{'from':'2026-08-01','to':'2026-08-31','share':0.2}"),
                new Row("POST " + samples + "/{id}/draw", Stage.WAITING, samples + "/$sample/draw", "{}"),
                get(samples + "/{id}/list", samples + "/$sample/list"));
    }

    private static List<Row> administration() {
        var offices = "/api/admin/offices";
        var accounts = "/api/admin/accounts";
        var words = "{'zh':'测试','en':'Test'}";
        return List.of(
                get("/api/accounts/{id}/leaves", "/api/accounts/$account/leaves"),
                admin("POST", "/api/accounts/{id}/leaves", "{'from':'2026-10-01','until':'2026-10-03','deputy':'$account'}"),
                new Row("DELETE /api/accounts/{id}/leaves/{from}", Stage.WAITING, "/api/accounts/$account/leaves/$leave", null),
                get("/api/admin/open311-keys", "/api/admin/open311-keys"), admin("POST", "/api/admin/open311-keys", "{'name':'随手拍'}"),
                new Row("DELETE /api/admin/open311-keys/{id}", Stage.WAITING, "/api/admin/open311-keys/$apikey", null),
                get("/api/admin/answers", "/api/admin/answers"), admin("POST", "/api/admin/answers", ANSWER),
                new Row("PUT /api/admin/answers/{id}", Stage.WAITING, "/api/admin/answers/$answer", ANSWER),
                admin("POST", "/api/admin/duty", "{'account':'$account','role':'dispatcher','startsAt':'$now','endsAt':'$soon'}"),
                new Row("DELETE /api/admin/duty/{id}", Stage.WAITING, "/api/admin/duty/$shift", null),
                get("/api/admin/posts", "/api/admin/posts?office=$office(jiangbei)"), admin("POST", "/api/admin/posts", "{'office':$office(jiangbei),'name':" + words + "}"),
                new Row("PUT /api/admin/posts/{id}", Stage.WAITING, "/api/admin/posts/$post", "{'name':" + words + "}"),
                new Row("POST /api/admin/posts/{id}/closure", Stage.WAITING, "/api/admin/posts/$post/closure", "{}"),
                get(offices, offices), get(offices + "/{id}", offices + "/$office(laocheng)"),
                admin("POST", offices, "{'code':'new-one','parent':$office(jiangbei),'level':'community','kind':'nonsense','name':" + words + "}"),
                new Row("PUT " + offices + "/{id}", Stage.WAITING, offices + "/$office(laocheng)", "{'parent':$office(jiangbei),'name':" + words + "}"),
                new Row("POST " + offices + "/{id}/closure", Stage.WAITING, offices + "/$office(laocheng)/closure", "{}"),
                admin("POST", "/api/admin/hand-over", "{'from':$office(laocheng),'to':$office(binhe)}"),
                get(offices + ".csv", offices + ".csv"), admin("POST", offices + ".csv", "code\n"), get(accounts + ".csv", accounts + ".csv"),
                admin("POST", accounts + ".csv", "account\n"), get("/api/admin/record", "/api/admin/record"), get(accounts, accounts),
                get(accounts + "/{id}", accounts + "/$account"),
                admin("POST", accounts, "{'account':'x-new','name':'新人','post':$post,'roles':['leader','agent']}"),
                admin("PUT", accounts + "/{id}", "{'name':'改名','post':$post,'roles':['handler']}"), admin("POST", accounts + "/{id}/closure", "{}"),
                admin("POST", accounts + "/{id}/password", "{}"), new Row("DELETE " + accounts + "/{id}/second-factor", Stage.WAITING,
                        accounts + "/$account/second-factor", null), admin("PUT", accounts + "/{id}/provider", "{'subject':'somebody'}"),
                new Row("DELETE " + accounts + "/{id}/provider", Stage.WAITING, accounts + "/$account/provider", null));
    }

    private static List<Row> notifying() {
        var letters = "/api/admin/letters";
        var hooks = "/api/admin/webhooks";
        var mailbox = "/api/admin/mailbox";
        return List.of(
                get(letters, letters), new Row("POST " + letters + "/{id}/retry", Stage.WAITING, letters + "/$letter/retry", "{}"),
                new Row("DELETE " + letters + "/{id}", Stage.WAITING, letters + "/$letter", null),
                get(hooks, hooks), admin("POST", hooks, "{'url':'https://example.org/hook','events':['none-such']}"),
                new Row("POST " + hooks + "/{id}/secret", Stage.WAITING, hooks + "/$hook/secret", "{}"),
                new Row("POST " + hooks + "/{id}/test", Stage.WAITING, hooks + "/$hook/test", "{}"),
                new Row("POST " + hooks + "/{id}/resumption", Stage.WAITING, hooks + "/$hook/resumption", "{}"),
                new Row("DELETE " + hooks + "/{id}", Stage.WAITING, hooks + "/$hook", null),
                get(mailbox, mailbox), new Row("POST " + mailbox + "/{id}/retry", Stage.WAITING, mailbox + "/$left/retry", "{}"),
                new Row("DELETE " + mailbox + "/{id}", Stage.WAITING, mailbox + "/$left", null));
    }

    private static List<Row> importing() {
        var imports = "/api/imports";
        var run = "{'mapping':{'text':'内容','receivedAt':'时间'},'dryRun':true}";
        return List.of(
                get(imports, imports), admin("POST", imports, "a\n"), get(imports + "/{id}", imports + "/$import"),
                new Row("POST " + imports + "/{id}/run", Stage.IMPORTED, imports + "/$import/run", run),
                get(imports + "/{id}/rejects.csv", imports + "/$import/rejects.csv"), step("promise", Stage.IMPORTED, "{'seen':$seen,'type':'help'}"));
    }

    private static List<Row> exporting() {
        return List.of(get("/api/exports/matters.csv", "/api/exports/matters.csv"), get("/api/exports/matters.xlsx", "/api/exports/matters.xlsx"));
    }

    private static List<Row> sealing() {
        return List.of(get("/api/log/checks", "/api/log/checks"), admin("POST", "/api/log/checks", "{}"), admin("POST", "/api/log/keys", "{'use':'log','besideDays':30}"),
                admin("POST", "/api/log/resumption", "{}"), get("/api/log/readings", "/api/log/readings"),
                new Row("POST /api/log/readings/{id}/review", Stage.IN_HAND, "/api/log/readings/$reading/review", "{'outcome':'in-order'}"));
    }

    private static Row get(String pattern, String ask) {
        return new Row("GET " + pattern, Stage.IN_HAND, ask, null);
    }

    private static Row step(String noun, Stage stage, String body) {
        return new Row("POST " + ONE + "/" + noun, stage, ONE + "/" + noun, body);
    }

    private static Row admin(String method, String pattern, String body) {
        return new Row(method + " " + pattern, Stage.WAITING, pattern.replace("{id}", "$account"), body);
    }
}
