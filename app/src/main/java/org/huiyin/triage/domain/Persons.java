package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whom a text is about: a person its title names, or whom what it says names twice, or once where the title has that person's post. Who is
 * named once besides, such as whom one asked, or says “my name is”, is not what it is about. Names leave this class as numbers alone. Here a word too
 * few is taken in doubt, where {@link Unnamed} takes one too much: “和老师” and “林业局长” are nobody.
 */
final class Persons {
    private static final String FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔崔康毛邱秦顾侯邵孟尹黎贺龚柳韦裴段雷龙万钱汤乔赖庞樊殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍申尤毕聂焦向柏柯霍欧";
    /** A family's sign that is the end of another word when this stands before it. */
    private static final Set<String> OTHERWISE = Set.of("感谢", "谢谢", "多谢", "致谢", "答谢", "课程", "工程", "流程", "路程", "过程", "阶段", "路段", "地段", "手段", "时段", "照顾", "回顾", "上周", "下周", "每周", "本周", "这周", "四周", "一周", "华夏", "初夏",
            "分钟", "树叶", "城郭", "最高", "提高", "很高", "升高", "职高", "普高", "初高", "中高", "园林", "森林", "农林", "造林", "任何", "如何", "为何", "立马", "允许", "或许", "也许", "不许", "园丁", "化石", "农田", "资金", "奖金", "基金", "黄金",
            "押金", "现金", "罚金", "积金", "佣金", "其余", "业余", "多余", "面孔", "健康", "对于", "关于", "由于", "位于", "至于", "属于", "等于", "处于", "在于", "保安", "公安", "治安", "不安", "平安", "西安", "印章", "规章", "文章", "违章", "申申", "重申",
            "方向", "偏向", "意向", "朝向", "季季", "四季", "本季", "严严", "从严", "高温", "体温", "不曾", "曾曾", "何曾", "大陆", "着陆", "收钱", "交钱", "给钱", "赚钱", "要钱", "花钱", "百万", "千万", "十万", "几万", "多万", "三万", "五万", "数万", "地雷", "水龙");
    /** What is in no given name, but in names of schools, firms, offices and places. */
    private static final String NOT_GIVEN = "中小大学校院局区县市镇乡村街道路科室部处厂店园业组队班级年初高公司新的了是在和与及被把让向对从任我你他她们这那某一二三四五六七八九十不有没找说请给跟叫问副总前原";
    private static final String TELLS_OF_ONESELF = "我叫|我名叫|本人|姓名|联系人|投诉人|举报人|反映人|申请人|联系方式";
    /** Whom a letter is written to is not whom it is about. */
    private static final Pattern GREETED = Pattern.compile("[,，]?\\s*[您你]|[:：]");
    private static final Pattern ASKED = Pattern.compile("(?:尊敬的?|敬爱的?|亲爱的?|[望请求盼向]|希望|恳请)$");
    private static final Set<String> NOT_ALONE = Set.of("老人", "干事", "会长", "馆长");
    private static final List<String> POSTS = Arrays.stream((Unnamed.ADDRESS + "|" + Unnamed.POST).split("\\|")).filter(post -> !NOT_ALONE.contains(post)).toList();
    private static final int FULL = 2;
    private static final int LONGEST = 3;
    private static final int OFTEN = 2;
    private static final BitSet FAMILY = new BitSet();

    static {
        FAMILIES.chars().forEach(FAMILY::set);
    }

    private final Names names;

    private Persons(Names names) {
        this.names = names;
    }

    /** Learns the full names from the texts: what many have where no post stands behind it is no name. */
    static Persons of(List<String> texts) {
        var told = new HashMap<String, Integer>();
        for (var text : texts) {
            var here = new HashSet<String>();
            Unnamed.TITLED.in(text).forEach(found -> named(text, found).stream().filter(name -> name.length() >= FULL).forEach(here::add));
            here.forEach(name -> told.merge(name, 1, Integer::sum));
        }
        Unnamed.onlyNames(told, texts);
        return new Persons(new Names(told.keySet()));
    }

