package org.huiyin.matters.command;

import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Entry;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.SpineEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Words between the holder and the resident, relayed so that neither sees the other's name or number; and notes. */
@Service
public class MessageHandler {
    private final Desk desk;

    MessageHandler(Desk desk) {
        this.desk = desk;
    }

    public Matter<?> message(Ask ask, String words) {
        return desk.take(ask, "message", matter -> said(matter, words, false));
    }

    /** Asking for details never stops the promise. */
    public Matter<?> askDetails(Ask ask, String words) {
        return desk.take(ask, "ask-details", matter -> said(matter, words, true));
    }

    /** An agent telephones for the holder, who learns neither name nor number. */
    public Matter<?> askCall(Ask ask, String words) {
        return desk.take(ask, "ask-call", matter -> {
            short no = matter.words(0);
            return Entry.spine(new SpineEvent.CallAsked(no)).say(new Entry.Words(no, "call", words.strip()));
        });
    }

    /** What was said is kept for the holder; nobody answering ends the task as well, and the holder may ask again. */
    public Matter<?> recordCall(Ask ask, boolean reached, @Nullable String words) {
        return desk.take(ask, "record-call", matter -> {
            if (reached && !Entry.says(words)) {
                throw Refusal.invalid("call.words-missing", "words");
            }
            boolean says = reached && Entry.says(words);
            short no = matter.words(0);
            var entry = Entry.spine(new SpineEvent.CallMade(reached, says ? no : null));
            return says ? entry.say(no, "call", words) : entry;
        });
    }

    public Matter<?> note(Ask ask, String words, boolean open) {
        return desk.take(ask, "note", matter -> {
            short no = matter.words(0);
            return Entry.spine(new SpineEvent.Noted(open, no)).say(new Entry.Words(no, "note", words.strip()));
        });
    }

    private static <E> Entry<E> said(Matter<?> matter, String words, boolean question) {
        short no = matter.words(0);
        return Entry.<E>spine(new SpineEvent.Messaged(false, question, no)).say(new Entry.Words(no, "message", words.strip()));
    }
}
