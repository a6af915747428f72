package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.people.Role;
import org.huiyin.storage.FileStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Letters from a real mailbox: which become appeals, which are answers, and what happens to the rest. */
class MailInTest extends NotifyServer {
    @Autowired private FileStore store;

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired private ErasureHandler erasure;

    private String number(MimeMessage acknowledged) {
        return words(acknowledged).replaceAll("(?s).*编号 (WC[0-9A-Z-]+).*", "$1");
    }


    private tools.jackson.databind.JsonNode receipt(MimeMessage acknowledged) {
        var code = words(acknowledged).replaceAll("(?s).*/r#([0-9A-Z-]+).*", "$1");
        var browser = visitor();
        var token = browser.post("/api/receipts", Map.of("code", code)).json().path("token").asString();
        return browser.with("Authorization", "Receipt " + token).get("/api/receipt").json();
    }

    @Test
    void a_letter_becomes_an_appeal_and_its_writer_gets_the_receipt() throws Exception {
        int before = appeals();
        arrives(mail("晓岚 <" + RESIDENT + ">", OWN, "地下室积水", "滨河社区三号楼地下室又积水了。\r\n> 这一行不是引用"));
        assertThat(mailbox.read()).isEqualTo(1);
        hear();
        send();
        assertThat(appeals()).isEqualTo(before + 1);
        assertThat(in("INBOX")).isEmpty();
        var answer = mailsTo(RESIDENT);
        assertThat(answer).hasSize(1);
        assertThat(words(answer.getFirst())).contains("10月13日前答复");
        sayNothingOfThePerson(words(answer.getFirst()));
        var page = receipt(answer.getFirst());
        assertThat(page.toString()).contains("地下室积水").contains("这一行不是引用");
        assertThat(jdbc.queryForObject("select count(*) from letter where sealed is not null", Integer.class)).isZero();
    }

    @Test
    void a_letter_that_comes_again_is_the_same_letter() throws Exception {
        var letter = mail(RESIDENT, OWN, "路灯", "三盏路灯不亮");
        arrives(letter);
        mailbox.read();
        int after = appeals();
        assertThat(mailbox.read()).isZero();
        arrives(letter); // as if the server had died before it took the letter out of the mailbox
        mailbox.read();
        send();
        assertThat(appeals()).isEqualTo(after);
        assertThat(mailsTo(RESIDENT)).hasSize(1);
    }

    @Test
    void attachments_pass_the_same_gates_and_what_does_not_is_left_where_somebody_sees_it() throws Exception {
        var letter = mail(RESIDENT, OWN, "附件", "");
        var text = new MimeBodyPart();
        text.setContent("<p>请看<b>附件</b></p><script>alert(1)</script><div>谢谢</div>", "text/html; charset=UTF-8");
        var many = new MimeMultipart(text, file("证明.pdf", PDF), file("virus.exe", "MZ\u0090\0".getBytes(StandardCharsets.ISO_8859_1)));
        letter.setContent(many);
        letter.saveChanges();
        letter.setHeader("Message-ID", "<" + UUID.randomUUID() + "@mail.example>");
        arrives(letter);
        mailbox.read();
        send();
        var answer = mailsTo(RESIDENT).getFirst();
        assertThat(words(answer)).contains("有 1 个附件没有收下");
        assertThat(receipt(answer).toString()).contains("证明.pdf").doesNotContain("virus").contains("谢谢").doesNotContain("alert");
        assertThat(in("Huiyin-not-taken")).hasSize(1);
        var page = as(Role.ADMINISTRATOR, "centre").get("/api/admin/mailbox");
        assertThat(page.json().path("items").path(0).path("reason").asString()).isEqualTo("mail.attachments-left");
        assertThat(page.json().path("items").path(0).path("from").asString()).isEqualTo("x***@mail.example");
        assertThat(page.text()).doesNotContain(RESIDENT);
        as(Role.ADMINISTRATOR, "centre").post("/api/admin/mailbox/" + page.json().path("items").path(0).path("id").asString() + "/retry", Map.of());
        int before = appeals();
        assertThat(mailbox.read()).isEqualTo(1);
        assertThat(appeals()).isEqualTo(before);
        assertThat(in("Huiyin-not-taken")).hasSize(1);
    }

    /** The address to which the first mail about a fresh appeal is answered. */
    private String answers() throws MessagingException {
        arrives(mail(RESIDENT, OWN, "地下室积水", "滨河社区三号楼地下室又积水了。"));
        mailbox.read();
        send();
        var mail = mailsTo(RESIDENT).getFirst();
        return mail.getReplyTo()[0].toString();
    }

    @Test
    void an_answer_is_known_by_the_token_whoever_sends_it() throws Exception {
        var address = answers();
        int before = appeals();
        arrives(mail("neighbour@elsewhere.example", address, "没有主题", "今天又进水了\n\n在 2026年9月16日 写道：\n> 您的来信已登记\n\n照片明天补"));
        mailbox.read();
        assertThat(appeals()).isEqualTo(before);
        var page = receipt(mailsTo(RESIDENT).getFirst()).path("messages").toString();
        assertThat(page).contains("今天又进水了").contains("照片明天补").doesNotContain("您的来信已登记");
        assertThat(in("INBOX")).isEmpty();
    }

