package org.huiyin.matters.vault;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The virus scanner files are shown to.
 *
 * @param host blank when there is none
 * @param required whether nothing is taken in while it does not answer; else it looks later at what came in meanwhile
 * @param patience how long one file may take it
 */
@ConfigurationProperties("huiyin.scanner")
public record ScannerSettings(@DefaultValue("") String host, @DefaultValue("3310") int port, @DefaultValue("true") boolean required,
        @DefaultValue("20s") Duration patience) {
    boolean configured() {
        return !host.isBlank();
    }
}
