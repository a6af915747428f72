package org.huiyin.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The front end's files. An address without a dot that is no file is one of its pages: the browser gets the first one. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
    private final String folder;

    Pages(@Value("${huiyin.pages:classpath:/static/}") String folder) {
        this.folder = folder;
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(folder + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()); // names carry a hash
        registry.addResourceHandler("/**")
                .addResourceLocations(folder)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new FirstPage());
    }

    private static final class FirstPage extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            if (path.startsWith("api/") || path.equals("api") || path.startsWith("log/") || path.equals("log") || path.startsWith("actuator")) {
                return null;
            }
            var file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null || path.contains(".")) {
                return file;
            }
            return super.getResource("index.html", location);
        }
    }
}
