package org.huiyin.metrics;

import java.net.InetSocketAddress;
import org.springframework.context.ApplicationContext;

/** Where a server under test gives its metrics out. */
public final class GivenOut {
    private GivenOut() {}

    public static InetSocketAddress address(ApplicationContext context) {
        return context.getBean(MetricsConfiguration.MetricsPort.class).address();
    }
}
