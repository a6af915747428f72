package org.huiyin.transparency.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.tlog.Hash;
import org.huiyin.tlog.TiledTree;
import org.huiyin.tlog.note.Checkpoint;
import org.huiyin.tlog.note.SignedNote;
import org.huiyin.tlog.note.TrustPolicy;
import org.huiyin.transparency.command.WitnessHandler.Answer;
import org.huiyin.transparency.store.WitnessedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two districts, each with a log; one witnesses the other. */
class WitnessTest {
    private final LogHouse log = new LogHouse();
    private final LogHouse other = new LogHouse();
    private WitnessHandler witness;
    private HttpServer http;
    private final AtomicInteger asked = new AtomicInteger();
    private Optional<Answer> instead = Optional.empty();

    @BeforeEach
    void both_are_there() throws IOException {
        grow(0, 3);
        other.keys.begin("witness.example.gov.cn/other");
        witness = handler(log.keys.verifiers().getFirst().toString());
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/log/witness/add-checkpoint", exchange -> {
            asked.incrementAndGet();
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = instead.orElseGet(() -> witness.handle(request));
            var body = switch (answer) {
                case Answer.Signed(var lines) -> lines;
                case Answer.SeenOther(long size) -> size + "\n";
                case Answer.Refused(_, var why) -> why;
            };
            exchange.getResponseHeaders().add("Content-Type", answer instanceof Answer.SeenOther ? "text/x.tlog.size" : "text/plain");
            exchange.sendResponseHeaders(answer instanceof Answer.Signed ? 200 : answer instanceof Answer.Refused(int status, _) ? status : 409, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
        http.start();
    }

    @AfterEach
    void it_is_closed() {
        http.stop(0);
    }

    private WitnessHandler handler(String witnessed) {
        var template = other.jdbc;
        return new WitnessHandler(new LogSettings(LogHouse.DISTRICT, "x.example/y", "off", "", witnessed), new WitnessedStore(template), other.keys,
                new TransactionTemplate(new JdbcTransactionManager(template.getDataSource())), other.clock);
    }

    private Witnesses asking() {
        var address = "http://127.0.0.1:" + http.getAddress().getPort() + "/log/witness";
        return new Witnesses(new LogSettings(LogHouse.DISTRICT, LogHouse.ORIGIN, "off", other.keys.witness() + " " + address, ""), log.store, log.files, log.clock);
    }

    private void grow(int from, int to) {
        log.clock.advance(Duration.ofSeconds(20));
        log.queue(from, to, log.clock.instant());
        var server = log.server();
        server.begin(LogHouse.ORIGIN);
        server.seal();
    }

    private void publishAndAsk(Witnesses witnesses) {
        witnesses.ask(log.store.head().orElseThrow());
        log.server().publish();
    }

    private Checkpoint cosigned() {
        var policy = new TrustPolicy(log.keys.verifiers(), List.of(other.keys.witness()), 1);
        return policy.open(SignedNote.parse(log.files.all.get("checkpoint")));
    }

    @Test
    void a_witness_that_is_asked_signs_each_head_that_goes_on_from_the_one_before() {
        var witnesses = asking();
        publishAndAsk(witnesses);
        assertThat(cosigned().size()).isEqualTo(3);
        grow(3, 700);
        publishAndAsk(witnesses);
        assertThat(cosigned().size()).isEqualTo(700);
        grow(700, 701);
        publishAndAsk(asking()); // a server that was started anew does not know what the witness saw, and is told (409)
        assertThat(cosigned().size()).isEqualTo(701);
        assertThat(log.whole()).hasSize(701);
    }

    @Test
    void a_witness_that_is_asked_anew_does_not_take_its_earlier_time_away() {
        publishAndAsk(asking());
        var before = log.files.all.get("checkpoint");
        other.clock.advance(Duration.ofHours(10));
        publishAndAsk(asking());
        assertThat(log.files.all.get("checkpoint")).isEqualTo(before);
    }

    @Test
    void a_witness_that_does_not_answer_keeps_the_log_from_nothing_and_is_left_alone_for_a_while() {
        var witnesses = asking();
        http.stop(0);
        publishAndAsk(witnesses);
        assertThat(log.whole()).hasSize(3);
        assertThat(witnesses.fared()).singleElement().satisfies(one -> assertThat(one.fault()).isPresent());
        assertThat(SignedNote.parse(log.files.all.get("checkpoint")).signatures()).hasSize(1);
    }

    @Test
    void a_witness_that_was_away_signs_the_same_head_later_and_it_is_published_again() {
        var rounds = new LogRounds(log.server(), asking(), new LogSettings(LogHouse.DISTRICT, LogHouse.ORIGIN, "off", "", ""));
        log.clock.advance(Duration.ofSeconds(20)); // the lease of whoever grew it is over
        instead = Optional.of(new Answer.Refused(503, "away"));
        rounds.begin();
        rounds.seal();
        assertThat(SignedNote.parse(log.files.all.get("checkpoint")).signatures()).hasSize(1);
        instead = Optional.empty();
        rounds.seal();
        assertThat(asked).as("it is left alone for a minute").hasValue(1);
        log.clock.advance(Duration.ofSeconds(61));
        rounds.seal();
        assertThat(cosigned().size()).isEqualTo(3);
        rounds.seal();
        assertThat(asked).as("it signed this head").hasValue(2);
        var published = log.files.all.remove("checkpoint");
        rounds.seal();
        assertThat(log.files.all).as("nothing changed, so nothing is written").doesNotContainKey("checkpoint");
        log.files.all.put("checkpoint", published);
        assertThat(log.store.firstHolding(List.of(2L)).get(2L).note()).as("receipts go with its signature").isEqualTo(new String(published, StandardCharsets.UTF_8));
    }

    @Test
    void a_witness_that_saw_a_longer_log_or_another_one_is_told_until_it_signs_again() {
        var witnesses = asking();
        assertObjects(witnesses, new Answer.SeenOther(900), Optional.of(Witnesses.Objection.AHEAD));
        assertObjects(witnesses, new Answer.Refused(503, "away"), Optional.of(Witnesses.Objection.AHEAD));
        assertObjects(witnesses, new Answer.Refused(422, "a fork"), Optional.of(Witnesses.Objection.REFUSES));
        instead = Optional.empty();
        log.clock.advance(Duration.ofSeconds(61));
        publishAndAsk(witnesses);
        assertThat(witnesses.fared()).singleElement().satisfies(one -> assertThat(one.objection()).isEmpty());
        assertThat(cosigned().size()).isEqualTo(3);
    }

    private void assertObjects(Witnesses witnesses, Answer answer, Optional<Witnesses.Objection> objection) {
        instead = Optional.of(answer);
        log.clock.advance(Duration.ofSeconds(61));
        publishAndAsk(witnesses);
        assertThat(witnesses.fared()).singleElement().satisfies(one -> assertThat(one.objection()).isEqualTo(objection));
    }

    private String request(long old, String note) {
        var head = log.store.head().orElseThrow();
        var body = new StringBuilder("old " + old + "\n");
        new TiledTree(head.size(), head.root(), tile -> log.files.read(tile.path())).consistency(old).forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note).toString();
    }

