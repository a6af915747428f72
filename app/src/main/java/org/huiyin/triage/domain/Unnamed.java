package org.huiyin.triage.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huiyin.matters.domain.Masking;

/**
 * Takes out of a text whoever it names and where they live, before anything is compared or shown: names beside a form of address, a post
 * or “my name is”, wherever else in the texts they stand; buildings, units, rooms and house numbers; numbers, links and addresses of
 * letters. In doubt it takes a word too much. A gap stays in the place of each.
 */
public final class Unnamed {
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚"
            + "邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠"
            + "甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂"
            + "濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖"
            + "覃尧闫欧上皇令";
    static final String ADDRESS = "先生|女士|小姐|太太|同志|师傅|阿姨|叔叔|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|老人|老师|老板";
    static final String POST = "教授|医生|大夫|护士|律师|法官|检察官|警官|民警|队长|所长|局长|处长|科长|厅长|部长|站长|院长|校长|园长|市长|区长|县长|镇长|乡长|村长|组长|书记|支书|主任|经理|总监|会长|馆长|秘书|干事"
            + "|工程师|董事长";
    private static final String MASKS = "某xX×＊*";
    static final Beginning TITLED = new Beginning(firsts(ADDRESS + "|" + POST + "|总") + MASKS,
            "(" + ADDRESS + ")|(?:" + POST + ")|总(?![部会院数体结共经理监是算之])|某某?|[xX×＊*]{2,4}某?");
    private static final String TOLD = "我叫|我名叫|名叫|姓名|名字叫|联系人|投诉人|举报人|法人代表|法人";
    private static final String ROLE = "村民|邻居|住户|房东|店主|店老板|司机|负责人|当事人|经办人|承办人|户主|党员|干部|支书|村长|村主任|民警|校长|班主任|经理";
    private static final Beginning SAID = new Beginning(firsts(TOLD + "|" + ROLE + "|我|本"),
            "(?<sure>" + TOLD + ")[:：是为 ]{0,2}|(?:" + ROLE + ")[:：是为 ]{0,2}|(?<me>我是|本人)");
    private static final Beginning SEX = new Beginning(",，、（(", "[,，、（(] ?[男女](?!\\p{IsHan})");
    private static final String DIGITS = "0123456789";
    private static final String NUMERALS = "零一二三四五六七八九十百甲乙丙丁";
    private static final String NUMBER = "[0-9０-９A-Za-z" + NUMERALS + "]{1,5}";
    private static final Beginning HOME = new Beginning(DIGITS + "０１２３４５６７８９ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz门" + NUMERALS,
            "(?:" + NUMBER + "[ 第-]{0,2}(?:号楼|号院|号房|栋|幢|座|单元|室|楼|层|门|户|号(?![线地公文台桥口车]|高速|国道|令)|弄|巷[0-9])[-－—之]{0,1})+(?:[0-9０-９]{1,4}(?![0-9路线年月日元万米个]))?"
                    + "|[0-9]{1,3}[-－—][0-9]{1,3}[-－—][0-9]{2,4}|[0-9一二三四五六七八九十]{1,3}(?:村民小?)?组|门牌号?码?[0-9一二三四五六七八九十百-]*");
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)[\\w./?=&%#-]+|[\\w.-]+@[\\w.-]+");
    private static final Beginning LONG_NUMBER = new Beginning(DIGITS + "＊*", "[0-9＊*]{5,}");
    private static final int OFTEN = 20;
    private static final int LONGEST = 3;
    /** So many digits are a number by themselves. */
    private static final int LONG = 5;
    /** A telephone number has ten digits at least. */
    private static final int SHORTEST_NUMBER = 10;
    private static final BitSet SURNAME = new BitSet();

    static {
        SURNAMES.chars().forEach(SURNAME::set);
    }

    private final Names names;
    private final Persons persons;

    private Unnamed(Names names, Persons persons) {
        this.names = names;
        this.persons = persons;
    }

    /** Learns the names from the texts themselves; a word that many texts have otherwise is no name. */
    public static Unnamed of(List<String> texts) {
        var told = new HashMap<String, Integer>();
        for (var text : texts) {
            var here = new HashSet<String>();
            blank(text, here);
            here.forEach(name -> told.merge(name, 1, Integer::sum));
        }
        onlyNames(told, texts);
        return new Unnamed(new Names(told.keySet()), Persons.of(texts));
    }

    /** Leaves those that the texts hardly have where nothing tells that they are names. */
    static void onlyNames(Map<String, Integer> told, List<String> texts) {
        var all = new Names(told.keySet());
        var found = new HashMap<String, Integer>();
        texts.forEach(text -> all.standingIn(text).forEach(name -> found.merge(name, 1, Integer::sum)));
        told.entrySet().removeIf(name -> found.getOrDefault(name.getKey(), 0) > Math.max(OFTEN, 2 * name.getValue()));
    }

    /** Whom it is about, as numbers: only to be compared with others of the same texts. */
    int[] about(String title, String text) {
        return persons.about(title, text);
    }

    /** The same of a text of which only the pairs are known. */
    public int[] about(String title, int[] pairs) {
        return persons.about(title, pairs);
    }

    private static String firsts(String words) {
        return Arrays.stream(words.split("\\|")).map(word -> word.substring(0, 1)).distinct().collect(Collectors.joining());
    }

    /** The text with gaps where somebody was named. */
    public String in(String text) {
        var open = blank(hasNumber(text) ? Masking.mask(text) : text, new HashSet<>());
        for (var name : names.standingIn(open)) {
            open = open.replace(name, " ");
        }
        return LONG_NUMBER.gaps(HOME.gaps(hasLink(open) ? LINK.matcher(open).replaceAll(" ") : open));
    }

    /** Whether it has so many digits that one number to be masked may be among them, or a wide one. */
    private static boolean hasNumber(String text) {
        return text.chars().filter(Character::isDigit).count() >= SHORTEST_NUMBER || text.chars().anyMatch(sign -> sign >= '０' && sign <= '９');
    }

    private static boolean hasLink(String text) {
        return text.indexOf('@') >= 0 || text.contains("://") || text.contains("www.");
    }

    /** Blanks names where they are told to be one; full names that surely are go to {@code sure}. */
    private static String blank(String text, Set<String> sure) {
        var signs = text.toCharArray();
        TITLED.in(text).forEach(found -> {
            int from = before(text, found.start());
            if (from < found.start()) {
                if (found.group(1) != null && found.start() - from > 1 && apart(text, from)) {
                    sure.add(text.substring(from, found.start()));
                }
                Arrays.fill(signs, from, found.end(), ' ');
            }
        });
        SEX.in(text).forEach(found -> Arrays.fill(signs, before(text, found.start()), found.start(), ' '));
        for (var said : SAID.in(text)) {
            int from = said.end();
            int to = after(text, from);
            boolean whole = to == text.length() || !han(text, to);
            if (to > from + 1 && (said.group("me") == null || whole)) {
                if (said.group("sure") != null && whole) {
                    sure.add(text.substring(from, to));
                }
                Arrays.fill(signs, from, to, ' ');
            }
        }
        return new String(signs);
    }

    /** Where a name that ends there begins: at the surname farthest away, at most three signs. */
    private static int before(String text, int end) {
        int from = end;
        for (int at = end - 1; at >= 0 && at >= end - LONGEST && han(text, at); at--) {
            if (SURNAME.get(text.charAt(at))) {
                from = at;
            }
        }
        return from;
    }

    /** Where a name that begins there ends; there itself when none does. */
    private static int after(String text, int from) {
        if (from >= text.length() || !SURNAME.get(text.charAt(from))) {
            return from;
        }
        int to = from;
        while (to < text.length() && to < from + LONGEST && han(text, to)) {
            to++;
        }
        return to;
    }

    /** Whether a word begins there: not behind a sign of Han, nor behind a short number or a letter, which begin the names of firms. */
    private static boolean apart(String text, int at) {
        int from = at;
        while (from > 0 && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return at - from >= LONG || at == from && (at == 0 || !Character.isLetter(text.charAt(at - 1)));
    }

    private static boolean han(String text, int at) {
        return Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN;
    }
}
