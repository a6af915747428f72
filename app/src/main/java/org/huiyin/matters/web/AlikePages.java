package org.huiyin.matters.web;

import java.time.Instant;
import java.util.List;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Header;
import org.huiyin.matters.Matter;
import org.huiyin.matters.domain.MatterPolicy;
import org.huiyin.matters.domain.OpenTexts.Asked;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.matters.store.Similar;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open matters that read alike, as far as whoever asks searches their texts; alike is not the same. */
@Component
class AlikePages {
    private static final short FIRST_WORDS = 4;
    private static final int MOST = 4;
    private final Similar similar;
    private final Opened opened;
    private final Lines lines;
    private final Offices offices;
    private final District district;
    private final MatterPolicy policy;

    /**
     * An open matter that reads alike, and why it is shown.
     *
     * @param shared words that both texts have, those that tell most
     * @param days between the two
     */
    record AlikeLine(Line line, List<String> shared, boolean samePlace, int days) {}

    AlikePages(Similar similar, Opened opened, Lines lines, Offices offices, District district) {
        this.similar = similar;
        this.opened = opened;
        this.lines = lines;
        this.offices = offices;
        this.district = district;
        this.policy = new MatterPolicy(offices);
    }

    /**
     * Like a matter. None for a reader who may not read this one.
     *
     * @param within the offices whose texts the reader searches; null for every office
     */
    List<AlikeLine> to(Member member, Matter<?> matter, @Nullable List<Integer> within) {
        var header = matter.header();
        if (!policy.mayKnow(member, header, matter.custody())) {
            throw Refusal.notFound("matter.unknown");
        }
        if (matter.key() == null || !policy.mayReadContents(member, header, matter.custody())) {
            return List.of();
        }
        var asked = asked(opened.words(matter).getOrDefault(FIRST_WORDS, ""), header.place(), header.category(), header.receivedAt());
        return lines(asked, new Similar.Reach(within, offices.answersFor(member.office()), matter.id()));
    }

    /** Like what somebody is saying. */
    List<AlikeLine> to(Member member, String text, @Nullable Integer place, Instant now, @Nullable List<Integer> within) {
        return lines(asked(text, place, null, now), new Similar.Reach(within, offices.answersFor(member.office()), null));
    }

    private Asked asked(String text, @Nullable Integer place, @Nullable String category, Instant at) {
        return new Asked(SearchWords.compared(text), place, category, at.atZone(district.zone()).toLocalDate().toEpochDay());
    }

    private List<AlikeLine> lines(Asked asked, Similar.Reach who) {
        return similar.to(asked, who, header -> !header.is(Header.Flag.NOT_INHERITED), MOST).stream()
                .map(found -> new AlikeLine(lines.line(found.header()), found.alike().shared(), found.alike().samePlace(), Math.toIntExact(found.alike().days())))
                .toList();
    }
}
