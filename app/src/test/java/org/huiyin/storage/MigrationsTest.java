package org.huiyin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.huiyin.TestDatabase;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void an_empty_database_is_migrated_and_a_migrated_one_is_left_alone() {
        var address = TestDatabase.empty();
        Migrations.migrate(address);
        Migrations.migrate(address);
        assertThat(address.url()).isNotBlank();
    }
}
