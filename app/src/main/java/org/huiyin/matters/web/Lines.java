package org.huiyin.matters.web;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import org.huiyin.clocks.ClockFace;
import org.huiyin.clocks.Due;
import org.huiyin.clocks.StatutoryClocks;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.matters.CategoryNames;
import org.huiyin.matters.Header;
import org.huiyin.matters.RuleTitle;
import org.huiyin.matters.store.Codec;
import org.huiyin.people.OfficeRef;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns headers into rows. */
@Component
public class Lines {
    private final Codec codec;
    private final Offices offices;
    private final StatutoryClocks clocks;
    private final Clock clock;
    private final District district;
    private final CategoryNames categoryNames;

    Lines(Codec codec, Offices offices, StatutoryClocks clocks, Clock clock, District district, CategoryNames categoryNames) {
        this.codec = codec;
        this.offices = offices;
        this.clocks = clocks;
        this.clock = clock;
        this.district = district;
        this.categoryNames = categoryNames;
    }

    public Line line(Header header) {
        var office = OfficeRef.of(offices.byId(header.office()));
        var place = header.place();
        var face = face(header);
        return new Line(number(header), header.kind(), header.title(), title(header), header.state(), codec.kind(header.kind()).name(header.state()),
                category(header), header.category(), header.type(), office,
                office.level(), place == null ? null : offices.byId(place).name(), face, header.due() == null ? header.nextDue() : header.due(), header.receivedAt(),
                header.revision(), header.groupSize(),
                header.flags().stream().filter(flag -> flag != Header.Flag.NOT_INHERITED).map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList(), header.channel());
    }

    /** A title that is still the rule's, in both languages; any other as it was worded. */
    private Wording title(Header header) {
        var place = header.place() == null ? null : offices.byId(header.place()).shortName();
        return RuleTitle.said(header.title(), category(header), place, YearMonth.from(header.receivedAt().atZone(clock.getZone())));
    }

    private @Nullable Wording category(Header header) {
        return header.category() == null ? null : categoryNames.apply(header.category());
    }

    public String number(Header header) {
        return header.id().number(district.prefix());
    }

    /** How long until an answer is due, while one is; the face is the server's, the words the client's. */
    private @Nullable ClockFace face(Header header) {
        return header.due() == null ? null : face(header, header.due());
    }

    /** The promise's face, whether or not it was kept meanwhile: a registration sent again is answered with it too. */
    public @Nullable ClockFace promised(Header header) {
        return header.promise() == null ? null : face(header, header.promise());
    }

    /** A second try, an older member's date, a promise given later to an imported matter: the header has its end, not its start. */
    private ClockFace face(Header header, Instant at) {
        var now = clock.instant();
        var code = codec.kind(header.kind()).promise(header.type());
        boolean fromReceipt = at.equals(header.promise()) && clocks.inForce(code, header.receivedAt());
        var due = clocks.start(code, fromReceipt ? header.receivedAt() : now);
        var shown = due.at().equals(at) ? due : new Due(due.code(), due.from(), at, header.is(Header.Flag.PROVISIONAL), due.rule(), due.turns());
        return clocks.face(shown, now);
    }
}
