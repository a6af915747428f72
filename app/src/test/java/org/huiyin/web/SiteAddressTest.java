package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;
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
    void the_settings_come_before_what_a_request_says() throws IOException {
        assertThat(root(Map.of("huiyin.notify.address", "https://huiyin.example/"))).isEqualTo("https://huiyin.example");
        assertThat(root(Map.of("huiyin.origin", "https://desk.example"))).isEqualTo("https://desk.example");
        assertThat(root(Map.of("huiyin.notify.address", "https://huiyin.example", "huiyin.origin", "https://desk.example"))).as("where residents reach it").isEqualTo("https://huiyin.example");
        assertThat(root(Map.of())).isEqualTo("http://evil.example");
    }

    /** As the application's own settings make one of the other. */
    private static String root(Map<String, Object> set) throws IOException {
        var settings = new MutablePropertySources();
        settings.addLast(new MapPropertySource("set", set));
        new YamlPropertySourceLoader().load("ours", new ClassPathResource("application.yaml")).forEach(settings::addLast);
        return new SiteAddress(new PropertySourcesPropertyResolver(settings).getProperty("huiyin.notify.address", "")).root();
    }
}