    int[] about(String title, String text) {
        var about = new HashSet<>(mentions(title).keySet());
        mentions(text).forEach((who, mention) -> {
            if (mention.times >= OFTEN || !mention.post.isEmpty() && title.contains(mention.post)) {
                about.add(who);
            }
        });
        return numbers(about);
    }

    /** Of a text of which only the pairs are known: beside whom the title names, a family's sign before the post the title has. */
    int[] about(String title, int[] pairs) {
        var about = new HashSet<>(mentions(title).keySet());
        var has = new HashSet<Integer>();
        Arrays.stream(pairs).forEach(has::add);
        for (var post : POSTS) {
            if (title.contains(post) && has.contains(TopicGrams.pair(post.charAt(0), post.charAt(1)))) {
                FAMILIES.chars().mapToObj(sign -> (char) sign).filter(family -> has.contains(TopicGrams.pair(family, post.charAt(0))))
                        .filter(family -> OTHERWISE.stream().noneMatch(word -> word.charAt(1) == family && has.contains(TopicGrams.pair(word.charAt(0), family))))
                        .forEach(family -> about.add(family + post));
            }
        }
        return numbers(about);
    }

    private static int[] numbers(Set<String> about) {
        return about.stream().mapToInt(String::hashCode).sorted().distinct().toArray();
    }

    /** How often somebody is named, and beside which post if beside any. */
    private record Mention(int times, String post) {
        Mention and(Mention other) {
            return new Mention(times + other.times, post.isEmpty() ? other.post : post);
        }
    }

    private Map<String, Mention> mentions(String text) {
        var found = new HashMap<String, Mention>();
        for (var titled : Unnamed.TITLED.in(text)) {
            var post = titled.group();
            for (var name : named(text, titled)) {
                found.merge(masked(post) ? name.charAt(0) + "某" : name.charAt(0) + post, new Mention(1, masked(post) ? "" : post), Mention::and);
                if (name.length() >= FULL) {
                    found.putIfAbsent(name, new Mention(0, post));
                }
            }
        }
        for (var name : names.standingIn(text)) {
            int times = times(name, text);
            if (times > 0) {
                found.merge(name, new Mention(times, ""), Mention::and);
            }
        }
        found.values().removeIf(mention -> mention.times == 0);
        return found;
    }

    private static boolean masked(String post) {
        return "某xX×＊*".indexOf(post.charAt(0)) >= 0;
    }

    /** Not counting where it only says who writes. */
    private static int times(String name, String text) {
        int times = 0;
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            var before = text.substring(Math.max(0, at - 6), at);
            times += Arrays.stream(TELLS_OF_ONESELF.split("\\|")).anyMatch(before::contains) ? 0 : 1;
        }
        return times;
    }

    /** The names that end where a post or a form of address begins: of one sign, or whole ones. */
    private static List<String> named(String text, MatchResult titled) {
        int end = titled.start();
        if (NOT_ALONE.contains(titled.group()) || GREETED.matcher(text).region(titled.end(), text.length()).lookingAt()) {
            return List.of();
        }
        return IntStream.rangeClosed(1, LONGEST).map(length -> end - length).filter(from -> from >= 0 && isName(text, from, end)).mapToObj(from -> text.substring(from, end)).toList();
    }

    private static boolean isName(String text, int from, int end) {
        if (ASKED.matcher(text.substring(Math.max(0, from - 4), from)).find()) {
            return false;
        }
        char family = text.charAt(from);
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        return FAMILY.get(family) && !Character.isDigit(before) && !OTHERWISE.contains("" + before + family)
                && text.substring(from + 1, end).chars().allMatch(sign -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN && NOT_GIVEN.indexOf(sign) < 0);
    }
}
