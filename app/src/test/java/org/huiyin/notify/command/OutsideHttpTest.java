package org.huiyin.notify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.huiyin.notify.NotifySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A webhook never reaches a machine that only this server can reach. */
class OutsideHttpTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer inside;

    @BeforeEach
    void start() throws IOException {
        inside = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        inside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void stop() {
        inside.stop(0);
    }

    private static OutsideHttp http(boolean insideAllowed) {
        return new OutsideHttp(new Binder(new MapConfigurationPropertySource(java.util.Map.of("huiyin.notify.inside-allowed", String.valueOf(insideAllowed))))
                .bindOrCreate("huiyin.notify", NotifySettings.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"})
    void nobody_asks_a_machine_inside(String host) throws IOException {
        var http = http(false);
        var ask = new HttpPost("http://" + host + ":" + inside.getAddress().getPort() + "/");
        assertThatThrownBy(() -> http.status(ask)).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(0);
        http.end();
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        var http = http(true);
        assertThat(http.status(new HttpPost("http://127.0.0.1:" + inside.getAddress().getPort() + "/"))).isEqualTo(302);
        assertThat(asked).hasValue(1);
        http.end();
    }
}
