package org.huiyin.notify.command;

import java.util.List;

/**
 * A letter from the mailbox, read.
 *
 * @param id its Message-ID, or the sum of its bytes where it has none
 * @param to every address it names as where it went
 * @param automatic no person sent it: a bounce, a holiday notice, a list
 * @param text of its plain part, or of its HTML without marks
 * @param tooLong its text was longer than what is read; {@code text} is empty then
 * @param unread attachments that could not be read at all
 */
record Mail(String id, String from, List<String> to, String subject, boolean automatic, String text, boolean tooLong, List<File> files, int unread) {
    /** An attachment as it came. */
    record File(String name, byte[] bytes) {}
}
