package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.huiyin.TestDatabase;
import org.huiyin.people.Role;
import org.huiyin.storage.FileStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** The mailbox is a door anybody may knock at: no letter takes it all, none holds up the others, and nobody is flooded through it. */
class MailFloodTest extends NotifyServer {
    @Autowired private FileStore store;

    private static MimeMessage withHtml(String plain, String html) throws Exception {
        var letter = mail(RESIDENT, OWN, "积水", "");
        var text = new MimeBodyPart();
        text.setText(plain, "UTF-8");
        var page = new MimeBodyPart();
        page.setContent(html, "text/html; charset=UTF-8");
        letter.setContent(new MimeMultipart("alternative", text, page));
        letter.saveChanges();
        letter.setHeader("Message-ID", "<" + UUID.randomUUID() + "@mail.example>");
        return letter;
    }

    @Test
    void of_a_text_no_more_is_read_than_could_be_taken() throws Exception {
        int before = appeals();
        arrives(mail(RESIDENT, OWN, "长", " ".repeat(70) + "\n".repeat(300_000) + "三号楼地下室又积水了"));
        arrives(withHtml(" ", "<p>三号楼地下室又积水了</p>" + "<i></i>".repeat(40_000)));
        arrives(withHtml("五号楼地下室又积水了", "<p>五号楼地下室又积水了</p>" + "<i></i>".repeat(40_000)));
        mailbox.read();
        send();
        assertThat(jdbc.queryForList("select reason from letter_not_taken", String.class)).containsExactly("mail.too-long", "mail.too-long");
        assertThat(in("Huiyin-not-taken")).hasSize(2);
        assertThat(appeals()).as("beside its plain text nobody needs the page").isEqualTo(before + 1);
        assertThat(mailsTo(RESIDENT).stream().filter(one -> words(one).contains("没有登记成功"))).hasSize(2);
    }

    /** Nothing can be written where attachments go. */
    private void whileFilesCannotBeKept(Callable<Void> what) throws Exception {
        var files = folder();
        var aside = folder().resolveSibling("files-aside");
        Files.createDirectories(files);
        Files.move(files, aside);
        Files.createFile(files);
        try {
            what.call();
        } finally {
            Files.delete(files);
            Files.move(aside, files);
        }
    }

