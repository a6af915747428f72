package org.huiyin.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.file.Path;
import java.util.HexFormat;
import org.huiyin.SettableClock;
import org.huiyin.StartedServer;
import org.huiyin.TestDatabase;
import org.huiyin.people.store.CredentialStore;
import org.huiyin.storage.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody is locked out by an upgrade. */
class SecondFactorKeyTest {
    @TempDir
    Path data;

    @Test
    void what_an_earlier_build_sealed_under_a_key_of_its_own_still_opens() throws Exception {
        var earlier = new AesGcmJce(HexFormat.of().parseHex(new Secrets(data).get("second-factor")));
        try (var server = StartedServer.start(data, TestDatabase.fresh(), new SettableClock("2026-09-16T09:12")).found(data)) {
            var credentials = server.get(CredentialStore.class);
            var account = credentials.byLogin("administrator-centre").orElseThrow().account();
            server.get(JdbcTemplate.class).update("update account set second_factor = ? where id = ?",
                    earlier.encrypt("JBSWY3DPEHPK3PXP".getBytes(US_ASCII), account.toString().getBytes(US_ASCII)), account);
            assertThat(credentials.of(account).orElseThrow().secondFactor()).isEqualTo("JBSWY3DPEHPK3PXP");
        }
    }
}
