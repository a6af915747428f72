package org.huiyin.storage;

import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.PropertyResolver;

/**
 * Where the database is and who we are in it: the owner migrates and leaves, the app serves, the reader exports.
 *
 * @param reader a role without login that the app may switch to for exports
 */
public record DatabaseAddress(
        String url, String owner, String ownerPassword, String app, String appPassword, String reader) {

    /** The database server that an operator gave by its URL; empty when none was given. */
    public static Optional<DatabaseAddress> given(PropertyResolver settings) {
        var url = settings.getProperty("huiyin.db.url");
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseAddress(url, needed(settings, "huiyin.db.owner"), needed(settings, "huiyin.db.owner-password"),
                needed(settings, "huiyin.db.app"), needed(settings, "huiyin.db.app-password"),
                settings.getProperty("huiyin.db.reader", "huiyin_reader")));
    }

    private static String needed(PropertyResolver settings, String name) {
        var value = settings.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new RefusedToServe("A database server is given by HUIYIN_DB_URL, so " + name.toUpperCase(Locale.ROOT)
                    .replace('.', '_').replace('-', '_') + " is needed as well: two credentials, one to migrate and one to serve.");
        }
        return value;
    }
}
