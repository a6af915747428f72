package org.huiyin.client;

/** What a command does between two looks at work that the server does by itself. */
@FunctionalInterface
public interface Pause {
    /** Half a second of rest. */
    Pause REST = () -> {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("Stopped looking; the import goes on at the server.");
        }
    };

    void between();
}
