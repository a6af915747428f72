package org.huiyin.people.command;

import java.util.HashMap;
import java.util.Map;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Office;
import org.huiyin.people.domain.OfficePeriod;
import org.huiyin.people.domain.OfficePolicy;
import org.huiyin.people.domain.OfficeTree;
import org.huiyin.people.store.AccountStore;
import org.huiyin.people.store.OfficeStore;
import org.huiyin.people.store.PeopleRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens, renames, moves, merges and closes offices. Each change decides on the tree as it is once the writer's turn came. */
@Component
public class OfficeHandler {
    private final OfficeStore store;
    private final AccountStore accounts;
    private final Burden burden;
    private final PeopleRecord record;
    private final Turn turn;

    OfficeHandler(OfficeStore store, AccountStore accounts, Burden burden, PeopleRecord record, Turn turn) {
        this.store = store;
        this.accounts = accounts;
        this.burden = burden;
        this.record = record;
        this.turn = turn;
    }

    @Transactional
    public int handle(OpenOffice command, Member by) {
        var tree = turn.take();
        var parent = command.parent() == null ? null : known(tree, command.parent());
        OfficePolicy.administer(by, parent == null ? tree.district().id() : parent.id(), tree);
        OfficePolicy.place(command.level(), parent);
        if (parent == null) {
            throw Refusal.invalid("office.wrong-superior", "parent");
        }
        if (tree.byCode(command.code()).isPresent()) {
            throw Refusal.invalid("office.code-taken", "code");
        }
        var from = command.from() == null ? turn.today() : command.from();
        if (from.isAfter(turn.today())) {
            throw Refusal.invalid("office.opens-later", "from");
        }
        int id = store.insert(command.code(), command.level(), command.kind());
        store.begin(new OfficePeriod(id, from, null, parent.id(), command.name(), command.shortName()));
        record.add("OfficeOpened", id, by.id(), Map.of("code", command.code(), "parent", parent.id(), "name", command.name().zh()));
        return id;
    }

    @Transactional
    public void handle(ChangeOffice command, Member by) {
        var tree = turn.take();
        var office = known(tree, command.office());
        OfficePolicy.administer(by, office.id(), tree);
        change(command, office, tree, by);
    }

    private void change(ChangeOffice command, Office office, OfficeTree tree, Member by) {
        if (!office.open()) {
            throw Refusal.notAllowed("office.closed-already");
        }
        var parent = command.parent() == null ? null : known(tree, command.parent());
        OfficePolicy.place(office.level(), parent);
        if (parent != null && !Integer.valueOf(parent.id()).equals(office.parent())) {
            OfficePolicy.administer(by, parent.id(), tree);
            if (tree.isAtOrBelow(parent.id(), office.id())) {
                throw Refusal.invalid("office.in-a-circle", "parent");
            }
        }
        var from = command.from() == null ? turn.today() : command.from();
        if (from.isBefore(store.periodsOf(office.id()).getLast().from())) {
            throw Refusal.invalid("office.later-change-stands", "from");
        }
        store.begin(new OfficePeriod(office.id(), from, null, command.parent(), command.name(), command.shortName()));
        var facts = new HashMap<String, Object>(Map.of("name", command.name().zh(), "from", from.toString()));
        if (parent != null) {
            facts.put("parent", parent.id());
        }
        record.add("OfficeChanged", office.id(), by.id(), facts);
    }

    /** Closed for good, or merged into another that is open. */
    @Transactional
    public void close(int id, @Nullable Integer mergeInto, Member by) {
        var tree = turn.take();
        var office = known(tree, id);
        OfficePolicy.administer(by, id, tree);
        if (mergeInto != null) {
            OfficePolicy.administer(by, mergeInto, tree);
            if (mergeInto == id || !known(tree, mergeInto).open()) {
                throw Refusal.invalid("office.unfit-successor", "mergeInto");
            }
        }
        OfficePolicy.close(office, tree, accounts.openAt(id).size(), burden.ofOffice(id));
        if (mergeInto != null) {
            OfficePolicy.merge(burden.aboutHeldBy(tree.mergedTo(id), tree.open().stream().map(Office::id)
                    .filter(one -> tree.isAtOrBelow(one, mergeInto)).toList()));
        }
        store.close(id, turn.today(), mergeInto);
        record.add("OfficeClosed", id, by.id(), mergeInto == null ? Map.of() : Map.of("mergedInto", mergeInto));
    }

    private static Office known(OfficeTree tree, int id) {
        return tree.find(id).orElseThrow(() -> Refusal.notFound("office.unknown"));
    }
}
