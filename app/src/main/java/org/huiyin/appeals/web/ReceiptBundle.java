package org.huiyin.appeals.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.kernel.District;
import org.huiyin.matters.Matter;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.matters.vault.Attachments.Listed;
import org.huiyin.matters.vault.MatterKey;
import org.huiyin.matters.web.Opened;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything of an appeal for the one who made it: a page that reads without us, the same for machines, and every file. */
@Component
class ReceiptBundle {
    private final ReceiptPages receipts;
    private final Opened opened;
    private final Attachments attachments;
    private final District district;
    private final JsonMapper json;

    ReceiptBundle(ReceiptPages receipts, Opened opened, Attachments attachments, District district, JsonMapper json) {
        this.receipts = receipts;
        this.opened = opened;
        this.attachments = attachments;
        this.district = district;
        this.json = json;
    }

    void write(Matter<AppealState> appeal, Locale locale, OutputStream to) throws IOException {
        var tree = json.valueToTree(receipts.page(appeal));
        var key = appeal.key();
        var files = key == null ? List.<Listed>of() : attachments.of(appeal.id(), key);
        var names = names(files);
        var contact = opened.identity(appeal).map(json::readTree).orElse(json.createObjectNode());
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("index.html"));
        zip.write(new ReceiptText(locale, district, names).html(tree, contact).getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(new ZipEntry("receipt.json"));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
        for (int at = 0; key != null && at < files.size(); at++) {
            file(zip, names.get(at), appeal, key, files.get(at));
        }
        zip.finish(); // not when anything failed: half an archive must not look whole
    }

    /** What is infected is named and stays shut. */
    private void file(ZipOutputStream zip, String name, Matter<AppealState> appeal, MatterKey key, Listed file) throws IOException {
        if ("infected".equals(file.scan())) {
            zip.putNextEntry(new ZipEntry(name + ".txt"));
            zip.write("查出病毒，没有放进来。 / A virus was found in it; it is left out.\n".getBytes(StandardCharsets.UTF_8));
        } else {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(attachments.read(appeal.id(), key, file.id()).orElseThrow().bytes());
        }
    }

    /** Numbered, so that two of one name stand side by side; nothing that a system reads as a folder. */
    private static List<String> names(List<Listed> files) {
        var names = new ArrayList<String>();
        for (var file : files) {
            names.add("files/%02d-%s".formatted(names.size() + 1, file.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_")));
        }
        return names;
    }
}
