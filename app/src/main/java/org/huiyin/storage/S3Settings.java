package org.huiyin.storage;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * A bucket for sealed files, at Amazon or at anything that speaks its protocol.
 *
 * @param endpoint null for Amazon's own of that region
 * @param pathStyle whether the bucket stands in the path and not in the host's name, as most stores of one's own want it
 * @param prefix before every name; empty, or ending in a slash
 */
record S3Settings(@Nullable URI endpoint, String region, String bucket, String accessKey, String secretKey, boolean pathStyle, String prefix) {
    static S3Settings given(PropertyResolver settings) {
        var endpoint = settings.getProperty("huiyin.s3.endpoint", "").strip();
        var prefix = settings.getProperty("huiyin.s3.prefix", "").strip();
        return new S3Settings(endpoint.isEmpty() ? null : address(endpoint), settings.getProperty("huiyin.s3.region", "us-east-1").strip(), needed(settings, "bucket"),
                needed(settings, "access-key"), needed(settings, "secret-key"),
                settings.getProperty("huiyin.s3.path-style", Boolean.class, !endpoint.isEmpty()), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    private static URI address(String endpoint) {
        try {
            var address = URI.create(endpoint);
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        throw new RefusedToServe("HUIYIN_S3_ENDPOINT is no address like https://s3.example.gov.cn: " + endpoint);
    }

    private static String needed(PropertyResolver settings, String name) {
        var value = settings.getProperty("huiyin.s3." + name, "").strip();
        if (value.isEmpty()) {
            throw new RefusedToServe("Files lie in a bucket (HUIYIN_FILES=s3), so HUIYIN_S3_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + " is needed.");
        }
        return value;
    }

    @Override
    public String toString() {
        return "S3Settings[" + bucket + "]"; // never the keys
    }
}
