package org.huiyin.live.command;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.huiyin.people.Member;
import org.huiyin.people.SignedIn;

/** One open desk: what it is to be told waits here until the connection takes it. */
public final class LiveStream implements AutoCloseable {
    /** A matter that changed and its last event. */
    public record Told(String number, int revision) {}

    /**
     * One thing to say.
     *
     * @param all look at everything again: there was too much to list, or something may have been missed
     */
    public record Word(Kind kind, boolean all, List<Told> changes) {
        static final Word BEAT = new Word(Kind.BEAT, false, List.of());
        static final Word ALL = new Word(Kind.CHANGED, true, List.of());
        static final Word GIVEN_WAY = new Word(Kind.GIVEN_WAY, false, List.of());
        static final Word OVER = new Word(Kind.OVER, false, List.of());

        static Word changed(List<Told> changes) {
            return new Word(Kind.CHANGED, false, changes);
        }
    }

    /** What kind of word: something changed, the line still stands, a newer page took its place, the stream is over. */
    public enum Kind { CHANGED, BEAT, GIVEN_WAY, OVER }

    private static final int MOST_WAITING = 32;
    private final BlockingQueue<Word> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final LiveDesks desks;
    private final SignedIn who;
    private final long turn;

    LiveStream(LiveDesks desks, SignedIn who, long turn) {
        this.turn = turn;
        this.desks = desks;
        this.who = who;
    }

    /** The next word, when there is one. */
    public Word next() throws InterruptedException {
        return waiting.take();
    }

    Member member() {
        return who.member();
    }

    /** The lower, the older. */
    long turn() {
        return turn;
    }

    UUID session() {
        return who.session();
    }

    /** A reader that is too slow misses the single words and is told to look at everything. */
    void say(Word word) {
        if (!waiting.offer(word)) {
            waiting.clear();
            waiting.add(Word.ALL);
        }
    }

    void end() {
        waiting.clear();
        waiting.add(Word.OVER);
    }

    /** A newer page of the same person listens instead. */
    void giveWay() {
        desks.forget(this);
        waiting.clear();
        waiting.add(Word.GIVEN_WAY);
        waiting.add(Word.OVER);
    }

    @Override
    public void close() {
        desks.forget(this);
    }
}
