package org.huiyin.notify.domain;

import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Offices;
import org.huiyin.people.Role;

/** Messages, webhooks and the mailbox are one for the whole district: its administrators at the centre look after them. */
public final class NotifyPolicy {
    private NotifyPolicy() {}

    public static void administer(Member by, Offices tree) {
        if (!by.is(Role.ADMINISTRATOR) || !tree.isDistrictWide(by.office())) {
            throw Refusal.notPermitted("administration.not-yours");
        }
    }
}
