package org.huiyin.notify.command;

import org.huiyin.notify.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what is due every two seconds, looks into the mailbox every minute, and forgets what is over. */
@Component
@ConditionalOnProperty(name = "huiyin.outbox", havingValue = "on", matchIfMissing = true)
class NotifyRounds {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyRounds.class);
    private final Sender sender;
    private final MailboxReader mailbox;
    private volatile boolean ready;

    NotifyRounds(Sender sender, MailboxReader mailbox) {
        this.sender = sender;
        this.mailbox = mailbox;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Scheduled(fixedDelayString = "${huiyin.notify.send-every:2s}")
    void sendShort() {
        send(Channel.SMS);
    }

    @Scheduled(fixedDelayString = "${huiyin.notify.send-every:2s}")
    void sendMail() {
        send(Channel.EMAIL);
    }

    @Scheduled(fixedDelayString = "${huiyin.notify.send-every:2s}")
    void sendEvents() {
        send(Channel.WEBHOOK);
    }

    private void send(Channel channel) {
        round("messages could not be sent; they wait", () -> sender.send(channel));
    }

    @Scheduled(fixedDelayString = "${huiyin.notify.read-every:60s}")
    void read() {
        round("the mailbox could not be read; its letters wait there", mailbox::read);
    }

    @Scheduled(fixedDelayString = "${huiyin.notify.forget-every:1h}")
    void forget() {
        round("old messages could not be forgotten", sender::forget);
    }

    private void round(String trouble, Runnable what) {
        if (!ready) {
            return;
        }
        try {
            what.run();
        } catch (RuntimeException failed) {
            LOG.error(trouble, failed);
        }
    }
}
