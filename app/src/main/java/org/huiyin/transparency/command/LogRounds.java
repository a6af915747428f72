package org.huiyin.transparency.command;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.huiyin.storage.FilesAway;
import org.huiyin.tlog.Inconsistent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals, lets witnesses sign and publishes, twice a second while there is something. When tiles and head do not fit, the log stands still
 * and says so, and the rest of the house goes on: what happens meanwhile waits to be sealed.
 */
@Component
@ConditionalOnProperty(name = {"huiyin.transparency", "huiyin.outbox"}, havingValue = "on", matchIfMissing = true)
public class LogRounds {
    private static final Logger LOG = LoggerFactory.getLogger(LogRounds.class);
    private final Sequencer sequencer;
    private final Witnesses witnesses;
    private final LogSettings settings;
    private final ReentrantLock round = new ReentrantLock();
    private volatile boolean ready;
    private volatile boolean checked;
    private volatile Optional<String> standing = Optional.empty();
    private String published = "";

    LogRounds(Sequencer sequencer, Witnesses witnesses, LogSettings settings) {
        this.sequencer = sequencer;
        this.witnesses = witnesses;
        this.settings = settings;
    }

    /** Not while a district is being founded. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    /** Why the log stands still; empty while it goes on. */
    public Optional<String> standing() {
        return standing;
    }

    @Scheduled(fixedRateString = "${huiyin.log-every:500ms}") // at a rate: what waits after each other would share one thread with clocks and messages
    void seal() {
        if (!ready || !round.tryLock()) {
            return;
        }
        try {
            round();
            standing = Optional.empty();
        } catch (Inconsistent refused) {
            checked = false;
            stand("the public log stands still: " + refused.getMessage(), refused);
        } catch (FilesAway | java.io.UncheckedIOException away) {
            stand("the public log waits: its files cannot be written", away);
        } catch (RuntimeException failed) {
            stand("the public log could not be sealed; it is tried again", failed);
        } finally {
            round.unlock();
        }
    }

    private void stand(String why, RuntimeException fault) {
        if (!standing.equals(Optional.of(why))) {
            LOG.error(why, fault);
        }
        standing = Optional.of(why);
    }

    private void round() {
        if (!checked) {
            sequencer.begin(settings.origin());
            sequencer.check();
            checked = true;
        }
        var head = sequencer.seal();
        if (head != null && !witnesses.ask(head).note().equals(published)) { // also when a witness or a key signed the same head later
            published = sequencer.publish().note();
        }
    }
}