    private static MimeMessage withFile(String from) throws Exception {
        var letter = mail(from, OWN, "附件", "");
        var text = new MimeBodyPart();
        text.setText("证明在附件里", "UTF-8");
        letter.setContent(new MimeMultipart(text, file("证明.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))));
        letter.saveChanges();
        letter.setHeader("Message-ID", "<" + UUID.randomUUID() + "@mail.example>");
        return letter;
    }

    private String fault() {
        return as(Role.ADMINISTRATOR, "centre").get("/api/admin/mailbox").json().path("fault").asString("");
    }

    @Test
    void fifty_letters_that_fail_hold_up_none_behind_them() throws Exception {
        int before = appeals();
        whileFilesCannotBeKept(() -> {
            for (int n = 0; n < 51; n++) {
                arrives(withFile("fails" + n + "@mail.example"));
            }
            arrives(mail("behind@mail.example", OWN, "路灯", "三盏路灯不亮"));
            assertThat(mailbox.read()).isEqualTo(1);
            assertThat(appeals()).isEqualTo(before + 1);
            assertThat(in("INBOX")).hasSize(51);
            return null;
        });
    }

    @Test
    void a_letter_at_which_something_fails_again_and_again_is_left_for_somebody_to_look() throws Exception {
        asOwner("create function fails() returns trigger language plpgsql as $$ begin raise exception 'it fails'; end $$");
        asOwner("create trigger fails before insert on upload for each row execute function fails()");
        try {
            arrives(withFile("again@mail.example"));
            for (int n = 0; n < 30; n++) {
                assertThat(mailbox.read()).isZero();
            }
            assertThat(in("INBOX")).hasSize(1);
            assertThat(mailbox.read()).isEqualTo(1);
        } finally {
            asOwner("drop function fails() cascade");
        }
        assertThat(in("INBOX")).isEmpty();
        assertThat(in("Huiyin-not-taken")).hasSize(1);
        assertThat(jdbc.queryForObject("select reason from letter_not_taken", String.class)).isEqualTo("mail.failed");
        int before = appeals();
        jdbc.update("update letter_not_taken set again = true");
        mailbox.read();
        assertThat(appeals()).as("an administrator has it tried anew").isEqualTo(before + 1);
    }

    @Test
    void a_letter_waits_without_end_for_the_place_where_files_go() throws Exception {
        int before = appeals();
        whileFilesCannotBeKept(() -> {
            arrives(withFile("patient@mail.example"));
            for (int n = 0; n < 32; n++) {
                assertThat(mailbox.read()).isZero();
            }
            assertThat(fault()).isEqualTo("letters-wait");
            return null;
        });
        assertThat(mailbox.read()).isEqualTo(1);
        assertThat(appeals()).isEqualTo(before + 1);
    }

    @Test
    void more_letters_from_one_address_than_the_limit_wait_and_get_no_answer() throws Exception {
        for (int n = 0; n < 45; n++) {
            arrives(mail(n % 2 == 0 ? "victim@mail.example" : "Victim+" + n + "@mail.example", "letters+" + "0".repeat(32) + "@huiyin.example", "回复", "今天又进水了"));
        }
        arrives(mail("somebody@mail.example", OWN, "路灯", "三盏路灯不亮"));
        int before = appeals();
        assertThat(mailbox.read()).isEqualTo(41);
        assertThat(appeals()).isEqualTo(before + 1);
        assertThat(in("INBOX")).hasSize(5);
        assertThat(fault()).isEqualTo("too-many-letters");
        assertThat(queued()).as("forty answers and a receipt").isEqualTo(41);
        assertThat(mailbox.read()).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(mailbox.read()).isEqualTo(5);
        assertThat(fault()).isEmpty();
    }

    @Test
    void a_flood_from_one_address_is_gone_through_a_part_at_a_time() throws Exception {
        for (int n = 0; n < 560; n++) {
            arrives(mail("flood@mail.example", OWN, "积水", "三号楼地下室又积水了"));
        }
        arrives(mail("behind@mail.example", OWN, "路灯", "三盏路灯不亮"));
        assertThat(mailbox.read()).isEqualTo(40);
        assertThat(mailbox.read()).as("where the last look ended").isEqualTo(1);
        assertThat(in("INBOX")).hasSize(520);
    }

    private void asOwner(String statement) throws SQLException {
        var database = jdbc.queryForObject("select current_database()", String.class);
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl(database)); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** As the first letter is put aside, the lease comes to be what is said. */
    private void whenTheFirstIsAside(String lease, Callable<Void> what) throws Exception {
        asOwner("create function aside() returns trigger language plpgsql security definer as $$ begin update lease set " + lease
                + " where name = 'mailbox'; return new; end $$");
        asOwner("create trigger aside after insert on letter_not_taken for each row execute function aside()");
        try {
            arrives(mail("lease@mail.example", "letters+" + "0".repeat(32) + "@huiyin.example", "回复", "今天又进水了"));
            arrives(mail("lease@mail.example", OWN, "路灯", "三盏路灯不亮"));
            what.call();
        } finally {
            asOwner("drop function aside() cascade");
            jdbc.update("update lease set until = '2000-01-01' where name = 'mailbox'");
        }
    }

    @Test
    void the_lease_is_renewed_for_each_letter() throws Exception {
        whenTheFirstIsAside("until = '2000-01-01'", () -> {
            assertThat(mailbox.read()).isEqualTo(2);
            assertThat(jdbc.queryForObject("select count(*) from lease where name = 'mailbox' and until > '2001-01-01'", Integer.class)).isEqualTo(1);
            return null;
        });
    }

    @Test
    void who_has_lost_the_lease_reads_on_no_more() throws Exception {
        whenTheFirstIsAside("holder = gen_random_uuid(), until = '2100-01-01'", () -> {
            assertThat(mailbox.read()).isEqualTo(1);
            assertThat(in("INBOX")).hasSize(1);
            return null;
        });
    }

    /** Where this server keeps its files: servers are shared among classes, the folder of a class is not. */
    private Path folder() {
        return (Path) java.util.Objects.requireNonNull(ReflectionTestUtils.getField(store, "folder"));
    }
}