    @Test
    void sender_and_subject_bring_nobody_into_a_matter() throws Exception {
        answers();
        var acknowledged = mailsTo(RESIDENT).getFirst();
        int before = appeals();
        arrives(mail(RESIDENT, OWN, "Re: " + acknowledged.getSubject(), "请把这件事撤回，不用办了"));
        mailbox.read();
        assertThat(appeals()).isEqualTo(before + 1);
        assertThat(receipt(acknowledged).path("messages").toString()).doesNotContain("撤回");
    }

    @Test
    void an_answer_to_nothing_is_not_registered_and_not_lost() throws Exception {
        int before = appeals();
        arrives(mail(RESIDENT, "letters+" + "0".repeat(32) + "@huiyin.example", "回复", "今天又进水了"));
        mailbox.read();
        send();
        assertThat(appeals()).isEqualTo(before);
        assertThat(in("Huiyin-not-taken")).hasSize(1);
        assertThat(words(mailsTo(RESIDENT).getFirst())).contains("没有登记成功").contains("https://huiyin.example/new");
    }

    @Test
    void after_an_erasure_the_address_leads_nowhere() throws Exception {
        var address = answers();
        var number = number(mailsTo(RESIDENT).getFirst());
        var matter = now(org.huiyin.kernel.MatterId.parse(district.id(), district.prefix(), number));
        residents.askErasure(resident(matter));
        residents.withdraw(resident(matter), null);
        erasure.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "物业");
        int revision = now(matter.id()).header().revision();
        arrives(mail(RESIDENT, address, "回复", "还有一件事"));
        mailbox.read();
        assertThat(now(matter.id()).header().revision()).isEqualTo(revision);
        assertThat(jdbc.queryForObject("select reason from letter_not_taken", String.class)).isEqualTo("mail.answer-to-nothing");
    }

    @Test
    void what_no_person_sent_is_neither_registered_nor_answered() throws Exception {
        int before = appeals();
        var holiday = mail("boss@mail.example", OWN, "自动回复", "我正在休假，下周回来");
        holiday.setHeader("Auto-Submitted", "auto-replied");
        var list = mail("news@mail.example", OWN, "本周新闻", "大家好，这里是新闻");
        list.setHeader("Precedence", "bulk");
        var bounce = mail("someone@mail.example", OWN, "退信", "您的邮件没有送达");
        bounce.setHeader("Return-Path", "<>");
        for (var one : List.of(holiday, list, bounce, mail("MAILER-DAEMON@mail.example", OWN, "Undelivered", "returned to sender"),
                mail(OWN, OWN, "自己", "自己写给自己的信"))) {
            arrives(one);
        }
        assertThat(mailbox.read()).isEqualTo(5);
        assertThat(appeals()).isEqualTo(before);
        assertThat(queued()).isZero();
        assertThat(in("Huiyin-automatic")).hasSize(5);
        assertThat(in("INBOX")).isEmpty();
    }

    @Test
    void a_letter_at_which_something_fails_waits_and_holds_up_none_behind_it() throws Exception {
        var letter = mail(RESIDENT, OWN, "附件", "");
        var text = new MimeBodyPart();
        text.setText("证明在附件里", "UTF-8");
        letter.setContent(new MimeMultipart(text, file("证明.pdf", PDF)));
        letter.saveChanges();
        letter.setHeader("Message-ID", "<" + UUID.randomUUID() + "@mail.example>");
        int before = appeals();
        var files = folder();
        var aside = folder().resolveSibling("files-aside");
        java.nio.file.Files.move(files, aside);
        java.nio.file.Files.createFile(files); // nothing can be written below it
        try {
            arrives(letter);
            arrives(mail(RESIDENT, OWN, "路灯", "三盏路灯不亮"));
            mailbox.read();
            assertThat(appeals()).as("the one behind it is taken").isEqualTo(before + 1);
            assertThat(in("INBOX")).hasSize(1);
            assertThat(as(Role.ADMINISTRATOR, "centre").get("/api/admin/mailbox").json().path("fault").asString()).isEqualTo("letters-wait");
        } finally {
            java.nio.file.Files.delete(files);
            java.nio.file.Files.move(aside, files);
        }
        mailbox.read();
        assertThat(appeals()).isEqualTo(before + 2);
        assertThat(in("INBOX")).isEmpty();
        assertThat(as(Role.ADMINISTRATOR, "centre").get("/api/admin/mailbox").json().path("fault").isNull()).isTrue();
    }

    /** Where this server keeps its files: servers are shared among classes, the folder of a class is not. */
    private Path folder() {
        return (Path) java.util.Objects.requireNonNull(ReflectionTestUtils.getField(store, "folder"));
    }
}
