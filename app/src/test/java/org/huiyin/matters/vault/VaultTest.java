package org.huiyin.matters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.kernel.MatterId;
import org.huiyin.storage.MasterKey;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final Vault vault = new Vault(new MasterKey(new byte[32]));
    private final MatterId matter = MatterId.of((short) 1, LocalDate.of(2026, 9, 16), 1);
    private final MatterId other = MatterId.of((short) 1, LocalDate.of(2026, 9, 16), 2);

    @Test
    void what_is_sealed_opens_only_in_its_own_place() {
        var drawn = vault.draw(matter);
        var sealed = drawn.key().seal((short) 4, "地下室积水");
        assertThat(vault.unwrap(matter, drawn.wrapped()).open((short) 4, sealed)).isEqualTo("地下室积水");
        assertThatThrownBy(() -> drawn.key().open((short) 5, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.draw(other).key().open((short) 4, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_opens_only_under_its_master_and_for_its_matter() {
        var wrapped = vault.draw(matter).wrapped();
        var stranger = new byte[32];
        stranger[0] = 1;
        assertThatThrownBy(() -> new Vault(new MasterKey(stranger)).unwrap(matter, wrapped)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.unwrap(other, wrapped)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_receipt_code_has_160_bits_and_is_the_same_for_the_same_command() {
        var command = UUID.fromString("11111111-2222-4333-8444-555555555555");
        var code = vault.receiptCode(command);
        assertThat(code.replace("-", "")).hasSize(32).matches("[2-9A-HJ-NP-Z]+");
        assertThat(vault.receiptCode(command)).isEqualTo(code).isNotEqualTo(vault.receiptCode(UUID.fromString("11111111-2222-4333-8444-555555555556")));
        assertThat(vault.receiptHash(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))).isEqualTo(vault.receiptHash(code)).hasSize(16);
    }

    @Test
    void a_fingerprint_tells_another_request_of_a_command_and_no_equal_request_of_another_command() {
        var command = UUID.fromString("11111111-2222-4333-8444-555555555555");
        var print = vault.fingerprint(command, "地下室积水");
        assertThat(vault.fingerprint(command, "地下室积水")).isEqualTo(print);
        assertThat(vault.fingerprint(command, "地下室又积水")).isNotEqualTo(print);
        assertThat(vault.fingerprint(UUID.fromString("11111111-2222-4333-8444-555555555556"), "地下室积水")).isNotEqualTo(print);
    }

    @Test
    void the_id_of_a_command_that_had_none_cannot_be_worked_out_from_its_words() {
        assertThat(vault.commandFor("地下室积水")).isEqualTo(vault.commandFor("地下室积水")).isNotEqualTo(vault.commandFor("井盖响"));
        var other = new Vault(new MasterKey("another master key of 32 bytes!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(other.commandFor("地下室积水")).isNotEqualTo(vault.commandFor("地下室积水"));
    }
}
