package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.Browser;
import org.huiyin.metrics.GivenOut;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What a machine may watch: everything the dashboard and the alerts ask for is there, and nothing that names anybody or anything. */
class MetricsHttpTest extends AppealHttp {
    private static final Path OPS = Path.of(System.getProperty("huiyin.rules")).resolveSibling("ops");
    private static final Pattern NAME = Pattern.compile("\\b(?:huiyin|hikaricp|jvm|process)_[a-z_]+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Set<String> OURS = Set.of("endpoint", "use", "outcome", "lease", "le");

    @Autowired private ApplicationContext context;

    @Test
    void every_metric_of_the_dashboard_and_the_alerts_is_given_out() throws IOException {
        used();
        var dashboard = JsonMapper.builder().build().readTree(OPS.resolve("grafana-dashboard.json").toFile());
        var asked = new TreeSet<String>();
        dashboard.get("panels").forEach(panel -> panel.get("targets").forEach(target -> asked.addAll(names(target.get("expr").asString()))));
        Files.readAllLines(OPS.resolve("prometheus-alerts.yml")).stream().filter(line -> line.contains("expr:")).forEach(line -> asked.addAll(names(line)));
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(names(metrics())).containsAll(asked);
    }

    @Test
    void no_label_names_a_person_a_matter_or_an_office() {
        var number = used();
        var text = metrics();
        assertThat(text).doesNotContain(number, "欧阳晓岚", "13877712345", "t-dispatcher", "jiangbei");
        text.lines().filter(line -> line.startsWith("huiyin_")).forEach(line -> LABEL.matcher(line).results().forEach(label -> {
            assertThat(OURS).contains(label.group(1));
            assertThat(label.group(2)).matches("[a-z0-9.+-]{1,24}|\\+Inf");
        }));
        assertThat(text).contains("endpoint=\"matters\"", "endpoint=\"receipts\"", "endpoint=\"door\"").doesNotContain("endpoint=\"" + number.toLowerCase() + "\"");
    }

    @Test
    void they_are_given_out_to_this_machine_alone_and_never_at_the_public_port() {
        var at = GivenOut.address(context);
        assertThat(at.getAddress().isLoopbackAddress()).isTrue();
        assertThat(at.getPort()).isNotEqualTo(port);
        for (var path : new String[] {"/actuator/prometheus", "/actuator/metrics", "/actuator", "/actuator/env", "/actuator/heapdump"}) {
            assertThat(visitor().get(path).status()).as(path).isEqualTo(401);
            assertThat(as(Role.ADMINISTRATOR, "centre").get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(new Browser(at.getPort()).get("/").status()).isEqualTo(404);
        assertThat(new Browser(at.getPort()).get("/actuator/prometheus/x").status()).isEqualTo(404);
    }

    private String used() {
        var matter = registered();
        as(Role.DISPATCHER, "centre").get("/api/matters/" + number(matter));
        visitor().post("/api/receipts", java.util.Map.of("code", "AAAA-AAAA"));
        visitor().get("/api/matters");
        System.gc(); // a pause is told once there was one
        return number(matter);
    }

    private String metrics() {
        var answer = new Browser(GivenOut.address(context).getPort()).get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
