package org.huiyin.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.huiyin.Browser;
import org.huiyin.people.PeopleHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offices and accounts as lists: written, tried and read. */
class AdministrationFilesHttpTest extends PeopleHttp {
    private Browser administrator = new Browser(0);

    @BeforeEach
    void anAdministratorIsHere() {
        administrator = as("administrator-centre");
    }

    @Test
    void a_file_of_offices_is_tried_first_then_taken_whole_or_not_at_all() {
        var head = "code,parent,level,name_zh,name_en,short_zh,short_en,kind,valid_from\n";
        var good = (head + "file-a,henan,community,文件甲村,File A,,,village,2026-01-01\n").getBytes(StandardCharsets.UTF_8);
        var dry = administrator.upload("/api/admin/offices.csv", "o.csv", good).json();
        assertThat(dry.get("dryRun").asBoolean()).isTrue();
        assertThat(dry.get("opened").asInt()).isEqualTo(1);
        assertThat(offices.byCode("file-a")).isEmpty();
        var mixed = (new String(good, StandardCharsets.UTF_8) + "file-b,nowhere,community,乙,B,,,village,\n").getBytes(StandardCharsets.UTF_8);
        var refused = administrator.upload("/api/admin/offices.csv?dryRun=false", "o.csv", mixed).json();
        assertThat(refused.at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(refused.at("/errors/0/detail").asString()).isEqualTo("找不到上级单位");
        assertThat(offices.byCode("file-a")).isEmpty();
        administrator.upload("/api/admin/offices.csv?dryRun=false", "o.csv", good);
        assertThat(offices.byCode("file-a")).isPresent();
        var again = administrator.upload("/api/admin/offices.csv?dryRun=false", "o.csv", good).json();
        assertThat(again.get("unchanged").asInt()).isEqualTo(1);
        var written = administrator.get("/api/admin/offices.csv").raw().body();
        var back = administrator.upload("/api/admin/offices.csv", "o.csv", written).json();
        assertThat(back.get("errors")).isEmpty();
        assertThat(back.get("opened").asInt() + back.get("changed").asInt()).isZero();
    }

    @Test
    void a_file_of_accounts_gives_each_new_one_a_password_once() {
        var text = "account,name,office,post_zh,post_en,roles\nfile.person,=cmd()|x,binhe,承办人,handler,handler\n";
        var done = administrator.upload("/api/admin/accounts.csv?dryRun=false", "a.csv", text.getBytes(StandardCharsets.UTF_8)).json();
        assertThat(done.get("opened").asInt()).isEqualTo(1);
        assertThat(signIn(visitor(), "file.person", done.at("/passwords/0/password").asString()).status()).isEqualTo(200);
        var written = administrator.get("/api/admin/accounts.csv");
        assertThat(written.text()).contains(",'=cmd()|x,");
        assertThat(written.header("Content-Disposition")).contains("accounts.csv");
        var back = administrator.upload("/api/admin/accounts.csv", "a.csv", written.raw().body()).json();
        assertThat(back.get("opened").asInt() + back.get("changed").asInt()).as(back.toString()).isZero();
    }
}
