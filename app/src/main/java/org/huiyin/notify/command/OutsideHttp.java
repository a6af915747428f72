package org.huiyin.notify.command;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.OutsideOnly;
import org.springframework.stereotype.Component;

/**
 * Asks servers of strangers. A name is resolved once and what it resolved to is connected to, when all of it lies outside; no
 * redirect is followed, no answer read beyond its status, and nobody is waited for longer than a few seconds.
 */
@Component
class OutsideHttp {
    private static final Timeout PATIENCE = Timeout.ofSeconds(10);
    private static final int IN_ALL = 20;
    private final boolean insideAllowed;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService ending = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("webhook-end").factory());

    OutsideHttp(NotifySettings settings) {
        insideAllowed = settings.insideAllowed();
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new Outside())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(PATIENCE).setSocketTimeout(PATIENCE).build()).build();
        http = HttpClients.custom().setConnectionManager(connections).disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
                .disableAuthCaching().disableContentCompression().setUserAgent("Huiyin")
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(PATIENCE).setConnectionRequestTimeout(PATIENCE).build()).build();
    }

    /** The name leads to a machine inside. */
    static final class Inside extends UnknownHostException {
        Inside(String host) {
            super(host);
        }
    }

    int status(HttpPost ask) throws IOException {
        ask.setHeader("Connection", "close");
        var end = ending.schedule(ask::cancel, IN_ALL, TimeUnit.SECONDS); // a server may send one byte at a time
        try (var answer = http.executeOpen(null, ask, null)) {
            return answer.getCode();
        } finally {
            end.cancel(false);
        }
    }

    @PreDestroy
    void end() throws IOException {
        ending.shutdownNow();
        http.close();
    }

    private final class Outside implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            if (!insideAllowed && !Arrays.stream(addresses).allMatch(OutsideOnly::isOutside)) {
                throw new Inside(host);
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return host;
        }
    }
}
