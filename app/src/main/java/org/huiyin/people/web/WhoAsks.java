package org.huiyin.people.web;

import java.util.List;
import org.huiyin.kernel.Refusal;
import org.huiyin.people.Member;
import org.huiyin.people.Role;
import org.huiyin.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller that names a {@link Member} or a {@link SignedIn} whoever signed in; refuses when nobody did. */
@Configuration(proxyBeanMethods = false)
class WhoAsks implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    /** Addresses name a role as the rest of the contract does. */
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, Role.class, Role::of);
    }

    /** Null for a resident or a passer-by. */
    static @Nullable SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof SignedIn who ? who : null;
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Member.class || parameter.getParameterType() == SignedIn.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            var who = signedIn();
            if (who == null) {
                throw Refusal.notSignedIn();
            }
            return parameter.getParameterType() == Member.class ? who.member() : who;
        }
    }
}
