package org.huiyin.people;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.huiyin.kernel.Wording;

/** What an account may be at its office. */
public enum Role {
    AGENT("话务员", "agent"),
    DISPATCHER("派单员", "dispatcher"),
    HANDLER("承办人", "handler"),
    HEAD("单位负责人", "head of office"),
    SUPERVISOR("督办员", "supervisor"),
    LEADER("分管领导", "leader"),
    AUDITOR("审计员", "auditor"),
    ADMINISTRATOR("管理员", "administrator");

    private final Wording wording;

    Role(String zh, String en) {
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
