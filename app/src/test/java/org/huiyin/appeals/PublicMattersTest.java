package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.huiyin.appeals.command.DispatchHandler.Dispatch;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.insight.PublicMatter;
import org.huiyin.insight.Publishing;
import org.huiyin.insight.store.PublicList;
import org.huiyin.insight.store.PublicStore;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.domain.Position;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody may read of an appeal: only what its resident let them, and never more than the public-safe part. */
class PublicMattersTest extends AppealServer {
    private static final Position HERE = new Position(30.912345, 117.054321);
    @Autowired private PublicList list;
    @Autowired private PublicStore store;
    @Autowired private List<Publishing> kinds;
    @Autowired private ErasureHandler erasures;

    private Matter<AppealState> sent(String category, boolean everyone, boolean report) {
        var about = report ? new RegisterAppeal.About(office("housing"), null) : null;
        return register.handle(new RegisterAppeal(UUID.randomUUID(), "三号楼地下室又积水了，我是欧阳晓岚", AppealType.COMPLAINT, category, report, about,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", HERE),
                new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null), everyone, List.of(), "web", null, false, null)).matter();
    }

    private List<String> kept() {
        return kinds.stream().flatMap(kind -> kind.kept().stream()).toList();
    }

    private PublicMatter seen(Matter<?> matter) {
        hear();
        return list.find(matter.id(), kept()).orElse(null);
    }

    private void hear() {
        jdbc.update("update lease set until = '2000-01-01' where name = 'outbox'");
        outbox.read();
    }

    private String stored(Matter<?> matter) {
        hear();
        return jdbc.queryForList("select p::text || coalesce((select string_agg(u::text, ' ') from public_update u where u.matter_id = p.matter_id), '') "
                + "from public_matter p where matter_id = ?", String.class, matter.id().value()).toString();
    }

    @Test
    void an_appeal_is_public_only_by_its_residents_choice() {
        assertThat(seen(sent("housing.repairs", false, false))).isNull();
        var matter = sent("housing.repairs", true, false);
        var seen = seen(matter);
        assertThat(seen.title()).startsWith("公共设施维修").contains("滨河");
        assertThat(seen.township()).isEqualTo(office("jiangbei"));
        assertThat(seen.open()).isTrue();
        assertThat(stored(matter)).doesNotContain("积水").doesNotContain("欧阳").doesNotContain("13877712345").doesNotContain("三号楼")
                .doesNotContain("30.912345").doesNotContain("117.054321");
        assertThat(seen.position()).isEqualTo(HERE.coarse());
    }

    @Test
    void reports_private_categories_and_what_is_not_yet_sorted_stay_closed() {
        assertThat(seen(sent("housing.repairs", true, true))).isNull();
        assertThat(seen(sent(null, true, false))).isNull();
        assertThat(kept()).isNotEmpty();
        assertThat(seen(sent(kept().getFirst(), true, false))).isNull();
    }

    @Test
    void what_turns_out_to_be_private_is_public_no_longer() {
        var matter = sent("housing.repairs", true, false);
        assertThat(seen(matter)).isNotNull();
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), kept().getFirst(), null, "改了类别", null));
        assertThat(seen(matter)).isNull();
        assertThat(stored(matter)).isEqualTo("[]");
    }

    @Test
    void only_the_released_part_of_a_reply_is_public_and_only_until_it_is_taken_back() {
        var matter = sent("housing.repairs", true, false);
        dispatching.dispatch(ask(matter, Role.DISPATCHER, "centre"), new Dispatch(office("housing"), null, null, "地下室积水", null));
        custody.sign(ask(matter, Role.HANDLER, "housing"));
        replying.handle(ask(matter, Role.HANDLER, "housing"), new Reply(Outcome.EXPLAINED, "欧阳女士您好，水泵坏了。", null, null, List.of(), java.util.Map.of(),
                "换了水泵，有事打 13800001111"));
        var seen = seen(matter);
        assertThat(seen.notes()).isEqualTo("换了水泵，有事打 ＊＊＊＊＊＊");
        assertThat(seen.title()).isEqualTo("地下室积水");
        assertThat(seen.open()).isFalse();
        assertThat(stored(matter)).doesNotContain("欧阳");
        assertThat(list.updates(matter.id())).extracting(PublicMatter.Update::state).containsExactly("registered", "dispatched", "replied");
        residents.reopen(resident(matter), "还在漏");
        assertThat(seen(matter).open()).isTrue();
    }

    @Test
    void an_erasure_takes_it_from_the_public_in_the_same_transaction() {
        var matter = sent("housing.repairs", true, false);
        assertThat(seen(matter)).isNotNull();
        residents.withdraw(resident(matter), null);
        residents.askErasure(resident(matter));
        erasures.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "房屋维修");
        assertThat(list.find(matter.id(), kept())).isEmpty();
        assertThat(stored(matter)).isEqualTo("[]");
    }

    @Test
    void what_lies_near_is_found_by_its_cell_while_it_waits() {
        var matter = sent("housing.repairs", true, false);
        hear();
        var next = new Position(HERE.lat() + 0.002, HERE.lng());
        assertThat(list.near(district.id(), kept(), next, null, 50)).extracting(PublicMatter::id).contains(matter.id());
        assertThat(list.near(district.id(), kept(), new Position(HERE.lat() + 0.02, HERE.lng()), null, 50)).isEmpty();
        residents.withdraw(resident(matter), null);
        hear();
        assertThat(list.near(district.id(), kept(), next, null, 50)).extracting(PublicMatter::id).doesNotContain(matter.id());
    }

    @Test
    void all_are_published_anew_by_other_rules() {
        var matter = sent("housing.repairs", true, false);
        assertThat(seen(matter)).isNotNull();
        store.begin("other rules");
        assertThat(list.find(matter.id(), kept())).isEmpty();
        assertThat(seen(matter)).isNotNull();
        assertThat(store.digest()).contains("other rules");
    }
}
