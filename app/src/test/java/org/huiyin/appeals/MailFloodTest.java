package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.UUID;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;

/** The mailbox is a door anybody may knock at: no letter takes it all, none holds up the others, and nobody is flooded through it. */
class MailFloodTest extends NotifyServer {
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

    private String fault() {
        return as(Role.ADMINISTRATOR, "centre").get("/api/admin/mailbox").json().path("fault").asString("");
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
}
