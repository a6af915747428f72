package org.huiyin.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.huiyin.Browser;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.matters.vault.Attachments;
import org.huiyin.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A resident takes along everything there is of an appeal, and nobody else does. */
class ReceiptBundleHttpTest extends AppealHttp {
    @Autowired private Attachments attachments;

    @Test
    void it_holds_words_answers_messages_readings_contact_and_files() throws IOException {
        var upload = attachments.upload("../水.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        var registered = register.handle(appeal("地下室积水<script>alert(1)</script>", List.of(upload.id())));
        var matter = registered.matter();
        dispatched(matter, "jiangbei");
        custody.sign(ask(matter, Role.HANDLER, "jiangbei"));
        as(Role.HANDLER, "jiangbei").get("/api/matters/" + number(matter));
        var resident = holder(registered.receiptCode());
        assertThat(resident.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/receipt/messages", Map.of("text", "电表箱也湿了")).status()).isEqualTo(200);
        answered(now(matter.id()), "jiangbei");
        var files = unpacked(resident.get("/api/receipt/everything.zip").raw().body());
        var page = new String(files.get("index.html"), StandardCharsets.UTF_8);
        assertThat(page).contains(number(matter)).contains("地下室积水").contains("换了两台水泵").contains("电表箱也湿了").contains("欧阳晓岚")
                .contains("13877712345").contains("看了内容").contains("江北").doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(new String(files.get("receipt.json"), StandardCharsets.UTF_8)).contains("\"timeline\"");
        assertThat(files.keySet()).containsExactly("index.html", "receipt.json", "files/01-.._水.pdf");
        assertThat(files.get("files/01-.._水.pdf")).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_file_that_is_infected_is_left_out_by_name_and_the_others_are_in_it() throws IOException {
        var files = List.of(upload("一.pdf"), upload("二.pdf"));
        var registered = register.handle(appeal("地下室积水", files));
        jdbc.update("update attachment set scan = 'infected' where id = ?", files.getFirst());
        var bundle = unpacked(holder(registered.receiptCode()).get("/api/receipt/everything.zip").raw().body());
        assertThat(bundle.keySet()).hasSize(4).filteredOn(name -> name.endsWith("一.pdf.txt")).hasSize(1);
        assertThat(bundle.keySet()).filteredOn(name -> name.endsWith("二.pdf")).hasSize(1);
    }

    private UUID upload(String name) {
        return attachments.upload(name, "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)).id();
    }

    @Test
    void it_names_no_member_of_staff() throws IOException {
        var registered = register.handle(appeal("地下室积水", List.of()));
        dispatched(registered.matter(), "jiangbei");
        custody.sign(ask(registered.matter(), Role.HANDLER, "jiangbei"));
        var handler = member(Role.HANDLER, "jiangbei");
        unpacked(holder(registered.receiptCode()).get("/api/receipt/everything.zip").raw().body()).values().forEach(file ->
                assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain(handler.name()).doesNotContain(handler.id().toString()));
    }

    @Test
    void without_the_code_of_the_receipt_it_stays_closed() {
        assertThat(visitor().with("Authorization", "Receipt made-up").get("/api/receipt/everything.zip").status()).isEqualTo(401);
        assertThat(as(Role.HANDLER, "jiangbei").get("/api/receipt/everything.zip").status()).isIn(400, 401);
    }

    private RegisterAppeal appeal(String text, List<UUID> files) {
        return new RegisterAppeal(UUID.randomUUID(), text, AppealType.COMPLAINT, null, false, null,
                new RegisterAppeal.Place(office("jiangbei"), office("binhe"), "三号楼地下室", null),
                new RegisterAppeal.Contact(false, "欧阳晓岚", "13877712345", null, false, null), false, files, "web", null, false, null);
    }

    private Browser holder(String code) {
        var visitor = visitor();
        var token = visitor.post("/api/receipts", Map.of("code", code)).json().get("token").asString();
        return visitor.with("Authorization", "Receipt " + token);
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
