package org.huiyin.transparency.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.huiyin.storage.PublicFiles;

/** Kills whoever writes at the n-th write to files or database; a commit is killed before it and, as the next point, after it. */
final class Faults {
    /** As if the process were gone: nothing of ours catches it. */
    static final class Killed extends Error {
        Killed() {
            super("killed between two writes");
        }
    }

    private int left = Integer.MAX_VALUE;

    void killAt(int write) {
        left = write;
    }

    void never() {
        left = Integer.MAX_VALUE;
    }

    private void point() {
        if (--left == 0) {
            throw new Killed();
        }
    }

    PublicFiles on(PublicFiles files) {
        return new PublicFiles() {
            @Override
            public void write(Map<String, byte[]> all) {
                new LinkedHashMap<>(all).forEach((path, bytes) -> {
                    point();
                    files.write(Map.of(path, bytes));
                });
                point();
            }

            @Override
            public Optional<byte[]> read(String path) {
                return files.read(path);
            }

            @Override
            public void deleteFolder(String folder) {
                point();
                files.deleteFolder(folder);
            }
        };
    }

    DataSource on(DataSource database) {
        return proxy(DataSource.class, database, (_, result) -> result instanceof Connection connection ? on(connection) : result, _ -> false);
    }

    private Connection on(Connection connection) {
        return proxy(Connection.class, connection, (args, result) -> switch (result) {
            case PreparedStatement statement when writes(String.valueOf(args[0])) -> proxy(PreparedStatement.class, statement, (_, answer) -> answer,
                    name -> name.startsWith("execute"));
            case Statement statement -> statement;
            case null, default -> result;
        }, name -> name.equals("commit"));
    }

    private static boolean writes(String sql) {
        return !sql.strip().toLowerCase(Locale.ROOT).startsWith("select");
    }

    private interface Wrap {
        Object result(Object[] args, Object result);
    }

    private interface Counts {
        boolean method(String name);
    }

    private <T> T proxy(Class<T> type, T real, Wrap wrap, Counts counts) {
        return type.cast(Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            if (counts.method(method.getName())) {
                point();
            }
            try {
                var result = wrap.result(args, method.invoke(real, args));
                if (counts.method(method.getName())) {
                    point();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
