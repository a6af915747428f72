package org.huiyin.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.huiyin.kernel.Caller;
import org.huiyin.people.Member;
import org.huiyin.people.SignInCookies;
import org.huiyin.people.SignedIn;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description at /openapi.json: what is open, what needs a session, and that every refusal is a Problem. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String SESSION = "session";
    private static final OpenApiExamples EXAMPLES = OpenApiExamples.read();

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Member.class, SignedIn.class, Caller.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("Huiyin 回音")
                        .version("1")
                        .description("Appeals, their custody and their clocks. 诉求、承办与时限。")
                        .license(new License().name("Apache-2.0")))
                .components(new Components().addSecuritySchemes(SESSION, new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("huiyin")
                        .description("Set by POST /api/session. Over TLS its name is __Host-huiyin.")));
    }

    @Bean
    OpenApiCustomizer refusals() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) ->
                    complete(method.name(), path, operation)));
            ApiSchemas.everythingIsAnswered(api);
            EXAMPLES.fill(api);
        };
    }

    private static void complete(String method, String path, Operation operation) {
        var problem = new ApiResponse()
                .description("A refusal or a fault, in the caller's language")
                .content(new Content().addMediaType("application/problem+json",
                        new MediaType().schema(new Schema<Object>().$ref(ApiSchemas.SCHEMAS + "Problem"))));
        operation.getResponses().addApiResponse("default", problem);
        if (Door.of(method, path.replaceAll("\\{[^}]*}", "x")).needsSession()) {
            operation.addSecurityItem(new SecurityRequirement().addList(SESSION));
        }
        if (!method.equals("GET")) {
            operation.addParametersItem(new HeaderParameter()
                    .name(SignInCookies.XSRF_HEADER)
                    .required(true)
                    .description("The value of the cookie XSRF-TOKEN, which GET /api/session sets")
                    .schema(new StringSchema().typesItem("string")));
        }
    }
}
