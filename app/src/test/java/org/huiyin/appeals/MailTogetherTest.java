package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.huiyin.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Under a flood from invented senders: what lies there costs little however long it lies, and who answers us is heard. */
@TestPropertySource(properties = "huiyin.notify.mailbox.together=5")
class MailTogetherTest extends NotifyServer {
    private static int days;

    /** What was taken before is forgotten. */
    @BeforeEach
    void another_day() {
        days += 2;
        clock.advance(Duration.ofDays(days));
    }

    private static void flood(int letters) throws MessagingException {
        for (int n = 0; n < letters; n++) {
            arrives(mail("invented" + n + "@mail.example", OWN, "积水", "三号楼地下室又积水了"));
        }
    }

    /** The address to which the mail about a fresh appeal is answered. */
    private String registeredByLetter() throws MessagingException {
        arrives(mail(RESIDENT, OWN, "地下室积水", "滨河社区三号楼地下室又积水了。"));
        mailbox.read();
        send();
        return mailsTo(RESIDENT).getFirst().getReplyTo()[0].toString();
    }

    private int said() {
        return jdbc.queryForObject("select count(*) from matter_event where kind = 'Messaged'", Integer.class);
    }

    @Test
    void answers_to_our_own_mails_come_in_before_behind_and_after_it() throws Exception {
        var address = registeredByLetter();
        int before = said();
        flood(55);
        arrives(mail("neighbour@elsewhere.example", address, "回复", "今天又进水了"));
        flood(55);
        assertThat(mailbox.read()).as("four of the flood, and the answer").isEqualTo(5);
        assertThat(said()).isEqualTo(before + 1);
        assertThat(as(org.huiyin.people.Role.ADMINISTRATOR, "centre").get("/api/admin/mailbox").json().path("fault").asString("")).isEqualTo("too-many-letters");
        arrives(mail(RESIDENT, "letters+" + "0".repeat(32) + "@huiyin.example", "回复", "今天又进水了"));
        assertThat(mailbox.read()).as("a token that nobody was given").isZero();
        arrives(mail(RESIDENT, address, "回复", "电表箱也湿了"));
        assertThat(mailbox.read()).isEqualTo(1);
        assertThat(said()).isEqualTo(before + 2);
    }

    @Test
    void letters_that_must_wait_are_not_gone_through_at_every_look() throws Exception {
        flood(110);
        assertThat(mailbox.read()).isEqualTo(5);
        asOwner("create sequence renewals");
        asOwner("""
                create function renewed() returns trigger language plpgsql security definer as $$ begin
                if new.name = 'mailbox' then perform nextval('renewals'); end if; return new; end $$""");
        asOwner("create trigger renewed after update on lease for each row execute function renewed()");
        try {
            for (int n = 0; n < 3; n++) {
                assertThat(mailbox.read()).isZero();
            }
            asOwner("grant select on renewals to public");
            assertThat(jdbc.queryForObject("select last_value from renewals", Integer.class)).isLessThanOrEqualTo(6);
        } finally {
            asOwner("drop function renewed() cascade");
            asOwner("drop sequence renewals");
        }
        assertThat(in("INBOX")).hasSize(105);
        clock.advance(Duration.ofHours(1));
        assertThat(mailbox.read()).isEqualTo(5);
    }

    private void asOwner(String statement) throws SQLException {
        var database = jdbc.queryForObject("select current_database()", String.class);
        try (var connection = DriverManager.getConnection(TestDatabase.superuserUrl(database)); var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
