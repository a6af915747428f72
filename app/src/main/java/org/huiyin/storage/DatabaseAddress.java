package org.huiyin.storage;

/**
 * Where the database is and who we are in it: the owner migrates and leaves, the app serves, the reader exports.
 *
 * @param reader a role without login that the app may switch to for exports
 */
public record DatabaseAddress(
        String url, String owner, String ownerPassword, String app, String appPassword, String reader) {}
