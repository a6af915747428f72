package org.huiyin.appeals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.Position;

/** Appeals whose residents let everybody read of them, or not, and somebody who is not signed in. */
abstract class PublicHttp extends AppealHttp {
    static final Position HERE = new Position(30.912345, 117.054321);
    /** What no answer to the public may hold. */
    static final List<String> SECRETS = List.of("欧阳", "13877712345", "积水", "门牌九号", "30.912345", "117.054321");

    Matter<AppealState> sent(String category, boolean everyone, boolean report, Position at) {
        clock.advance(Duration.ofSeconds(1));
        var about = report ? new RegisterAppeal.About(office("housing"), null) : null;
        return register.handle(new RegisterAppeal(UUID.randomUUID(), "地下室又积水了，我是欧阳晓岚，电话13877712345", AppealType.COMPLAINT, category, report,
                about, new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "门牌九号", at),
                new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false), everyone, List.of(), "web", null, false, null)).matter();
    }

    Matter<AppealState> shown(String category) {
        return sent(category, true, false, HERE);
    }

    void hear() {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
    }
}
