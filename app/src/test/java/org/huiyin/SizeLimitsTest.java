package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/**
 * No file, method, constructor or module is larger than can be taken in at once. The components of a record are facts with
 * names and not collaborators, so that they may be more than six.
 */
class SizeLimitsTest {
    private static final int FILE = 250;
    private static final int METHOD = 40;
    private static final int PARAMETERS = 6;
    private static final int TYPES = 15;

    /** What may be larger, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    private static final Pattern MODULE = Pattern.compile("app/src/main/java/org/huiyin/(\\w+)/(?!package-info)\\w+\\.java");
    private static final SourceTrees SOURCES = SourceTrees.ofAllModules();

    @Test
    void every_source_file_is_read() {
        assertThat(SOURCES.units()).extracting(SourceTrees::name).hasSizeGreaterThan(400)
                .contains("app/src/test/java/org/huiyin/SizeLimitsTest.java", "app/src/main/java/org/huiyin/HuiyinApplication.java")
                .anyMatch(name -> name.startsWith("bench/src/main")).anyMatch(name -> name.startsWith("bench/src/test"));
    }

    @Test
    void no_file_has_more_than_250_lines() throws IOException {
        var sizes = new TreeMap<String, Integer>();
        for (var unit : SOURCES.units()) {
            sizes.put(SourceTrees.name(unit), (int) unit.getSourceFile().getCharContent(false).toString().lines().count());
        }
        within(sizes, FILE);
    }

    @Test
    void no_method_has_more_than_40_lines() {
        within(methods(one -> SOURCES.lines(one.unit, one.method)), METHOD);
    }

    @Test
    void no_constructor_takes_more_than_6_parameters() {
        within(methods(one -> one.isConstructorOfAClass() ? one.method.getParameters().size() : 0), PARAMETERS);
    }

    @Test
    void no_module_shows_more_than_15_public_types() {
        var types = new TreeMap<String, Integer>();
        for (var unit : SOURCES.units()) {
            var module = MODULE.matcher(SourceTrees.name(unit));
            if (module.matches()) {
                int shown = (int) unit.getTypeDecls().stream()
                        .filter(type -> type instanceof ClassTree named && named.getModifiers().getFlags().contains(Modifier.PUBLIC)).count();
                types.merge(module.group(1), shown, Integer::sum);
            }
        }
        assertThat(types).containsKeys("kernel", "matters");
        within(types, TYPES);
    }

    /** A method where it stands. */
    private record Placed(CompilationUnitTree unit, ClassTree type, MethodTree method) {
        boolean isConstructorOfAClass() {
            return method.getReturnType() == null && type.getKind() != Tree.Kind.RECORD;
        }
    }

    private static Map<String, Integer> methods(ToIntFunction<Placed> size) {
        var sizes = new TreeMap<String, Integer>();
        for (var unit : SOURCES.units()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void none) {
                    for (var member : type.getMembers()) {
                        if (member instanceof MethodTree method) {
                            sizes.merge(SourceTrees.name(unit) + "#" + method.getName(), size.applyAsInt(new Placed(unit, type, method)), Math::max);
                        }
                    }
                    return super.visitClass(type, none);
                }
            }.scan(unit, null);
        }
        return sizes;
    }

    private static void within(Map<String, Integer> sizes, int most) {
        assertThat(sizes).isNotEmpty();
        sizes.entrySet().removeIf(one -> one.getValue() <= most || EXCEPTIONS.containsKey(one.getKey()));
        assertThat(sizes).as("larger than %d", most).isEmpty();
    }
}
