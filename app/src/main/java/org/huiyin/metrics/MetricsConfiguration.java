package org.huiyin.metrics;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Metrics in the form of Prometheus, on a port of their own that only this machine reaches unless somebody says otherwise; none are
 * taken while no port is given. A second Tomcat for one page would cost a start its seconds, so the JDK's own server gives it out.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("huiyin.metrics.port")
class MetricsConfiguration {
    static final String PATH = "/actuator/prometheus";

    /** Where they are given out. */
    record MetricsPort(HttpServer server) implements AutoCloseable {
        int number() {
            return server.getAddress().getPort();
        }

        InetSocketAddress address() {
            return server.getAddress();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Bean
    PrometheusMeterRegistry prometheus() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    FilterRegistrationBean<RequestTimes> requestTimes(PrometheusMeterRegistry registry) {
        var times = new FilterRegistrationBean<>(new RequestTimes(registry));
        times.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return times;
    }

    @Bean(destroyMethod = "close")
    MetricsPort metricsPort(PrometheusMeterRegistry registry, HouseMeters meters, @Value("${huiyin.metrics.port}") int port,
            @Value("${huiyin.metrics.address:127.0.0.1}") String address) throws IOException {
        meters.bindTo(registry);
        var server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, exchange -> {
            try (exchange) {
                boolean asked = exchange.getRequestMethod().equals("GET") && exchange.getRequestURI().getPath().equals(PATH);
                var text = asked ? registry.scrape().getBytes(StandardCharsets.UTF_8) : new byte[0];
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(asked ? 200 : 404, text.length == 0 ? -1 : text.length);
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        return new MetricsPort(server);
    }
}
