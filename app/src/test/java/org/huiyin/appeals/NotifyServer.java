package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppeal.Contact;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.notify.Channel;
import org.huiyin.notify.Post;
import org.huiyin.notify.command.MailboxReader;
import org.huiyin.notify.command.Sender;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A server with everything set up: a real SMTP and IMAP server beside it, and a gateway that takes SMS and webhooks. */
@TestPropertySource(properties = "huiyin.notify.mailbox.together=1000")
abstract class NotifyServer extends AppealHttp {
    static final String OWN = "letters@huiyin.example";
    static final String RESIDENT = "xiaolan@mail.example";
    static final String PAGE = "https://huiyin.example/r";
    static final String TEXT = "滨河社区三号楼地下室又积水了，电表箱旁边都是水。";
    static final String NAME = "欧阳晓岚";
    static final Gateway GATEWAY = new Gateway();
    static final GreenMail MAIL = mailServer();

    @Autowired protected Sender sender;
    @Autowired protected MailboxReader mailbox;
    @Autowired protected Post post;

    private static GreenMail mailServer() {
        var mail = new GreenMail(new ServerSetup[] {new ServerSetup(free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(free(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
        mail.start();
        mail.setUser(OWN, OWN, "only-for-tests");
        return mail;
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void waysOut(DynamicPropertyRegistry settings) {
        settings.add("huiyin.notify.address", () -> "https://huiyin.example");
        settings.add("huiyin.notify.inside-allowed", () -> "true");
        settings.add("huiyin.notify.sms.url", () -> GATEWAY.url("/sms"));
        settings.add("huiyin.notify.sms.key-header", () -> "X-Key");
        settings.add("huiyin.notify.sms.key", () -> "a-key");
        settings.add("huiyin.notify.sms.secret", () -> "a-secret");
        settings.add("huiyin.notify.smtp.host", () -> "127.0.0.1");
        settings.add("huiyin.notify.smtp.port", () -> MAIL.getSmtp().getServerSetup().getPort());
        settings.add("huiyin.notify.smtp.tls", () -> "none");
        settings.add("huiyin.notify.smtp.from", () -> OWN);
        settings.add("huiyin.notify.mailbox.host", () -> "127.0.0.1");
        settings.add("huiyin.notify.mailbox.port", () -> MAIL.getImap().getServerSetup().getPort());
        settings.add("huiyin.notify.mailbox.tls", () -> "none");
        settings.add("huiyin.notify.mailbox.per-sender", () -> 40);
        settings.add("huiyin.notify.mailbox.user", () -> OWN);
        settings.add("huiyin.notify.mailbox.password", () -> "only-for-tests");
    }

    @BeforeEach
    void nothing_lies_about() throws Exception {
        hear();
        for (var table : List.of("letter", "webhook", "letter_not_taken")) {
            jdbc.update("delete from " + table);
        }
        GATEWAY.posted.clear();
        GATEWAY.status = 200;
        MAIL.purgeEmailFromAllMailboxes();
    }

    Matter<AppealState> appealOf(Contact contact) {
        return register.handle(new RegisterAppeal(UUID.randomUUID(), TEXT, AppealType.COMPLAINT, null, false, null,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", null), contact, false, List.of(), "web", null, false, null)).matter();
    }

    static Contact phone() {
        return new Contact(false, NAME, "13877712345", null, false);
    }

    static Contact email() {
        return new Contact(false, NAME, null, RESIDENT, false);
    }

    void hear() {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
    }

    void send() {
        for (var channel : Channel.values()) {
            sender.send(channel);
        }
    }

    /** What lies in somebody's mailbox. */
    static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages()).filter(mail -> to(mail).equals(address)).toList();
    }

    static String to(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String words(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + mail.getContent().toString().replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String state(String channel) {
        return jdbc.queryForObject("select state from letter where channel = ?", String.class, channel);
    }

    int queued() {
        return jdbc.queryForObject("select count(*) from letter", Integer.class);
    }

    static void sayNothingOfThePerson(String text) {
        assertThat(text).doesNotContain(NAME).doesNotContain("积水").doesNotContain("电表箱").doesNotContain("水泵");
    }

    static MimeMessage mail(String from, String to, String subject, String text) throws MessagingException {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        mail.saveChanges();
        mail.setHeader("Message-ID", "<" + UUID.randomUUID() + "@mail.example>");
        return mail;
    }

    static void arrives(MimeMessage mail) {
        MAIL.getUserManager().getUserByEmail(OWN).deliver(mail);
    }

    static List<MimeMessage> in(String folder) throws Exception {
        var all = MAIL.getManagers().getImapHostManager().getFolder(MAIL.getUserManager().getUserByEmail(OWN), folder);
        return all == null ? List.of() : all.getMessages().stream().filter(one -> !one.getFlags().contains(Flags.Flag.DELETED)).map(one -> one.getMimeMessage()).toList();
    }

    int appeals() {
        return jdbc.queryForObject("select count(*) from matter where channel = 'email'", Integer.class);
    }

    static MimeBodyPart file(String name, byte[] bytes) throws MessagingException, IOException {
        var part = new MimeBodyPart();
        part.setContent(bytes, "application/octet-stream");
        part.setFileName(jakarta.mail.internet.MimeUtility.encodeText(name, "UTF-8", "B"));
        return part;
    }
}
