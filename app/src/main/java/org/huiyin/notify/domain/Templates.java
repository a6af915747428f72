package org.huiyin.notify.domain;

import java.util.List;
import java.util.Optional;
import org.huiyin.notify.Channel;

/** All messages the district sends, from {@code rules/notices.csv}. */
public record Templates(List<Template> all) {
    /** In that language, or in Chinese where it has no other. */
    public Optional<Template> find(String code, Channel channel, String language) {
        return one(code, channel, language).or(() -> one(code, channel, "zh"));
    }

    private Optional<Template> one(String code, Channel channel, String language) {
        return all.stream().filter(t -> t.code().equals(code) && t.channel() == channel && t.language().equals(language)).findFirst();
    }
}
