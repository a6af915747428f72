package org.huiyin.live.command;

import java.util.List;
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
        var news = notices.news(happened);
        if (!news.isEmpty()) {
            notices.send(Change.written(news));
        }
    }
}
