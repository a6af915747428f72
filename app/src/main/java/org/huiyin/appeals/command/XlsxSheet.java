package org.huiyin.appeals.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.huiyin.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The first sheet of an XLSX file, read as a stream. A formula counts with the value it shows and is never worked out; a file
 * that unpacks to far more than it is, is refused.
 */
final class XlsxSheet extends DefaultHandler {
    private static final long MOST_UNPACKED = 128L << 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final SharedStrings strings;
    private final StylesTable styles;
    private final Consumer<OldTable.Row> take;
    private final StringBuilder value = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private int row;
    private int column;
    private String type = "";
    private int style;
    private boolean inValue;

    static {
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
        ZipSecureFile.setMinInflateRatio(0); // what a file unpacks to as a whole is measured before
    }

    private XlsxSheet(SharedStrings strings, StylesTable styles, Consumer<OldTable.Row> take) {
        this.strings = strings;
        this.styles = styles;
        this.take = take;
    }

    /** A file that is no sheet ends in a fault of the reader's. */
    static void read(byte[] file, Consumer<OldTable.Row> take) {
        try {
            mustNotSwell(file);
            go(file, take);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (OpenXML4JException | SAXException | ParserConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void go(byte[] file, Consumer<OldTable.Row> take)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (var zip = OPCPackage.open(new ByteArrayInputStream(file))) {
            var reader = new XSSFReader(zip);
            var sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw Refusal.invalid("import.no-table", "file");
            }
            var handler = new XlsxSheet(new ReadOnlySharedStringsTable(zip), reader.getStylesTable(), take);
            try (var sheet = sheets.next()) {
                var parser = XMLHelper.newXMLReader();
                parser.setContentHandler(handler);
                parser.parse(new InputSource(sheet));
            }
        }
    }

    /** Unpacked once without keeping it, so that what is kept afterwards is known to fit. */
    private static void mustNotSwell(byte[] file) throws IOException {
        long size = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            var buffer = new byte[1 << 16];
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    if (size > MOST_UNPACKED) {
                        throw Refusal.invalid("import.swells", "file");
                    }
                }
            }
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "row" -> {
                row = number(attributes.getValue("r"), row + 1);
                cells = new ArrayList<>();
                column = 0;
            }
            case "c" -> {
                column = column(attributes.getValue("r"), column);
                type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                style = number(attributes.getValue("s"), 0);
                value.setLength(0);
            }
            case "v", "t" -> inValue = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (inValue && value.length() <= OldTable.LONGEST_CELL) {
            value.append(text, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        switch (local) {
            case "v", "t" -> inValue = false;
            case "c" -> {
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(shown());
                column++;
            }
            case "row" -> take.accept(new OldTable.Row(row, List.copyOf(cells)));
            default -> {}
        }
    }

    private String shown() {
        var raw = value.toString();
        return switch (type) {
            case "s" -> raw.isEmpty() ? "" : strings.getItemAt(Integer.parseInt(raw.strip())).getString();
            case "n" -> number(raw);
            case "e" -> "";
            default -> raw;
        };
    }

    /** A number in a format of days and times is a time; 17.0 is 17. */
    private String number(String raw) {
        if (raw.isBlank()) {
            return "";
        }
        double number = Double.parseDouble(raw);
        var format = style < styles.getNumCellStyles() ? styles.getStyleAt(style) : null;
        if (format != null && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString()) && DateUtil.isValidExcelDate(number)) {
            return DateUtil.getLocalDateTime(number, false, true).format(TIME);
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : raw;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    /** {@code C7} is the third column; past the most columns a file is refused before a row is filled up to there. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        if (column > OldTable.MOST_COLUMNS) {
            throw Refusal.of(Refusal.Kind.INVALID, "import.too-many-columns", java.util.Map.of("field", "file", "most", OldTable.MOST_COLUMNS));
        }
        return Math.max(column - 1, next);
    }
}
