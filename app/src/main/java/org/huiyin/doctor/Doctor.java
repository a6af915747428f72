package org.huiyin.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.storage.FileStore;
import org.huiyin.storage.RefusedToServe;
import org.springframework.core.env.PropertyResolver;

/** Looks at an installation from outside: its folders, its calendar, its key and its database. Changes nothing. */
final class Doctor {
    private static final String DEFAULT_ZONE = "Asia/Shanghai";
    /** The month in whose course, or the next's, the State Council publishes the rest days of the year to come. */
    private static final Month PUBLISHED = Month.OCTOBER;
    private final PropertyResolver settings;
    private final Clock clock;
    private final Path data;

    Doctor(PropertyResolver settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.data = Path.of(settings.getProperty("huiyin.data", "./data")).toAbsolutePath().normalize();
    }

    List<Finding> examine() {
        var found = new ArrayList<Finding>();
        found.add(dataDirectory());
        found.add(files());
        found.add(zone());
        found.add(calendar());
        found.add(address());
        var key = new KeyCheck(settings, data);
        found.add(key.look());
        found.addAll(new DatabaseCheck(settings, data, clock, key).look());
        return found;
    }

    private Finding dataDirectory() {
        if (!Files.exists(data)) {
            return Finding.ok("data", "数据目录 " + data + " 还没有，第一次启动时建立。", "There is no data directory " + data + " yet; the first start makes it.");
        }
        if (!Files.isDirectory(data) || !Files.isWritable(data)) {
            return Finding.wrong("data", "数据目录 " + data + " 不能写：换成运行账号自己的目录（chown）。",
                    "The data directory " + data + " cannot be written: give it to the account that runs Huiyin (chown).");
        }
        var secrets = data.resolve("secrets");
        if (!Files.exists(secrets)) {
            return Finding.ok("data", "数据目录 " + data + "。", "Data directory " + data + ".");
        }
        try (var inside = Files.list(secrets)) {
            var open = inside.filter(Files::isRegularFile).filter(Doctor::othersRead).map(file -> String.valueOf(file.getFileName())).sorted().toList();
            return open.isEmpty() ? Finding.ok("data", "数据目录 " + data + "。", "Data directory " + data + ".")
                    : Finding.wrong("data", "别的账号读得到密钥 " + open + "：chmod 600 " + data + "/secrets/*",
                            "Other accounts can read the secrets " + open + ": chmod 600 " + data + "/secrets/*");
        } catch (IOException | UncheckedIOException closed) {
            return Finding.wrong("data", "数据目录 " + data + " 里有读不到的地方，请用运行账号再查。",
                    "Something in " + data + " cannot be read; run the doctor as the account that runs Huiyin.");
        }
    }

    /** Anything at all for the group or for others; where a file system knows no such rights, its owner has to see to it. */
    static boolean othersRead(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(one -> !one.name().startsWith("OWNER_"));
        } catch (UnsupportedOperationException noSuchRights) {
            return false;
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private Finding files() {
        try {
            return FileStore.given(settings).fault()
                    .map(fault -> Finding.wrong("files", "存附件的桶用不了：" + fault + "。请查 HUIYIN_S3_… 各项、网络和权限。",
                            "The store of files cannot be used: " + fault + ". Look at HUIYIN_S3_…, the network and the rights of the key."))
                    .orElseGet(() -> settings.getProperty("huiyin.files", "disk").strip().equals("s3")
                            ? Finding.ok("files", "附件存在桶 " + settings.getProperty("huiyin.s3.bucket") + "。", "Files lie in the bucket " + settings.getProperty("huiyin.s3.bucket") + ".")
                            : Finding.ok("files", "附件存在数据目录里。", "Files lie in the data directory."));
        } catch (RefusedToServe unset) {
            return Finding.wrong("files", "附件存放设置有误：" + unset.getMessage(), "The store of files is not set up: " + unset.getMessage());
        }
    }

    private Finding zone() {
        var name = settings.getProperty("huiyin.zone", DEFAULT_ZONE);
        try {
            ZoneId.of(name);
            return Finding.ok("zone", "时区 " + name + "。", "Time zone " + name + ".");
        } catch (DateTimeException unknown) {
            return Finding.wrong("zone", "不认识的时区 " + name + "：HUIYIN_ZONE 写成 Asia/Shanghai 这样。",
                    "There is no time zone " + name + ": write HUIYIN_ZONE as in Asia/Shanghai.");
        }
    }

    /** Links in feeds, in the open interface and in messages begin with it. */
    private Finding address() {
        var set = settings.getProperty("huiyin.notify.address", "");
        var address = set.isBlank() ? settings.getProperty("huiyin.origin", "") : set;
        return address.isBlank()
                ? Finding.warning("address", "没有写明网站的地址，订阅和开放接口里的链接就用请求里写的主机名，谁都能编：设 HUIYIN_NOTIFY_ADDRESS 或 HUIYIN_ORIGIN。",
                        "The address of the site is not set, so links in feeds and the open interface begin with whatever host a request names: set HUIYIN_NOTIFY_ADDRESS or HUIYIN_ORIGIN.")
                : Finding.ok("address", "网站的地址是 " + address + "。", "The site is at " + address + ".");
    }

    /** The rest days of a year are published in the autumn before; without them dates of that year are provisional. */
    private Finding calendar() {
        var file = Path.of(settings.getProperty("huiyin.rules", "./rules")).resolve("rest-days.csv");
        int last;
        try (var lines = Files.lines(file)) {
            last = lines.filter(line -> line.matches("\\d{4}-.*")).mapToInt(line -> Integer.parseInt(line.substring(0, 4))).max().orElse(0);
        } catch (IOException | UncheckedIOException missing) {
            return Finding.wrong("calendar", "读不到 " + file + "：HUIYIN_RULES 指向规则目录。", file + " cannot be read: let HUIYIN_RULES name the folder of rules.");
        }
        LocalDate today;
        try {
            today = LocalDate.ofInstant(clock.instant(), ZoneId.of(settings.getProperty("huiyin.zone", DEFAULT_ZONE)));
        } catch (DateTimeException unknown) {
            today = LocalDate.ofInstant(clock.instant(), ZoneId.of(DEFAULT_ZONE));
        }
        if (last < today.getYear()) {
            return Finding.wrong("calendar", "节假日只到 " + last + " 年，今年的期限都是暂定的：把国务院公布的安排加进 " + file + "，再重启。",
                    "Rest days end with " + last + ", so every deadline of this year is provisional: add the published arrangement to " + file + " and restart.");
        }
        if (last == today.getYear() && today.getMonthValue() >= PUBLISHED.getValue()) {
            return Finding.warning("calendar", "节假日只到 " + last + " 年，跨年的期限是暂定的：公布后加进 " + file + "，再重启。",
                    "Rest days end with " + last + ", and deadlines that reach into the next year are provisional: add them to " + file + " once published, and restart.");
        }
        return Finding.ok("calendar", "节假日到 " + last + " 年。", "Rest days to the end of " + last + ".");
    }
}
