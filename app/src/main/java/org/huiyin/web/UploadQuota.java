package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.huiyin.kernel.UploadLength;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many files, and how much, one address may bring in an hour without signing in. Counted in memory alone, as at every door. */
@Component
class UploadQuota {
    private static final long LARGEST = 20L << 20;
    private static final int KILO = 1024;
    private final RateLimit files;
    private final RateLimit kilobytes;

    UploadQuota(@Value("${huiyin.uploads.files-per-hour:200}") int files, @Value("${huiyin.uploads.megabytes-per-hour:1000}") int megabytes, Clock clock) {
        this.files = new RateLimit(files, Duration.ofHours(1), clock);
        this.kilobytes = new RateLimit(megabytes * KILO, Duration.ofHours(1), clock);
    }

    /** Counts the file that a request announces; else the seconds until it may come. */
    OptionalLong refuse(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || Door.of(request.getMethod(), request.getRequestURI()) != Door.UPLOAD) {
            return OptionalLong.empty();
        }
        var caller = Doorkeeper.subscriber(request.getRemoteAddr());
        long size = Math.ceilDiv(Math.clamp(UploadLength.of(request.getHeader(UploadLength.HEADER)), 1, LARGEST), KILO);
        var full = kilobytes.wouldRefuse(caller, size);
        var refused = full.isPresent() ? full : files.refuse(caller);
        return refused.isPresent() ? refused : kilobytes.refuse(caller, size);
    }
}
