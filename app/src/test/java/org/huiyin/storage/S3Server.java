package org.huiyin.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.mock.env.MockEnvironment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server (S3Proxy) that checks signatures, in a process of its own; one for all tests. */
public final class S3Server {
    /** The settings that name a bucket. */
    public static final List<String> SETTINGS = List.of("huiyin.files", "huiyin.s3.endpoint", "huiyin.s3.bucket", "huiyin.s3.access-key", "huiyin.s3.secret-key",
            "huiyin.s3.prefix");
    private static final String IDENTITY = "local-identity";
    private static final String CREDENTIAL = "local-credential";
    private static final URI ENDPOINT = start();

    private S3Server() {}

    private static URI start() {
        try {
            var home = Files.createTempDirectory("s3");
            var objects = Files.createDirectory(home.resolve("objects"));
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var endpoint = URI.create("http://127.0.0.1:" + port);
            var settings = Files.writeString(home.resolve("s3proxy.properties"), """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(endpoint, IDENTITY, CREDENTIAL, objects));
            var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                    Files.readString(Path.of("target", "s3proxy.classpath")).strip(), "org.gaul.s3proxy.Main", "--properties", settings.toString())
                    .redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var said = process.inputReader(StandardCharsets.UTF_8);
            mustStart(said);
            Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {})); // so that it never waits for a reader
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mustStart(BufferedReader said) throws IOException {
        var all = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("Started") && line.contains("ServerConnector")) {
                return;
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("the S3 server did not start:\n" + all);
    }

    /** Asked once for each thing, without a deadline of ours: on a busy machine both sides need long to load what they need for it. */
    private static final class Warm {
        private static final String BUCKET = "warm";

        static {
            try (var client = client()) {
                client.createBucket(create -> create.bucket(BUCKET));
                client.putObject(put -> put.bucket(BUCKET).key(BUCKET), RequestBody.fromBytes(new byte[1]));
                client.getObjectAsBytes(get -> get.bucket(BUCKET).key(BUCKET));
                client.listObjectsV2(list -> list.bucket(BUCKET));
                client.deleteObject(delete -> delete.bucket(BUCKET).key(BUCKET));
            }
        }
    }

    private static S3Client client() {
        return S3Client.builder().endpointOverride(ENDPOINT).region(Region.US_EAST_1).forcePathStyle(true).httpClient(UrlConnectionHttpClient.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(IDENTITY, CREDENTIAL))).build();
    }

    /** An empty object that somebody else laid into a bucket. */
    static void put(MockEnvironment settings, String key) {
        try (var client = client()) {
            client.putObject(put -> put.bucket(settings.getRequiredProperty("huiyin.s3.bucket")).key(key), RequestBody.empty());
        }
    }

    /** Settings that name a new empty bucket. */
    public static MockEnvironment newBucket() {
        new Warm();
        var bucket = "huiyin-" + UUID.randomUUID();
        try (var client = client()) {
            client.createBucket(create -> create.bucket(bucket));
        }
        return new MockEnvironment().withProperty("huiyin.files", "s3").withProperty("huiyin.s3.endpoint", ENDPOINT.toString())
                .withProperty("huiyin.s3.bucket", bucket).withProperty("huiyin.s3.access-key", IDENTITY)
                .withProperty("huiyin.s3.secret-key", CREDENTIAL).withProperty("huiyin.s3.prefix", "district");
    }
}
