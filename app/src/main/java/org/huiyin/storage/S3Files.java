package org.huiyin.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Sealed files in a bucket. A file is there completely or not at all, and lasts once the bucket has said so. */
final class S3Files implements FileStore {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration ALL_TRIES = Duration.ofSeconds(20);
    private final S3Settings settings;
    private final S3Client client;

    S3Files(S3Settings settings) {
        this.settings = settings;
        this.client = client(settings);
    }

    static S3Client client(S3Settings settings) {
        var builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
                .overrideConfiguration(all -> all.apiCallAttemptTimeout(ANSWER).apiCallTimeout(ALL_TRIES))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED) // the newer sums are refused by most stores but Amazon's
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .forcePathStyle(settings.pathStyle());
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    @Override
    public void write(String name, byte[] sealed) {
        asked(() -> client.putObject(put -> put.bucket(settings.bucket()).key(key(name)), RequestBody.fromBytes(sealed)));
    }

    @Override
    public byte[] read(String name) {
        return asked(() -> client.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(key(name))).asByteArrayUnsafe());
    }

    @Override
    public boolean has(String name) {
        return asked(() -> {
            try {
                client.headObject(head -> head.bucket(settings.bucket()).key(key(name)));
                return true;
            } catch (NoSuchKeyException none) {
                return false;
            }
        });
    }

    @Override
    public void delete(String name) {
        asked(() -> client.deleteObject(delete -> delete.bucket(settings.bucket()).key(key(name))));
    }

    /** What lies there and is none of ours, like the mark of a folder, is left alone. */
    @Override
    public void names(Instant before, Consumer<List<String>> some) {
        var pages = asked(() -> client.listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(settings.prefix())).iterator());
        while (asked(pages::hasNext)) {
            some.accept(asked(pages::next).contents().stream()
                    .filter(file -> file.lastModified().isBefore(before))
                    .filter(file -> name(file).length() > 1 && file.key().equals(key(name(file))))
                    .map(S3Files::name)
                    .toList());
        }
    }

    @Override
    public Optional<String> fault() {
        try {
            client.headBucket(head -> head.bucket(settings.bucket()));
            return Optional.empty();
        } catch (S3Exception refused) {
            return Optional.of("the bucket " + settings.bucket() + " answers " + refused.statusCode());
        } catch (SdkException away) {
            return Optional.of("nothing answers at " + (settings.endpoint() == null ? "Amazon S3" : settings.endpoint()));
        }
    }

    private static String name(S3Object file) {
        return file.key().substring(file.key().lastIndexOf('/') + 1);
    }

    private String key(String name) {
        return settings.prefix() + name.substring(0, 2) + "/" + name;
    }

    /** A file that is not there is a fault of ours, and is no reason to ask again. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (NoSuchKeyException none) {
            throw new IllegalStateException("a sealed file is not in the bucket", none);
        } catch (SdkException away) {
            throw new FilesAway("the bucket does not do as asked: " + away.getClass().getSimpleName(), away);
        }
    }
}
