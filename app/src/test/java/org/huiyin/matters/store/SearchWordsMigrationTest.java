package org.huiyin.matters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.huiyin.TestDatabase;
import org.huiyin.storage.Migrations;
import org.junit.jupiter.api.Test;

class SearchWordsMigrationTest {
    @Test
    void words_kept_as_text_become_the_numbers_a_query_asks_for() throws SQLException {
        var address = TestDatabase.empty();
        Migrations.migrate(address, "045.1");
        var words = SearchWords.of("井，柳溪花园3号楼地下室积水，WIFI password123 不通，한국어，𠮷野家，A。", null);
        try (var owner = DriverManager.getConnection(address.url(), address.owner(), address.ownerPassword())) {
            try (var old = owner.prepareStatement("insert into matter_search values (1, 1, array_to_tsvector(?))")) {
                old.setObject(1, words.toArray(String[]::new));
                old.executeUpdate();
            }
            Migrations.migrate(address);
            try (var sql = owner.createStatement(); var row = sql.executeQuery("select words from matter_search")) {
                row.next();
                assertThat((Integer[]) row.getArray(1).getArray()).containsExactlyInAnyOrder(SearchWords.numbers(words));
            }
        }
        assertThat(words).contains("井", "柳溪", "wifi", "한국", "𠮷野").hasSizeGreaterThan(15);
        assertThat(List.of(SearchWords.numbers(words))).doesNotHaveDuplicates();
    }
}
