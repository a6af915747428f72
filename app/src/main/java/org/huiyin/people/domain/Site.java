package org.huiyin.people.domain;

import java.net.URI;

/**
 * Where browsers find this server, and so what a passkey belongs to.
 *
 * @param origin scheme, host and port as a browser writes them
 */
public record Site(String origin) {
    /** The host: what passkeys are kept for. */
    public String host() {
        return URI.create(origin).getHost();
    }
}
