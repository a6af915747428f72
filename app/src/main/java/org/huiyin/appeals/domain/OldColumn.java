package org.huiyin.appeals.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.kernel.Refusal;
import org.huiyin.kernel.Refusal.Kind;

/** What a column of an old list may tell of an appeal, and what such columns are usually called. */
public enum OldColumn {
    TEXT("text", true, 20_000, "原话|内容|诉求内容|反映内容|问题描述|留言详情|留言内容|来信内容|诉求描述|正文|text|content|description|body"),
    RECEIVED_AT("receivedAt", true, 40, "收到时间|受理时间|登记时间|留言时间|反映时间|来电时间|来信时间|提交时间|创建时间|时间|日期|received|received at|created at|time|date"),
    SUBJECT("subject", false, 200, "主题|留言主题|来信主题|标题|事由|subject|topic"),
    NUMBER("number", false, 60, "原编号|编号|工单编号|工单号|留言编号|诉求编号|受理编号|id|number|case number|case id|no"),
    TITLE("title", false, 60, "公开标题|工单标题|public title|title"),
    CATEGORY("category", false, 100, "类别|诉求类别|分类|category"),
    TYPE("type", false, 40, "类型|诉求类型|工单类型|type"),
    OFFICE("office", false, 100, "承办单位|办理单位|责任单位|主办单位|office|department"),
    PLACE("place", false, 100, "街道社区|社区|村社区|街道|乡镇|乡镇街道|place|community|township"),
    ADDRESS("address", false, 200, "具体位置|地址|地点|事发地址|address|location"),
    NAME("name", false, 50, "姓名|来电人|诉求人|反映人|联系人|name|caller"),
    PHONE("phone", false, 30, "电话|联系电话|手机|手机号|来电号码|联系方式|phone|telephone|mobile"),
    REPLY("reply", false, 20_000, "答复|答复意见|答复内容|办理结果|处理结果|办理情况|回复|回复内容|reply|answer|response"),
    REPLIED_AT("repliedAt", false, 40, "答复时间|回复时间|办结时间|办理时间|reply time|replied at|answered at|closed at"),
    OUTCOME("outcome", false, 40, "办得怎么样|解决情况|是否解决|outcome|result"),
    STATE("state", false, 40, "状态|办理状态|工单状态|state|status");

    private final String code;
    private final boolean needed;
    private final int most;
    private final List<String> names;

    OldColumn(String code, boolean needed, int most, String names) {
        this.code = code;
        this.needed = needed;
        this.most = most;
        this.names = List.of(names.split("\\|"));
    }

    public String code() {
        return code;
    }

    /** Without it a row is no appeal. */
    public boolean needed() {
        return needed;
    }

    /** The longest a cell may be. */
    public int most() {
        return most;
    }

    public static OldColumn of(String code) {
        for (var column : values()) {
            if (column.code.equals(code)) {
                return column;
            }
        }
        throw Refusal.of(Kind.INVALID, "import.target-unknown", Map.of("field", "mapping", "target", code));
    }

    /** Which column of the list tells what, as far as its names say; nothing is guessed twice. */
    public static Map<OldColumn, String> guess(List<String> columns) {
        var guessed = new LinkedHashMap<OldColumn, String>();
        var free = new ArrayList<>(columns);
        for (var target : values()) {
            target.names.stream().map(name -> named(free, name)).flatMap(Optional::stream).findFirst().ifPresent(column -> {
                guessed.put(target, column);
                free.remove(column);
            });
        }
        return guessed;
    }

    private static Optional<String> named(List<String> columns, String name) {
        return columns.stream().filter(column -> plain(column).equals(plain(name))).findFirst();
    }

    /** Without case, signs between words, and what stands in brackets. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[（(].*$", "").replaceAll("[\\s_\\-：:*、/.]", "");
    }

    /** The mapping a person chose, which must name columns of the list and what every row needs. */
    public static Map<OldColumn, String> chosen(Map<String, String> mapping, List<String> columns) {
        var chosen = new LinkedHashMap<OldColumn, String>();
        mapping.forEach((target, column) -> {
            if (!column.isBlank()) {
                if (!columns.contains(column)) {
                    throw Refusal.of(Kind.INVALID, "import.column-unknown", Map.of("field", "mapping", "column", column));
                }
                chosen.put(of(target), column);
            }
        });
        for (var target : values()) {
            if (target.needed && !chosen.containsKey(target)) {
                throw Refusal.of(Kind.INVALID, "import.target-missing", Map.of("field", "mapping", "target", target.code));
            }
        }
        if (chosen.containsKey(REPLY) && !chosen.containsKey(REPLIED_AT)) {
            throw Refusal.of(Kind.INVALID, "import.target-missing", Map.of("field", "mapping", "target", REPLIED_AT.code));
        }
        return chosen;
    }
}
