package org.huiyin.matters.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes that a matter's page has the fields of its kind's part among its own. */
@Component
@Order(0)
class KindsInApi implements OpenApiCustomizer {
    private final List<Telling> kinds;

    KindsInApi(List<Telling> kinds) {
        this.kinds = kinds;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the models of the description are raw
    public void customise(OpenAPI api) {
        var parts = new ArrayList<Schema>();
        for (var kind : kinds) {
            ModelConverters.getInstance(true).readAll(kind.part()).forEach(api.getComponents()::addSchemas);
            parts.add(new JsonSchema().$ref("#/components/schemas/" + kind.part().getSimpleName()));
        }
        var page = api.getComponents().getSchemas().get(MatterPage.class.getSimpleName());
        if (page != null) {
            page.addAllOfItem(new JsonSchema().anyOf(parts)); // an anyOf of its own would hide the page's own fields from readers
        }
    }
}
