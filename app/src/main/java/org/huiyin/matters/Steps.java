package org.huiyin.matters;

import java.util.List;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.people.Member;

/** What a kind of matter adds to the steps of the spine: those a member may take now, with their forms. */
public interface Steps<S> {
    String kind();

    List<StepForm> available(Member member, Matter<S> matter);

    /** Steps that want a second pair of eyes. */
    default List<SecondPerson> secondPersons() {
        return List.of();
    }

    /**
     * A step closed to the account that took an earlier one, whatever roles or offices that person has.
     *
     * @param event name of the event that stands for the earlier step; the last one counts
     * @param refusal what the person is told
     */
    record SecondPerson(String step, String event, String refusal) {}
}
