package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever makes up a host gets no link to it, where the settings say where the site is. */
class SiteAddressTest {
    @BeforeEach
    void aRequestThatNamesAHostOfItsOwn() {
        var request = new MockHttpServletRequest();
        request.setServerName("evil.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void gone() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void the_settings_come_before_what_a_request_says() {
        assertThat(new SiteAddress("https://huiyin.example/", "").root()).isEqualTo("https://huiyin.example");
        assertThat(new SiteAddress("", "https://desk.example").root()).isEqualTo("https://desk.example");
        assertThat(new SiteAddress("https://huiyin.example", "https://desk.example").root()).as("where residents reach it").isEqualTo("https://huiyin.example");
        assertThat(new SiteAddress("", " ").root()).isEqualTo("http://evil.example");
    }
}