    private String note() {
        return log.store.head().orElseThrow().note();
    }

    private static int status(Answer answer) {
        return switch (answer) {
            case Answer.Signed _ -> 200;
            case Answer.SeenOther _ -> 409;
            case Answer.Refused(int status, _) -> status;
        };
    }

    @Test
    void every_answer_is_the_one_of_the_specification() {
        assertThat(status(witness.handle("old 0\n\n" + resigned(0, Hash.leaf(new byte[0]))))).as("nothing has another root").isEqualTo(422);
        assertThat(status(witness.handle(request(0, note())))).isEqualTo(200);
        assertThat(witness.handle(request(0, note()))).as("not what it saw last").isEqualTo(new Answer.SeenOther(3));
        assertThat(status(witness.handle(request(3, note())))).as("the same again").isEqualTo(200);
        assertThat(status(handler("").handle(request(0, note())))).as("a log it does not know").isEqualTo(404);
        assertThat(status(witness.handle(request(3, note().replace("\n3\n", "\n2\n"))))).as("a signature of nobody").isEqualTo(403);
        assertThat(status(witness.handle("old 9\n\n" + note()))).as("a log does not become shorter").isEqualTo(400);
        assertThat(status(witness.handle("old 3\n" + Hash.EMPTY.base64() + "\n\n" + note()))).as("a proof of nothing").isEqualTo(422);
        assertThat(status(witness.handle(request(3, resigned(3, Hash.leaf(new byte[0])))))).as("the same size and another root").isEqualTo(422);
        assertThat(status(witness.handle("old 3\n\n" + resigned(5, Hash.leaf(new byte[0]))))).as("a fork").isEqualTo(422);
        for (var wrong : List.of("", "old\n\n", "old 03\n\n" + note(), "old 3\nxyz\n\n" + note(), "old 3\n" + note(), "\n\n" + note(), "old -1\n\n" + note(),
                "old 3\n" + (Hash.EMPTY.base64() + "\n").repeat(64) + "\n" + note())) {
            assertThat(status(witness.handle(wrong))).as(wrong).isEqualTo(400);
        }
        assertThat(status(witness.handle(request(3, note())))).as("nothing that was refused is remembered").isEqualTo(200);
    }

    /** What a log would sign that forks. */
    private String resigned(long size, Hash root) {
        return log.keys.sign(new Checkpoint(LogHouse.ORIGIN, size, root).text()).format();
    }
}
