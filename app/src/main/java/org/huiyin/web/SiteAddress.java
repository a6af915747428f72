package org.huiyin.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where this server is found, for addresses it gives away: as the settings say; only without any, as a request says, which may be made up. */
@Component
public class SiteAddress {
    private final String set;

    SiteAddress(@Value("${huiyin.notify.address:}") String residents) {
        this.set = residents.strip().replaceAll("/+$", "");
    }

    /** Without a slash at the end. */
    public String root() {
        return set.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() : set;
    }
}
