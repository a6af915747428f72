package org.huiyin.notify.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huiyin.notify.Channel;

/**
 * The words of one message in one language.
 *
 * @param waits whether it keeps the quiet hours
 */
public record Template(String code, Channel channel, String language, boolean waits, String subject, String body) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final String SIGN_IN = "sign-in";
    private static final String BY_EMAIL = "received-by-email";
    private static final int LONGEST_SMS = 200;

    /** What is wrong with it; nothing when it may be used. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        for (var name : places()) {
            var place = Placeholder.of(name).orElse(null);
            if (place == null) {
                problems.add("{" + name + "} is not known");
            } else if (channel == Channel.SMS && !place.inSms()) {
                problems.add("{" + name + "} may not stand in an SMS");
            } else if (place == Placeholder.CODE && !code.equals(SIGN_IN)) {
                problems.add("{code} belongs to " + SIGN_IN + " alone");
            } else if (place == Placeholder.PAGE && !code.startsWith(BY_EMAIL)) {
                problems.add("{page} holds a receipt code and belongs to " + BY_EMAIL + " alone");
            }
        }
        if (channel == Channel.EMAIL && subject.isEmpty()) {
            problems.add("subject is empty");
        }
        if (channel == Channel.SMS && body.length() > LONGEST_SMS) {
            problems.add("an SMS has at most " + LONGEST_SMS + " signs");
        }
        return problems;
    }

    /** Whether each place gets a value of its shape, and no value is left over. */
    public boolean takes(Map<String, String> values) {
        var needed = EnumSet.noneOf(Placeholder.class);
        places().forEach(name -> Placeholder.of(name).ifPresent(needed::add));
        return values.size() == needed.size()
                && needed.stream().allMatch(place -> values.containsKey(place.written()) && place.fits(values.getOrDefault(place.written(), "")));
    }

    /** Those of the values for which it has a place. */
    public Map<String, String> narrowed(Map<String, String> values) {
        var places = places();
        return values.entrySet().stream().filter(value -> places.contains(value.getKey()))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public String subject(Map<String, String> values) {
        return filled(subject, values);
    }

    public String body(Map<String, String> values) {
        return filled(body, values);
    }

    private Set<String> places() {
        return PLACE.matcher(subject + "\n" + body).results().map(found -> found.group(1)).collect(java.util.stream.Collectors.toSet());
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
