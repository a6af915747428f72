package org.huiyin.matters;

import java.util.List;
import org.huiyin.matters.domain.StepForm;
import org.huiyin.people.Member;

/** What a kind of matter adds to the steps of the spine: those a member may take now, with their forms. */
public interface Steps<S> {
    String kind();

    List<StepForm> available(Member member, Matter<S> matter);
}
