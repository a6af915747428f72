package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in a bucket of a real S3 server. */
class S3FilesTest extends FileStoreContract {
    @Override
    FileStore store() {
        return FileStore.given(S3Server.newBucket());
    }

    @Test
    void a_wrong_key_is_said_and_what_is_asked_may_be_asked_again() {
        var store = FileStore.given(S3Server.newBucket().withProperty("huiyin.s3.secret-key", "another"));
        assertThat(store.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("403"));
        assertThatThrownBy(() -> store.write("abc", new byte[1])).isInstanceOf(FilesAway.class);
    }

    @Test
    void what_lies_in_the_bucket_and_is_none_of_ours_is_left_alone() {
        var bucket = S3Server.newBucket();
        var store = FileStore.given(bucket);
        store.write("abc", new byte[1]);
        for (var foreign : List.of("district/", "district/x", "district/zz/stray", "district/ab/ab/abc")) {
            S3Server.put(bucket, foreign);
        }
        assertThat(names(store, Instant.now().plus(Duration.ofHours(1)))).containsExactly("abc");
    }

    @Test
    void a_bucket_that_is_not_there_is_said() {
        assertThat(FileStore.given(S3Server.newBucket().withProperty("huiyin.s3.bucket", "no-such-bucket")).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("no-such-bucket").contains("404"));
    }

    @Test
    void where_nothing_answers_what_is_asked_may_be_asked_again() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var store = FileStore.given(S3Server.newBucket().withProperty("huiyin.s3.endpoint", "http://127.0.0.1:" + port));
        assertThatThrownBy(() -> store.has("abc")).isInstanceOf(FilesAway.class);
        assertThat(store.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "access-key", "secret-key"})
    void what_is_missing_is_named_before_anything_is_served(String missing) {
        var settings = S3Server.newBucket().withProperty("huiyin.s3." + missing, "");
        assertThatThrownBy(() -> FileStore.given(settings)).isInstanceOf(RefusedToServe.class)
                .hasMessageContaining("HUIYIN_S3_" + missing.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    @Test
    void an_unknown_store_and_an_unreadable_address_are_refused() {
        assertThatThrownBy(() -> FileStore.given(S3Server.newBucket().withProperty("huiyin.files", "tape"))).isInstanceOf(RefusedToServe.class);
        assertThatThrownBy(() -> FileStore.given(S3Server.newBucket().withProperty("huiyin.s3.endpoint", "s3 here"))).isInstanceOf(RefusedToServe.class);
    }

    @Test
    void the_keys_are_in_no_text() {
        assertThat(S3Settings.given(S3Server.newBucket()).toString()).doesNotContain("local-");
    }
}
