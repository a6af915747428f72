package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.huiyin.kernel.Wording;
import org.huiyin.people.Member;
import org.huiyin.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

/** Files on their way: some at once in all, a few for one address. */
class FilesInHandTest {
    private static final String FILE = "/api/receipt/attachments/1";
    private final FilesInHand inHand = new FilesInHand(new ProblemWriter(new ProblemWords(), JsonMapper.builder().build(), List.of()));
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<FutureTask<Integer>> slow = new ArrayList<>();

    private @Nullable Authentication signedIn;

    @AfterEach
    void all_are_gone() throws Exception {
        SecurityContextHolder.clearContext();
        over.countDown();
        for (var one : slow) {
            one.get();
        }
    }

    private int status(String method, String path, String address, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        inHand.doFilter(request, response, chain);
        return response.getStatus();
    }

    private int quick(String method, String path, String address) throws Exception {
        return status(method, path, address, (_, _) -> {});
    }

    /** One who takes what was asked for slowly. */
    private void slowly(String method, String path, String address) throws InterruptedException {
        var inside = new CountDownLatch(1);
        var who = signedIn;
        var one = new FutureTask<>(() -> {
            SecurityContextHolder.getContext().setAuthentication(who);
            return status(method, path, address, (_, _) -> {
                inside.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        });
        slow.add(one);
        Thread.ofVirtual().start(one);
        inside.await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET " + FILE, "HEAD " + FILE, "GET /api/receipt/everything.zip", "GET /api/matters/WC1/attachments/1", "PATCH /api/uploads/1"})
    void one_address_has_a_few_in_hand(String asked) throws Exception {
        var parts = asked.split(" ");
        for (int i = 0; i < FilesInHand.FOR_ONE; i++) {
            slowly(parts[0], parts[1], "192.0.2.1");
        }
        assertThat(quick(parts[0], parts[1], "192.0.2.1")).isEqualTo(503);
        assertThat(quick(parts[0], parts[1], "192.0.2.2")).as("another").isEqualTo(200);
        assertThat(quick("GET", FILE + "/thumbnail", "192.0.2.1")).as("a small picture").isEqualTo(200);
        all_are_gone();
        assertThat(quick(parts[0], parts[1], "192.0.2.1")).isEqualTo(200);
    }

    @Test
    void behind_one_address_staff_have_a_few_each() throws Exception {
        signIn(new UUID(0, 1));
        for (int i = 0; i < FilesInHand.FOR_ONE; i++) {
            slowly("GET", FILE, "192.0.2.1");
        }
        assertThat(quick("GET", FILE, "192.0.2.1")).as("the ninth of one account").isEqualTo(503);
        signIn(new UUID(0, 2));
        assertThat(quick("GET", FILE, "192.0.2.1")).as("a colleague").isEqualTo(200);
        SecurityContextHolder.clearContext();
        assertThat(quick("GET", FILE, "192.0.2.1")).as("a resident in their hall").isEqualTo(200);
    }

    private void signIn(UUID account) {
        var authentication = new PreAuthenticatedAuthenticationToken("", "");
        authentication.setDetails(new SignedIn(new Member(account, "罗敏", new Wording("经办人", "Handler"), 1, Set.of()), new UUID(0, 9), false, false, false, ""));
        signedIn = authentication;
        SecurityContextHolder.getContext().setAuthentication(signedIn);
    }

    @Test
    void all_together_have_so_many_on_their_way_out() throws Exception {
        for (int i = 0; i < FilesInHand.OUT; i++) {
            slowly("GET", FILE, "192.0.2." + i);
        }
        assertThat(quick("GET", FILE, "192.0.2.200")).isEqualTo(503);
        assertThat(quick("PATCH", "/api/uploads/1", "192.0.2.200")).as("what comes in").isEqualTo(200);
        all_are_gone();
        assertThat(quick("GET", FILE, "192.0.2.200")).isEqualTo(200);
    }
}
