package org.huiyin.transparency.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.huiyin.tlog.verify.Main;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The verifier as one file for whoever has no checkout. It is packed from the classes that this server runs, always to the same bytes, so
 * that two servers of one release can be compared.
 */
@Component
class VerifierJar {
    private static final String CLASSES = "org/huiyin/tlog/";
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);
    private byte @Nullable [] packed;

    synchronized byte[] bytes() throws IOException {
        var known = packed;
        if (known == null) {
            known = pack();
            packed = known;
        }
        return known;
    }

    private static byte[] pack() throws IOException {
        var parts = new TreeMap<String, Resource>();
        for (var part : new PathMatchingResourcePatternResolver().getResources("classpath*:" + CLASSES + "**/*.*")) {
            var address = part.getURL().toString();
            parts.put(address.substring(address.lastIndexOf(CLASSES)), part);
        }
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            add(jar, JarFile.MANIFEST_NAME, manifest());
            for (var part : parts.entrySet()) {
                add(jar, part.getKey(), part.getValue().getContentAsByteArray());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] manifest() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        var bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
