package org.huiyin.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Starts our own database, or takes the one we are given; migrates; serves as the role that cannot rewrite history. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    /** Alive only when no server is given by URL. */
    @Bean(destroyMethod = "close")
    @Lazy
    EmbeddedDatabase embeddedDatabase(@Value("${huiyin.data}") Path data) {
        return EmbeddedDatabase.start(data);
    }

    @Bean
    Secrets secrets(@Value("${huiyin.data}") Path data) {
        return new Secrets(data);
    }

    @Bean
    FileStore files(Environment settings) {
        return FileStore.given(settings);
    }

    @Bean
    PublicFiles publicFiles(Environment settings) {
        return PublicFiles.given(settings);
    }

    @Bean
    DatabaseAddress databaseAddress(Environment settings, org.springframework.beans.factory.ObjectProvider<EmbeddedDatabase> embedded) {
        return DatabaseAddress.given(settings).orElseGet(() -> embedded.getObject().address());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseAddress address, MasterKey key, @Value("${huiyin.db.connections:16}") int connections) {
        Migrations.migrate(address);
        Migrations.check(address);
        Migrations.checkDerived(address, key);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.app());
        pool.setPassword(address.appPassword());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.addDataSourceProperty("prepareThreshold", 1);
        pool.addDataSourceProperty("ApplicationName", "huiyin");
        pool.setPoolName("app");
        return pool;
    }
}
