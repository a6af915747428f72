package org.huiyin.triage.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.appeals.domain.AppealEvent.AppealImported;
import org.huiyin.appeals.domain.AppealEvent.AppealRegistered;
import org.huiyin.appeals.domain.AppealEvent.AppealReopened;
import org.huiyin.matters.store.History.Recorded;

/** What a resident asked, out of the history of a matter and its opened words. */
public final class Asked {
    private Asked() {}

    /** Numbers of the words it came with. */
    static List<Short> first(List<Recorded> events) {
        return events.stream().flatMap(event -> switch (event.event()) {
            case AppealRegistered registered -> Stream.of(registered.words());
            case AppealImported imported -> Stream.of(imported.words());
            case null, default -> Stream.<Short>empty();
        }).toList();
    }

    /** The title, what was written first, and what was written when the resident came back. */
    public static String of(String title, List<Recorded> events, Map<Short, String> words) {
        var said = events.stream().flatMap(event -> switch (event.event()) {
            case AppealRegistered registered -> Stream.of(registered.words());
            case AppealImported imported -> Stream.of(imported.words());
            case AppealReopened reopened -> Stream.of(reopened.words());
            case null, default -> Stream.<Short>empty();
        }).map(no -> words.getOrDefault(no, ""));
        return Stream.concat(Stream.of(title), said).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }
}
