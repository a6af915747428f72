package org.huiyin.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages go out and letters come in ({@code huiyin.notify.*}); a part without its first setting is not set up.
 *
 * @param address where residents reach this server, without a slash at the end
 * @param insideAllowed webhooks may go to addresses inside the district's own network
 */
@ConfigurationProperties("huiyin.notify")
public record NotifySettings(@DefaultValue("") String address, @DefaultValue Smtp smtp, @DefaultValue Sms sms, @DefaultValue Mailbox mailbox,
        @DefaultValue("false") boolean insideAllowed) {

    /** @param tls {@code starttls}, {@code tls} or {@code none} */
    public record Smtp(@DefaultValue("") String host, @DefaultValue("587") int port, @DefaultValue("") String user,
            @DefaultValue("") String password, @DefaultValue("starttls") String tls, @DefaultValue("") String from) {
        public boolean isSet() {
            return !host.isBlank() && !from.isBlank();
        }
    }

    /** @param body JSON with {@code {phone}}, {@code {text}} and {@code {id}} in its strings */
    public record Sms(@DefaultValue("") String url, @DefaultValue("Authorization") String keyHeader, @DefaultValue("") String key,
            @DefaultValue("X-Signature") String signatureHeader, @DefaultValue("") String secret,
            @DefaultValue("{\"id\":\"{id}\",\"phone\":\"{phone}\",\"text\":\"{text}\"}") String body) {
        public boolean isSet() {
            return !url.isBlank();
        }
    }

    /**
     * @param tls {@code tls}, {@code starttls} or {@code none}
     * @param perSender letters taken from one address in an hour; more wait in their folder
     * @param together letters taken from everybody in an hour
     */
    public record Mailbox(@DefaultValue("") String host, @DefaultValue("993") int port, @DefaultValue("") String user,
            @DefaultValue("") String password, @DefaultValue("tls") String tls, @DefaultValue("INBOX") String folder,
            @DefaultValue("Huiyin-not-taken") String notTaken, @DefaultValue("Huiyin-automatic") String automatic,
            @DefaultValue("20") int perSender, @DefaultValue("300") int together) {
        public boolean isSet() {
            return !host.isBlank();
        }
    }

    /** Letters come in only where an answer can go out. */
    public boolean takesLetters() {
        return mailbox.isSet() && smtp.isSet() && !address.isBlank();
    }

    /** The page where a receipt code opens a matter. */
    public String receiptPage() {
        return address + "/r";
    }

}
