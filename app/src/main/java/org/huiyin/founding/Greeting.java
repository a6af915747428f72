package org.huiyin.founding;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One line for whoever started the server, when it is up. */
@Component
class Greeting {
    @EventListener
    void up(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            System.out.println("Huiyin is up: http://localhost:" + web.getWebServer().getPort() + "/");
        }
    }
}
