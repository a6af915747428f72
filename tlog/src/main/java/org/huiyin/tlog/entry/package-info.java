/** What an entry of Huiyin's log is made of: canonical JSON, commitments and the lines that tell what happened to a matter. */
package org.huiyin.tlog.entry;
