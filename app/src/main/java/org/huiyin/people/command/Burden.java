package org.huiyin.people.command;

import java.util.List;
import java.util.UUID;
import org.huiyin.people.HandOver;
import org.huiyin.people.Member;
import org.huiyin.people.OpenCustody;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an office or an account still holds, summed over everyone who keeps matters. */
@Component
public class Burden {
    private final ObjectProvider<OpenCustody> custody;
    private final ObjectProvider<HandOver> handOver;

    Burden(ObjectProvider<OpenCustody> custody, ObjectProvider<HandOver> handOver) {
        this.custody = custody;
        this.handOver = handOver;
    }

    public long ofOffice(int office) {
        return custody.stream().mapToLong(keeper -> keeper.heldByOffice(office)).sum();
    }

    long aboutHeldBy(List<Integer> these, List<Integer> those) {
        return custody.stream().mapToLong(keeper -> keeper.heldAbout(these, those)).sum();
    }

    public long leftBy(UUID account) {
        return custody.stream().mapToLong(keeper -> keeper.strandedBy(account)).sum();
    }

    long moveOffice(int from, int to, Member by) {
        return handOver.stream().mapToLong(keeper -> keeper.fromOffice(from, to, by)).sum();
    }
}
