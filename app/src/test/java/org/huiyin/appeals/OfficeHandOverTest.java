package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal.About;
import org.huiyin.appeals.domain.AppealState.InHand;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.command.HelpHandler;
import org.huiyin.matters.domain.ClockChange;
import org.huiyin.people.OpenCustody;
import org.huiyin.people.Role;
import org.huiyin.people.command.AccountHandler;
import org.huiyin.people.command.HandOverHandler;
import org.huiyin.people.command.OfficeHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An office closes only when nothing hangs on it any more, and everything it held goes on elsewhere. */
class OfficeHandOverTest extends AppealServer {
    @Autowired private OpenCustody custodyOf;
    @Autowired private HandOverHandler handOver;
    @Autowired private OfficeHandler administration;
    @Autowired private HelpHandler help;
    @Autowired private AccountHandler people;

    @Test
    void an_office_that_holds_matters_is_not_closed_and_what_it_held_goes_on_with_the_same_promise() {
        var held = inHand("binhe");
        var answered = answered(inHand("binhe"), "binhe");
        var helped = inHand("housing");
        help.askSupport(ask(helped, Role.HANDLER, "housing"), office("binhe"), "请核实现场");
        var supportDue = now(helped.id()).custody().clock(ClockChange.support(office("binhe")));
        var secret = register.handle(appeal(UUID.randomUUID(), new About(office("laocheng"), null), true)).matter();
        dispatched(secret, "binhe");
        var administrator = member(Role.ADMINISTRATOR, "centre");
        long before = custodyOf.heldByOffice(office("binhe"));
        assertThat(before).isGreaterThanOrEqualTo(4);
        assertThatThrownBy(() -> administration.close(office("binhe"), office("laocheng"), administrator))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("office.holds-matters"));
        var promise = held.header().promise();

        assertThat(handOver.handle(office("binhe"), office("laocheng"), administrator)).isEqualTo(before - 1);

        assertThat(now(held.id()).custody().office()).isEqualTo(office("laocheng"));
        assertThat(now(held.id()).custody().signed()).isFalse();
        assertThat(now(held.id()).custody().clock(ClockChange.SIGN_FOR)).isNotNull();
        assertThat(now(held.id()).header().promise()).isEqualTo(promise);
        assertThat(residents.reopen(resident(answered), "又积水了").state()).isInstanceOf(InHand.class);
        assertThat(now(answered.id()).custody().office()).isEqualTo(office("laocheng"));
        assertThat(now(helped.id()).custody().supportedBy(office("laocheng"))).isTrue();
        assertThat(now(helped.id()).custody().clock(ClockChange.support(office("laocheng")))).extracting("due").isEqualTo(
                java.util.Objects.requireNonNull(supportDue).due());
        assertThat(now(secret.id()).custody().office()).as("a report about the office that takes over stays").isEqualTo(office("binhe"));
        assertThat(custodyOf.heldByOffice(office("binhe"))).isEqualTo(1);
    }

    @Test
    void the_last_account_that_can_work_is_told_how_many_matters_it_would_leave_behind() {
        inHand("shuangqiao");
        var head = member(Role.HEAD, "shuangqiao");
        var handler = member(Role.HANDLER, "shuangqiao");
        assertThat(custodyOf.strandedBy(handler.id())).isZero();
        people.close(head.id(), member(Role.ADMINISTRATOR, "centre"));
        assertThat(custodyOf.strandedBy(handler.id())).isEqualTo(1);
        assertThatThrownBy(() -> people.close(handler.id(), member(Role.ADMINISTRATOR, "centre")))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("account.holds-matters"));
    }
}
