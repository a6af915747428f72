package org.huiyin.answers.command;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huiyin.answers.store.KnownAnswers;
import org.huiyin.answers.store.KnownAnswers.Answer;
import org.huiyin.answers.store.KnownAnswers.Said;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.CategoryNames;
import org.huiyin.people.HouseRecord;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The centre writes answers, changes and withdraws them; each change stands in the record. */
@Service
public class AnswerHandler {
    private final KnownAnswers store;
    private final HouseRecord record;
    private final Offices offices;
    private final CategoryNames categories;
    private final District district;
    private final Clock clock;

    AnswerHandler(KnownAnswers store, HouseRecord record, Offices offices, CategoryNames categories, District district, Clock clock) {
        this.store = store;
        this.record = record;
        this.offices = offices;
        this.categories = categories;
        this.district = district;
        this.clock = clock;
    }

    @Transactional
    public int add(Member by, Said said) {
        check(by, said);
        int id = store.insert(district.id(), said, by.id(), clock.instant());
        record.add("AnswerAdded", by, Map.of("answer", id));
        return id;
    }

    @Transactional
    public void change(Member by, int id, Said said) {
        check(by, said);
        if (!store.change(district.id(), id, said, by.id(), clock.instant())) {
            throw Refusal.notFound("answer.unknown");
        }
        record.add("AnswerChanged", by, Map.of("answer", id, "open", said.open()));
    }

    /** With those that are withdrawn, for whoever keeps them up. */
    public List<Answer> all(Member by, int most) {
        permit(by);
        return store.all(district.id(), true, most);
    }

    private void check(Member by, Said said) {
        permit(by);
        if (said.category() != null && categories.apply(said.category()) == null) {
            throw Refusal.invalid("category.unknown", "category");
        }
    }

    private void permit(Member by) {
        boolean keeps = by.is(Role.DISPATCHER) || by.is(Role.SUPERVISOR) || by.is(Role.ADMINISTRATOR);
        if (!keeps || by.office() != offices.centre().id()) {
            throw Refusal.notPermitted("answer.centre-keeps");
        }
    }
}
