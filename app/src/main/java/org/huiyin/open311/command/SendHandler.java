package org.huiyin.open311.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.appeals.command.RegisterAppeal;
import org.huiyin.appeals.command.RegisterAppealHandler;
import org.huiyin.appeals.command.ResidentHandler;
import org.huiyin.appeals.domain.AppealState;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Category;
import org.huiyin.kernel.MatterId;
import org.huiyin.kernel.Refusal;
import org.huiyin.matters.Registered;
import org.huiyin.matters.domain.Position;
import org.huiyin.matters.store.RegistrationStore;
import org.huiyin.matters.vault.Vault;
import org.huiyin.open311.domain.Attributes;
import org.huiyin.open311.store.ApiKeyStore.ApiKey;
import org.huiyin.open311.store.SentStore;
import org.huiyin.storage.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes in what other applications send: an appeal, and what its resident says later. */
@Service
public class SendHandler {
    private static final int LONGEST = 4000;
    private static final String UNSAID = "（应用没有写是什么事，只选了这一类）";
    private static final int TOKEN_BYTES = 20; // 160 bits
    private final RegisterAppealHandler register;
    private final ResidentHandler residents;
    private final RegistrationStore registrations;
    private final SentStore sent;
    private final Choices choices;
    private final Keys keys;

    /** What an appeal may be about. */
    @org.springframework.stereotype.Component
    record Choices(Categories categories, Attributes attributes) {}

    /** What tokens and commands are derived from. */
    @org.springframework.stereotype.Component
    record Keys(MasterKey master, Vault vault) {}

    SendHandler(RegisterAppealHandler register, ResidentHandler residents, RegistrationStore registrations, SentStore sent, Choices choices, Keys keys) {
        this.register = register;
        this.residents = residents;
        this.registrations = registrations;
        this.sent = sent;
        this.choices = choices;
        this.keys = keys;
    }

    /**
     * An appeal as an application sends it.
     *
     * @param command the idempotency key
     * @param answers to the attributes of the service, by their codes
     * @param links addresses of pictures; they are kept with the text and never fetched
     */
    public record Sent(UUID command, String service, String description, RegisterAppeal.Place place, RegisterAppeal.Contact contact,
            Map<String, List<String>> answers, List<String> links) {}

    /**
     * What became of it.
     *
     * @param token opens its number; for what is not public, whose number opens nothing to others
     */
    public record Taken(Registered<AppealState> registered, @Nullable String token) {}

    public Taken send(Sent appeal, ApiKey key) {
        var category = choices.categories.find(appeal.service).filter(one -> one.parent() != null)
                .orElseThrow(() -> Refusal.notFound("open311.service-unknown"));
        var visible = appeal.answers.getOrDefault(Attributes.VISIBILITY, List.of());
        var registered = register.handle(new RegisterAppeal(appeal.command, text(appeal, category), category.type(), category.code(), false, null,
                appeal.place, appeal.contact, visible.equals(List.of(Attributes.EVERYONE)), List.of(), "open311", null, false, null));
        var token = token(appeal.command);
        sent.insert(registered.matter().id(), key.id(), hash(token));
        return new Taken(registered, registered.matter().header().everyone() ? null : token);
    }

    /** A message of the resident, through the application that sent the appeal; the same update again changes nothing. */
    public void update(MatterId id, String update, String text, ApiKey key) {
        var resident = sent.isBy(id, key.id()) ? registrations.resident(id) : Optional.<UUID>empty();
        var command = keys.vault.commandFor("open311/" + key.id() + "/" + id.value() + "/" + update);
        residents.message(new ResidentHandler.Holder(id, resident.orElseThrow(() -> Refusal.notFound("open311.request-unknown")), command, null), text);
    }

    /** The description, then what was answered, then the links; without a description, the name of the service and that nothing was written. */
    private String text(Sent appeal, Category category) {
        var lines = new ArrayList<String>();
        lines.add(appeal.description.isBlank() ? category.name().zh() + "\n" + UNSAID : appeal.description.strip());
        var attributes = choices.attributes.of(category);
        for (var attribute : attributes) {
            var answers = appeal.answers.getOrDefault(attribute.code(), List.of()).stream().filter(answer -> !answer.isBlank()).toList();
            if (answers.isEmpty() && attribute.required()) {
                throw Refusal.of(Refusal.Kind.INVALID, "open311.attribute-missing", Map.of("attribute", attribute.code()));
            }
            var said = answers.isEmpty() ? "" : attribute.said(answers);
            if (!said.isEmpty() && !attribute.code().equals(Attributes.VISIBILITY)) {
                lines.add(attribute.name().zh() + "：" + said);
            }
        }
        var known = attributes.stream().map(attribute -> attribute.code()).toList();
        appeal.answers.keySet().stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw Refusal.of(Refusal.Kind.INVALID, "open311.attribute-unknown", Map.of());
        });
        appeal.links.forEach(link -> lines.add("附图链接：" + link));
        var text = String.join("\n", lines);
        if (text.length() > LONGEST) {
            throw Refusal.invalid("open311.description-too-long", "description");
        }
        return text;
    }

    private String token(UUID command) {
        var drawn = MasterKey.hmac(keys.master.derive("open311-token"), command.toString().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(drawn, TOKEN_BYTES));
    }

    /** What is stored of a token. */
    byte[] hash(String token) {
        return MasterKey.hmac(keys.master.derive("open311-token-hash"), token.getBytes(StandardCharsets.UTF_8));
    }

    /** A point in degrees of WGS84; null when none was sent. */
    public static @Nullable Position position(@Nullable String lat, @Nullable String lng) {
        boolean none = lat == null || lat.isBlank();
        if (none && (lng == null || lng.isBlank())) {
            return null;
        }
        try {
            return new Position(Double.parseDouble(String.valueOf(lat)), Double.parseDouble(String.valueOf(lng)));
        } catch (NumberFormatException unreadable) {
            throw Refusal.invalid("position.unreadable", "lat");
        }
    }
}
