package org.huiyin.matters.store;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.storage.AsReader;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** The whole of a list, a few rows at a time, read as the reader. */
@Component
public class MatterExport {
    private static final int AT_A_TIME = 500;
    private final AsReader reader;

    MatterExport(AsReader reader) {
        this.reader = reader;
    }

    /** In the order of the list; one snapshot from the first row to the last. Whoever takes a row may ask the database as ever. */
    public void each(short district, Filter filter, Consumer<Header> take) {
        reader.read(jdbc -> {
            var values = new ArrayList<Object>();
            var sql = MatterList.all(district, filter, values);
            jdbc.setFetchSize(AT_A_TIME);
            jdbc.query(sql, (RowCallbackHandler) row -> take.accept(MatterStore.header(row)), values.toArray());
            return true;
        });
    }
}
