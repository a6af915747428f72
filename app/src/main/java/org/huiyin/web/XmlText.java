package org.huiyin.web;

/** Text as XML 1.0 can hold it. */
public final class XmlText {
    private XmlText() {}

    /** Without most control characters and lone surrogates, for which XML 1.0 has no form. */
    public static String printable(String text) {
        return text.codePoints().filter(XmlText::isAllowed).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isAllowed(int sign) {
        return sign == '\t' || sign == '\n' || sign == '\r' || sign >= 0x20 && sign <= 0xD7FF || sign >= 0xE000 && sign <= 0xFFFD || sign >= 0x10000;
    }
}
