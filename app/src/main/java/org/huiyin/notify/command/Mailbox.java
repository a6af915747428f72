package org.huiyin.notify.command;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.MessageIDTerm;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.huiyin.notify.NotifySettings;

/** The district's mailbox, open by IMAP: the folder that is read and the two beside it. */
final class Mailbox implements AutoCloseable {
    private static final String PATIENCE = "20000";
    private final NotifySettings.Mailbox settings;
    private final Store store;
    private final Folder inbox;

    private Mailbox(NotifySettings.Mailbox settings, Store store, Folder inbox) {
        this.settings = settings;
        this.store = store;
        this.inbox = inbox;
    }

    static Mailbox open(NotifySettings.Mailbox settings) throws MessagingException {
        var protocol = settings.tls().equals("tls") ? "imaps" : "imap";
        var store = Session.getInstance(properties(protocol, settings.tls())).getStore(protocol);
        store.connect(settings.host(), settings.port(), settings.user(), settings.password());
        try {
            return new Mailbox(settings, store, store.getFolder(settings.folder()));
        } catch (MessagingException | RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /**
     * Letters from that place on, up to so many, the oldest first; places stay what they are while the mailbox is open, and what is brought
     * back waits for the next look.
     */
    List<MimeMessage> letters(int from, int most) throws MessagingException {
        int there = count();
        return from > there ? List.of() : fetched(inbox.getMessages(from, Math.min(there, from + most - 1)));
    }

    /** The newest letters to addresses of that beginning, up to so many; the server looks for them itself. */
    List<MimeMessage> to(String beginning, int most) throws MessagingException {
        var found = count() == 0 ? new Message[0] : inbox.search(new HeaderTerm("To", beginning));
        return fetched(Arrays.copyOfRange(found, Math.max(0, found.length - most), found.length));
    }

    private int count() throws MessagingException {
        if (!inbox.isOpen()) {
            inbox.open(Folder.READ_WRITE);
        }
        return inbox.getMessageCount();
    }

    private List<MimeMessage> fetched(Message[] page) throws MessagingException {
        var first = new FetchProfile();
        first.add(FetchProfile.Item.ENVELOPE);
        first.add(UIDFolder.FetchProfileItem.UID);
        inbox.fetch(page, first);
        return Arrays.stream(page).filter(MimeMessage.class::isInstance).map(MimeMessage.class::cast).toList();
    }

    /** Brings these headers in one go; asked for one by one, each would be a question to the server. */
    void bring(MimeMessage letter, List<String> headers) throws MessagingException {
        var wanted = new FetchProfile();
        headers.forEach(wanted::add);
        inbox.fetch(new Message[] {letter}, wanted);
    }

    /** What the server calls it, the same at every look. */
    long uid(Message letter) throws MessagingException {
        return inbox instanceof UIDFolder folder ? folder.getUID(letter) : letter.getMessageNumber();
    }

    /** False once the server is gone: then nothing is wrong with a letter. */
    boolean isThere() {
        return inbox.isOpen() && store.isConnected();
    }

    /** It is in the vault now, and must not lie about open where an erasure does not reach. */
    void delete(Message letter) throws MessagingException {
        letter.setFlag(Flags.Flag.DELETED, true);
    }

    void moveToNotTaken(Message letter) throws MessagingException {
        move(letter, settings.notTaken());
    }

    void moveToAutomatic(Message letter) throws MessagingException {
        move(letter, settings.automatic());
    }

    private void move(Message letter, String name) throws MessagingException {
        inbox.copyMessages(new Message[] {letter}, existing(name));
        letter.setFlag(Flags.Flag.DELETED, true);
    }

    /** Brings a letter back that could not be taken; false when it is gone from its folder. */
    boolean bringBack(String messageId) throws MessagingException {
        var folder = existing(settings.notTaken());
        folder.open(Folder.READ_WRITE);
        try {
            var found = folder.search(new MessageIDTerm(messageId));
            if (found.length > 0) {
                folder.copyMessages(found, inbox);
                folder.setFlags(found, new Flags(Flags.Flag.DELETED), true);
            }
            return found.length > 0;
        } finally {
            folder.close(true);
        }
    }

    private Folder existing(String name) throws MessagingException {
        var folder = store.getFolder(name);
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
        }
        return folder;
    }

    @Override
    public void close() throws MessagingException {
        try {
            if (inbox.isOpen()) {
                inbox.close(true); // takes out what was marked as deleted
            }
        } finally {
            store.close();
        }
    }

    private static Properties properties(String protocol, String tls) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + wait, PATIENCE);
        }
        properties.setProperty(prefix + "starttls.enable", String.valueOf(!tls.equals("none")));
        properties.setProperty(prefix + "starttls.required", String.valueOf(tls.equals("starttls")));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "partialfetch", "false");
        return properties;
    }
}
