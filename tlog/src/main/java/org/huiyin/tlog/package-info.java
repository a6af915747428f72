/**
 * A public log as a Merkle tree kept in tiles: hashes, proofs and what is written and read of it. Depends on Java alone, so that
 * anybody can check a log with it.
 */
package org.huiyin.tlog;
