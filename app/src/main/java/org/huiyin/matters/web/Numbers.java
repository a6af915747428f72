package org.huiyin.matters.web;

import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.springframework.stereotype.Component;

/** Reads and writes the number of a matter as people know it. */
@Component
public class Numbers {
    private final District district;

    Numbers(District district) {
        this.district = district;
    }

    public MatterId id(String number) {
        return MatterId.parse(district.id(), district.prefix(), number);
    }

    public String number(MatterId id) {
        return id.number(district.prefix());
    }
}
