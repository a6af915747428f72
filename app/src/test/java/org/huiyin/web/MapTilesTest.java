package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapTilesTest {
    @Test
    void the_origin_is_the_servers_alone() {
        assertThat(new MapTiles("https://tiles.example.gov.cn:8443/gis/{z}/{x}/{y}.png?key=a", "图", "gcj02").origin()).contains("https://tiles.example.gov.cn:8443");
        assertThat(new MapTiles("http://10.1.2.3/{z}/{x}/{y}", "", "wgs84").origin()).contains("http://10.1.2.3");
        assertThat(new MapTiles("", "", "wgs84").origin()).isEmpty();
        assertThat(new MapTiles("", "", "wgs84").told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://*/{z}/{x}/{y}", "https://a.cn; script-src */{z}/{x}/{y}", "https://a.cn 'unsafe-inline'/{z}/{x}/{y}", "data:{z}{x}{y}",
        "https://a.cn/{z}/{x}", "https://a.cn", "javascript://a/{z}/{x}/{y}", "https://u:p@a.cn/{z}/{x}/{y}", "https://a.cn/{z}/{x}/{y}\r\nX: y", "//a.cn/{z}/{x}/{y}"})
    void what_could_open_more_than_one_origin_stops_the_start(String url) {
        assertThatThrownBy(() -> new MapTiles(url, "", "wgs84")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_datum_is_refused() {
        assertThatThrownBy(() -> new MapTiles("https://a.cn/{z}/{x}/{y}", "", "bd09")).isInstanceOf(IllegalArgumentException.class);
    }
}
