package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whoever sleeps has not said what they wait for: a test sets the clock or waits for a latch, and the server has its
 * rounds. Waiting for the end of a process or a thread, with a limit, is no sleep.
 */
class NothingSleepsTest {
    private static final Set<String> SLEEPS = Set.of("sleep", "parkNanos", "parkUntil", "delayedExecutor", "awaitility");

    /** Who may sleep, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "app/src/main/java/org/huiyin/client/Pause.java", "a command looks at a server far away, which tells nobody when it is done",
            "bench/", "measures and the crash test run for a time on purpose, beside processes that they kill; they are no tests of the build");

    @Test
    void nobody_sleeps_who_has_no_reason_to() {
        var sleepers = new TreeSet<String>();
        for (var unit : SourceTrees.ofAllModules().units()) {
            if (EXCEPTIONS.keySet().stream().noneMatch(SourceTrees.name(unit)::startsWith)) {
                sleepers.addAll(sleeps(unit));
            }
        }
        assertThat(sleepers).isEmpty();
    }

    private static Set<String> sleeps(CompilationUnitTree unit) {
        var found = new TreeSet<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree named, Void none) {
                note(named.getIdentifier().toString());
                return super.visitMemberSelect(named, none);
            }

            @Override
            public Void visitIdentifier(IdentifierTree named, Void none) {
                note(named.getName().toString());
                return super.visitIdentifier(named, none);
            }

            private void note(String name) {
                if (SLEEPS.contains(name)) {
                    found.add(SourceTrees.name(unit) + ": " + name);
                }
            }
        }.scan(unit, null);
        return found;
    }
}
