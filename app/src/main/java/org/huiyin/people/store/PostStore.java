package org.huiyin.people.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.huiyin.people.domain.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The posts at each office. */
@Repository
public class PostStore {
    private final JdbcClient jdbc;
    private final District district;

    PostStore(JdbcClient jdbc, District district) {
        this.jdbc = jdbc;
        this.district = district;
    }

    public Optional<Post> find(int id) {
        return list("p.id = :id", "id", id).stream().findFirst();
    }

    public List<Post> at(int office) {
        return list("p.office = :office and p.closed_on is null", "office", office);
    }

    private List<Post> list(String which, String name, int value) {
        return jdbc.sql("""
                select p.id, p.office, p.name_zh, p.name_en, p.closed_on is null as open,
                       (select count(*) from account a
                        where a.district = p.district and a.post = p.id and a.closed_at is null) as held
                from post p where p.district = :district and %s order by p.id
                """.formatted(which))
                .param("district", district.id())
                .param(name, value)
                .query((row, _) -> new Post(
                        row.getInt("id"), row.getInt("office"), new Wording(row.getString("name_zh"), row.getString("name_en")),
                        row.getBoolean("open"), row.getInt("held")))
                .list();
    }

    /** The open post of that name at the office, made when there is none. */
    public int named(int office, Wording name) {
        return jdbc.sql("""
                select id from post
                where district = :district and office = :office and name_zh = :zh and name_en = :en and closed_on is null
                order by id limit 1
                """)
                .param("district", district.id())
                .param("office", office)
                .param("zh", name.zh())
                .param("en", name.en())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> insert(office, name));
    }

    public int insert(int office, Wording name) {
        return jdbc.sql("""
                insert into post (district, office, name_zh, name_en) values (:district, :office, :zh, :en) returning id
                """)
                .param("district", district.id())
                .param("office", office)
                .param("zh", name.zh())
                .param("en", name.en())
                .query(Integer.class)
                .single();
    }

    public void rename(int id, Wording name) {
        jdbc.sql("update post set name_zh = :zh, name_en = :en where district = :district and id = :id")
                .param("district", district.id())
                .param("id", id)
                .param("zh", name.zh())
                .param("en", name.en())
                .update();
    }

    public void close(int id, LocalDate day) {
        jdbc.sql("update post set closed_on = :day where district = :district and id = :id")
                .param("district", district.id())
                .param("id", id)
                .param("day", day)
                .update();
    }
}
