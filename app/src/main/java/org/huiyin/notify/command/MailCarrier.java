package org.huiyin.notify.command;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.huiyin.notify.Channel;
import org.huiyin.notify.NotifySettings;
import org.huiyin.notify.domain.Templates;
import org.huiyin.notify.store.LetterStore.Queued;
import org.springframework.stereotype.Component;

/** Sends a mail by the district's own SMTP server. A mail about a matter is answered to the address of that matter. */
@Component
class MailCarrier implements Carrier {
    private static final String PATIENCE = "15000";
    private final NotifySettings settings;
    private final Templates templates;
    private final ReplyAddresses replies;
    private final Session session;

    MailCarrier(NotifySettings settings, Templates templates, ReplyAddresses replies) {
        this.settings = settings;
        this.templates = templates;
        this.replies = replies;
        this.session = Session.getInstance(properties(settings.smtp()));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean ready() {
        return settings.smtp().isSet() && !settings.address().isBlank();
    }

    @Override
    public void carry(Queued letter, Sealing.Inside inside) throws NotCarried {
        var smtp = settings.smtp();
        try (var transport = session.getTransport()) {
            var mail = mail(letter, inside);
            transport.connect(smtp.host(), smtp.port(), smtp.user().isBlank() ? null : smtp.user(), smtp.user().isBlank() ? null : smtp.password());
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (SendFailedException refused) {
            throw refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0
                    ? NotCarried.ever("address-refused") : NotCarried.now("refused");
        } catch (AuthenticationFailedException refused) {
            throw NotCarried.now("sign-in-refused");
        } catch (MessagingException fault) {
            throw NotCarried.now("unreachable");
        }
    }

    private MimeMessage mail(Queued letter, Sealing.Inside inside) throws MessagingException, NotCarried {
        var template = templates.find(letter.template(), Channel.EMAIL, letter.language()).orElseThrow(() -> NotCarried.ever("template-gone"));
        var from = new InternetAddress(settings.smtp().from(), true);
        var id = "<" + letter.id() + from.getAddress().substring(from.getAddress().indexOf('@')) + ">";
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id); // the same when it is sent again
            }
        };
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(inside.address(), true));
        mail.setSubject(template.subject(inside.values()), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(letter.queuedAt()));
        mail.setHeader("Auto-Submitted", "auto-generated"); // nobody's holiday notice answers it
        mail.setHeader("X-Auto-Response-Suppress", "All");
        var text = new StringBuilder(template.body(inside.values()));
        var answers = letter.matter() == null ? java.util.Optional.<String>empty() : replies.of(letter.matter());
        if (answers.isPresent()) {
            mail.setReplyTo(new InternetAddress[] {new InternetAddress(answers.get(), true)});
            templates.find("by-reply", Channel.EMAIL, letter.language()).ifPresent(line -> text.append("\n\n").append(line.body(inside.values())));
        }
        mail.setText(text.toString(), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    private static Properties properties(NotifySettings.Smtp smtp) {
        var protocol = smtp.tls().equals("tls") ? "smtps" : "smtp";
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        var prefix = "mail." + protocol + ".";
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + wait, PATIENCE);
        }
        properties.setProperty(prefix + "auth", String.valueOf(!smtp.user().isBlank()));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(!smtp.tls().equals("none")));
        properties.setProperty(prefix + "starttls.required", String.valueOf(smtp.tls().equals("starttls")));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }
}
