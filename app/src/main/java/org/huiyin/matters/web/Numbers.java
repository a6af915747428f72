package org.huiyin.matters.web;

import java.util.Optional;
import org.huiyin.kernel.District;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
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

    /** The matter a text names, when it has the form of a number. */
    public Optional<MatterId> ifNumber(String text) {
        try {
            return Optional.of(id(text));
        } catch (Refusal other) {
            return Optional.empty();
        }
    }

    public String number(MatterId id) {
        return id.number(district.prefix());
    }
}
