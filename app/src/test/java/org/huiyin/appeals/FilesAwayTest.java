package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.ReplyHandler.Reply;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.AppealState.InHand;
import org.huiyin.appeals.domain.Outcome;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Matter;
import org.huiyin.matters.command.ErasureHandler;
import org.huiyin.matters.vault.Adoptions;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.notify.LettersIn;
import org.huiyin.people.Role;
import org.huiyin.storage.FilesAway;
import org.huiyin.storage.WatchedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** While the store of files is slow or away: no file is lost, and no step keeps a connection to the database waiting for it. */
@Import(WatchedFiles.Watching.class)
class FilesAwayTest extends AppealServer {
    @Autowired private WatchedFiles store;
    @Autowired private Adoptions adoptions;
    @Autowired private Attachments attachments;
    @Autowired private ErasureHandler erasure;
    @Autowired private LettersIn letters;

    @AfterEach
    void it_is_back() {
        store.comeBack();
    }

    private UUID upload() {
        return attachments.upload("照片.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)).id();
    }

    private RegisterAppeal appeal(UUID key, List<UUID> files) {
        var form = appeal(key, null, false);
        return new RegisterAppeal(key, form.text(), form.type(), null, false, null, form.place(), form.contact(), false, files, "web", null, false, null);
    }

    private List<UUID> files(Matter<?> matter) {
        return attachments.of(matter.id(), Objects.requireNonNull(matter.key())).stream().map(Attachments.Listed::id).toList();
    }

    private Matter<AppealState> registeredBy(UUID key) {
        return now(new MatterId(district.id(), jdbc.queryForObject("select matter_id from matter_event where command_id = ?", Long.class, key)));
    }

    /** Registered, and then the files could not be brought to it. */
    private Matter<AppealState> registeredWithoutItsFiles(RegisterAppeal form) {
        store.goAwayAfter(0);
        assertThatThrownBy(() -> register.handle(form)).isInstanceOf(FilesAway.class);
        store.comeBack();
        return registeredBy(form.key());
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void photographs_come_with_the_repetition_though_an_office_was_faster() {
        var form = appeal(UUID.randomUUID(), List.of(upload(), upload()));
        var matter = registeredWithoutItsFiles(form);
        assertThat(files(matter)).isEmpty();
        dispatched(matter, "housing");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(register.handle(form).matter().id()).isEqualTo(matter.id());
            assertThat(files(matter)).containsExactlyInAnyOrderElementsOf(form.attachments());
        }
    }

    @Test
    void photographs_that_waited_too_long_are_sent_anew_and_come_to_the_same_appeal_once() {
        var key = UUID.randomUUID();
        var lost = upload();
        var matter = registeredWithoutItsFiles(appeal(key, List.of(lost)));
        jdbc.update("delete from upload where id = ?", lost);
        refused("attachment.gone", () -> register.handle(appeal(key, List.of(lost))));
        var anew = upload();
        for (var sent : List.of(anew, upload())) {
            assertThat(register.handle(appeal(key, List.of(sent))).matter().id()).isEqualTo(matter.id());
            assertThat(files(matter)).containsExactly(anew);
        }
        refused("command.key-reused", () -> register.handle(appeal(key, List.of(anew, upload()))));
    }

    private void erased(Matter<AppealState> matter) {
        residents.askErasure(resident(matter));
        residents.withdraw(resident(matter), null);
        erasure.erase(ask(matter, Role.ADMINISTRATOR, "centre"), "物业");
    }

    @Test
    void an_answer_by_letter_brings_its_files_when_it_comes_again() {
        var matter = inHand("housing");
        var key = UUID.randomUUID();
        var letter = new LettersIn.Arrived("xiaolan@mail.example", "电表箱也湿了", List.of(upload()), "zh");
        store.goAwayAfter(0);
        assertThatThrownBy(() -> letters.answer(matter.id(), key, letter)).isInstanceOf(FilesAway.class);
        store.comeBack();
        answered(matter, "housing");
        for (int twice = 0; twice < 2; twice++) {
            letters.answer(matter.id(), key, letter);
            assertThat(files(matter)).isEqualTo(letter.uploads());
        }
    }

    private Matter<AppealState> joined(Matter<AppealState> lead) {
        var member = registered();
        groups.merge(ask(member, Role.DISPATCHER, "centre"), lead.id());
        return member;
    }

    private Reply reply(List<UUID> files) {
        return new Reply(Outcome.SOLVED, "换了水泵。", null, null, files, Map.of(), null);
    }

    @Test
    void a_reply_to_a_group_is_given_whole_or_not_at_all() {
        var lead = inHand("housing");
        var members = List.of(joined(lead), joined(lead));
        var files = List.of(upload(), upload());
        var ask = ask(lead, Role.HANDLER, "housing");
        store.goAwayAfter(5);
        assertThatThrownBy(() -> replying.handle(ask, reply(files))).isInstanceOf(FilesAway.class);
        store.comeBack();
        assertThat(now(lead.id()).state()).isInstanceOf(InHand.class);
        for (int twice = 0; twice < 2; twice++) {
            replying.handle(ask, reply(files));
            assertThat(files(lead)).containsExactlyInAnyOrderElementsOf(files);
            members.forEach(member -> assertThat(files(member)).containsExactlyInAnyOrderElementsOf(files));
        }
    }

    @Test
    void when_somebody_joined_the_group_since_the_files_were_made_ready_the_step_is_asked_again() {
        var lead = registered();
        var late = registered();
        var upload = upload();
        var ready = adoptions.ready(List.of(upload), Map.of(lead.id(), Objects.requireNonNull(lead.key())));
        refused("matter.stale", () -> adoptions.within(ready, () -> {
            adoptions.enter(ready, List.of(lead.id(), late.id()), "reply");
            return ready;
        }));
        adoptions.adopt(lead.id(), Objects.requireNonNull(lead.key()), List.of(upload), "reply");
        assertThat(files(lead)).containsExactly(upload);
    }

    @Test
    void no_step_waits_for_it_with_a_connection_in_hand() {
        var form = appeal(UUID.randomUUID(), List.of(upload(), upload()));
        var lead = register.handle(form).matter();
        letters.answer(lead.id(), UUID.randomUUID(), new LettersIn.Arrived("xiaolan@mail.example", "电表箱也湿了", List.of(upload()), "zh"));
        dispatched(now(lead.id()), "housing");
        custody.sign(ask(lead, Role.HANDLER, "housing"));
        joined(now(lead.id()));
        replying.handle(ask(lead, Role.HANDLER, "housing"), reply(List.of(upload())));
        assertThat(files(lead)).hasSize(4);
        residents.askErasure(resident(lead));
        erasure.erase(ask(lead, Role.ADMINISTRATOR, "centre"), "物业");
        assertThat(store.waitedForInTransaction()).isFalse();
    }

    @Test
    void an_erasure_asks_once_and_leaves_the_rest_to_be_swept() {
        var matter = register.handle(appeal(UUID.randomUUID(), List.of(upload(), upload(), upload()))).matter();
        store.goAwayAfter(0);
        erased(matter);
        assertThat(now(matter.id()).key()).isNull();
        assertThat(store.asked()).isEqualTo(1);
    }
}
