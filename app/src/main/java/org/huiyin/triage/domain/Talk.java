package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words by which people ask, greet, urge and complain, whatever about. They name no thing and no place, so that nothing is alike by them. */
final class Talk {
    private static final String GREETING = "尊敬的|敬爱的|您好|你好|谢谢|感谢|领导们?|政府部门|相关部门|有关部门|主管部门|各级|百忙之中|此致|敬礼|恳请|恳求|请求|请问|请教|咨询|询问|提问|反映|反应|反馈|投诉|举报"
            + "|质疑|建议|希望|强烈|要求|呼吁|关于|对于|针对|至今|一直|再次|多次|好多次|继续|尽快|尽早|早日|立即|赶紧|马上|抓紧|及时|彻底|进一步|加快|加大|加强|力度|刻不容缓|迫在眉睫|大力|倡导|大背景|背景下"
            + "|有何|何具体|具体行动|具体|行动|政策和|步伐|全覆盖|整治力度|建设力度";
    private static final String ASKING = "什么时候|何时|何年何月|何月|何去何从|怎么办|怎么样|怎么|如何|为什么|为何|是什么|什么|哪里|哪些|多久|能不能|能否|可否|可不可以|是不是|是否|有没有|合不合理|合理吗|合法吗|合理|谁来|谁管"
            + "|凭什么|难道|究竟|到底|要拖到";
    private static final String PRESSING = "严重|非常|特别|十分|极其|极大|长期|长年|存在|一系列|诸多|若干|相关|有关|问题|疑问|情况|事情|事宜|解决|处理|整改|管管|不作为|踢皮球|推诿|无人|没人管|没有人管|影响|造成|导致|引起|带来"
            + "|不能|无法|不到|不了|可以|应该|必须|需要|进行|目前|现在|最近|近期|今年|去年|每天|天天|整天|晚上|白天|半夜|凌晨|一年|半年|个月|多年|小时|时间";
    private static final String WE = "我们|我是|我的|我家|本人|你们|他们|他们的|自己|大家|广大|老百姓|百姓|群众|市民|居民们?|业主们?|住户|村民们?|家长|民众|人民|国家|政府|市委|省委|市政府|区政府|社会|生活|工作人员|工作|部门|单位|公民"
            + "|作为|一名|一个|一些|这个|那个|这样|这种|这里|因为|所以|但是|而且|如果|虽然|已经|还是|还有|没有|不是|就是|都是|以及|或者|通过|根据|按照|由于|为了|之前|以后|以来|之后|可是|然后|其中|其他|其它|包括|同时|的话|知道|认为|觉得"
            + "|附近|旁边|周边|小区";
    /** By the first sign, in the order they are written above: a text of thousands is read in a step a sign, which alternatives of a pattern are not. */
    private static final Map<Character, List<String>> WORDS = Arrays.stream((GREETING + "|" + ASKING + "|" + PRESSING + "|" + WE).split("\\|"))
            .flatMap(word -> word.endsWith("?") ? Stream.of(word.substring(0, word.length() - 1), word.substring(0, word.length() - 2)) : Stream.of(word))
            .collect(Collectors.groupingBy(word -> word.charAt(0)));
    private static final BitSet FIRST = new BitSet();

    static {
        WORDS.keySet().forEach(FIRST::set);
    }

    private static final Pattern BEFORE = Pattern.compile("^(?:(?:" + GREETING + "|" + ASKING + "|我要|请|就|的|和|与|对|在|给|把|！|，|,|:|：|“|\\s|!)+)");
    private static final Pattern AFTER = Pattern.compile("(?:的?(?:相关|有关|一些|若干|诸多)?(?:问题|疑问|情况|事宜|投诉|维权投诉|举报|建议|咨询|反映)|合理吗|合法吗|是否合理|吗|呢|啊|怎么办|求解决|该如何|[？?！!。，,；;\\s])+$");

    private static final String JOINS = "的了是在和与或及把被让向从对于为于以而且但也都还就才又再很太更最将请吗呢吧啊呀嘛着过到之其这那哪我你您他她它们个些";

    private Talk() {}

    /** What is left of a text without them; gaps stay. */
    static String without(String text) {
        var left = new StringBuilder(text.length());
        for (int at = 0; at < text.length();) {
            int word = wordAt(text, at);
            left.append(word == 0 ? text.charAt(at) : ' ');
            at += Math.max(1, word);
        }
        return left.toString();
    }

    /** How long the word is that stands there; the first that is listed, nought when none does. */
    private static int wordAt(String text, int at) {
        if (!FIRST.get(text.charAt(at))) {
            return 0;
        }
        for (var word : WORDS.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(word, at)) {
                return word.length();
            }
        }
        return 0;
    }

    static boolean joins(char sign) {
        return JOINS.indexOf(sign) >= 0;
    }

    /** A title without its first and last words of that sort. */
    static String trimmed(String title) {
        return AFTER.matcher(BEFORE.matcher(title.strip()).replaceFirst("")).replaceFirst("").strip();
    }

    /** A word without signs at its ends that only join words; what is left may be too short to be one. */
    static String readable(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && JOINS.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && JOINS.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
