package org.huiyin.people.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.huiyin.people.command.AccountHandler;
import org.huiyin.people.command.ChangeAccount;
import org.huiyin.people.command.CredentialReset;
import org.huiyin.people.command.LinkHandler;
import org.huiyin.people.command.OpenAccount;
import org.huiyin.people.web.AdministeredAccounts.AccountPage;
import org.huiyin.people.web.AdministeredAccounts.AdministeredAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators open, change and close accounts, and help those who lost a password or a telephone. */
@RestController
@RequestMapping("/api/admin/accounts")
class AccountAdministration {
    record NewAccount(
            @NotBlank @Size(max = 64) @Schema(example = "wang.min") String account,
            @NotBlank @Size(max = 60) @Schema(example = "王敏") String name,
            @NotNull Integer post,
            @NotEmpty Set<@NotNull Role> roles) {}

    record ChangedAccount(@NotBlank @Size(max = 60) String name, @NotNull Integer post, @NotEmpty Set<@NotNull Role> roles) {}

    /** The password is shown this once. */
    record OpenedAccount(AdministeredAccount account, @Schema(example = "p7kx2mwn5qyd9tbc") String password) {}

    /** Who it is at the identity provider: the {@code sub} of its tokens. */
    record ProviderSubject(@NotBlank @Size(max = 255) @Schema(example = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6") String subject) {}

    record GivenPassword(String password) {}

    private final AccountHandler handler;
    private final CredentialReset reset;
    private final LinkHandler links;
    private final AdministeredAccounts list;

    AccountAdministration(AccountHandler handler, CredentialReset reset, LinkHandler links, AdministeredAccounts list) {
        this.handler = handler;
        this.reset = reset;
        this.links = links;
        this.list = list;
    }

    @GetMapping
    AccountPage list(
            @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Integer office,
            @RequestParam @Nullable Role role, @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            Member by) {
        return list.page(new AdministeredAccounts.Wanted(q, office, role, closed), after, limit, by);
    }

    @GetMapping("/{id}")
    AdministeredAccount one(@PathVariable UUID id, Member by) {
        return list.one(id, by);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OpenedAccount open(@Valid @RequestBody NewAccount body, Member by) {
        var opened = handler.handle(new OpenAccount(body.account(), body.name().strip(), body.post(), body.roles()), by);
        return new OpenedAccount(list.one(opened.id(), by), opened.password());
    }

    @PutMapping("/{id}")
    AdministeredAccount change(@PathVariable UUID id, @Valid @RequestBody ChangedAccount body, Member by) {
        handler.handle(new ChangeAccount(id, body.name().strip(), body.post(), body.roles()), by);
        return list.one(id, by);
    }

    @PostMapping("/{id}/closure")
    AdministeredAccount close(@PathVariable UUID id, Member by) {
        handler.close(id, by);
        return list.one(id, by);
    }

    @PostMapping("/{id}/password")
    GivenPassword password(@PathVariable UUID id, Member by) {
        return new GivenPassword(reset.password(id, by));
    }

    @DeleteMapping("/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void secondFactor(@PathVariable UUID id, Member by) {
        reset.secondFactor(id, by);
    }

    @PutMapping("/{id}/provider")
    AdministeredAccount link(@PathVariable UUID id, @Valid @RequestBody ProviderSubject body, Member by) {
        links.link(id, body.subject().strip(), by);
        return list.one(id, by);
    }

    @DeleteMapping("/{id}/provider")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable UUID id, Member by) {
        links.unlink(id, by);
    }
}
