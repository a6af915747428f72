package org.huiyin;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/** The Java of all modules, main and test, as the JDK's own parser reads it. */
final class SourceTrees {
    private static final Path PROJECT = Path.of(System.getProperty("huiyin.rules")).toAbsolutePath().getParent();
    private final SourcePositions positions;
    private final List<CompilationUnitTree> units;

    private SourceTrees(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files));
        try {
            units = StreamSupport.stream(task.parse().spliterator(), false).map(unit -> (CompilationUnitTree) unit).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        positions = Trees.instance(task).getSourcePositions();
    }

    static SourceTrees ofAllModules() {
        return new SourceTrees(List.of("app", "bench", "tlog").stream().flatMap(module -> under(PROJECT.resolve(module).resolve("src"))).toList());
    }

    private static Stream<Path> under(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CompilationUnitTree> units() {
        return units;
    }

    /** {@code app/src/main/java/org/huiyin/kernel/Actor.java} */
    static String name(CompilationUnitTree unit) {
        return PROJECT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
    }

    /** How many lines a part takes, from its first annotation to its last brace. */
    int lines(CompilationUnitTree unit, Tree part) {
        LineMap lines = unit.getLineMap();
        return (int) (lines.getLineNumber(positions.getEndPosition(unit, part)) - lines.getLineNumber(positions.getStartPosition(unit, part)) + 1);
    }
}
