package org.huiyin.live.command;

import java.util.LinkedHashMap;
import java.util.List;
import org.huiyin.kernel.MatterId;
import org.huiyin.live.domain.Change;
import org.huiyin.live.store.Notices;
import org.huiyin.matters.Happened;
import org.huiyin.matters.Listener;
import org.springframework.stereotype.Component;

/** The reader of the outbox, which is one server's, tells every server what changed. */
@Component
class ChangesHeard implements Listener {
    private final Notices notices;

    ChangesHeard(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void hear(List<Happened> happened) {
        var moved = notices.moved(happened);
        var last = new LinkedHashMap<MatterId, Change>();
        happened.forEach(one -> last.put(one.id(), new Change(one.id(), one.revision(), moved.contains(one.id()))));
        notices.send(Change.written(List.copyOf(last.values())));
    }
}
