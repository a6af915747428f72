package org.huiyin.people.web;

import jakarta.servlet.http.HttpServletRequest;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.domain.Site;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where browsers find this server: as the settings say, else at localhost and nowhere else, whatever a request says its host is. */
@Component
class Sites {
    private static final String HERE = "localhost";

    private final String origin;

    Sites(@Value("${huiyin.origin:}") String origin) {
        this.origin = origin.strip().replaceAll("/$", "");
    }

    Site of(HttpServletRequest request) {
        if (!origin.isEmpty()) {
            return new Site(origin);
        }
        if (!HERE.equals(request.getServerName())) {
            throw Refusal.notAllowed("passkey.no-origin");
        }
        return new Site(request.getScheme() + "://" + HERE + ":" + request.getServerPort());
    }
}
