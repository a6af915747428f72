package org.huiyin.storage;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Public files in the bucket, below {@code log/}: a file is there whole or not at all, and lasts once the bucket has said so. */
final class S3PublicFiles implements PublicFiles {
    private final S3Settings settings;
    private final S3Client client;

    S3PublicFiles(S3Settings settings) {
        this.settings = settings;
        this.client = S3Files.client(settings);
    }

    @Override
    public void write(Map<String, byte[]> files) {
        files.forEach((path, bytes) -> asked(() -> client.putObject(put -> put.bucket(settings.bucket()).key(key(path)), RequestBody.fromBytes(bytes))));
    }

    @Override
    public Optional<byte[]> read(String path) {
        return asked(() -> {
            try {
                return Optional.of(client.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(key(path))).asByteArrayUnsafe());
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void deleteFolder(String folder) {
        asked(() -> client.listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(key(folder) + "/")).contents().stream().toList())
                .forEach(file -> asked(() -> client.deleteObject(delete -> delete.bucket(settings.bucket()).key(file.key()))));
    }

    private String key(String path) {
        return settings.prefix() + "log/" + path;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException away) {
            throw new FilesAway("the bucket does not do as asked: " + away.getClass().getSimpleName(), away);
        }
    }
}
