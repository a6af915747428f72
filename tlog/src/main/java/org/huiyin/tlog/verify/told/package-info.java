/** How the verifier tells what it found: findings with keys, worded in Chinese or English, or written as JSON. */
package org.huiyin.tlog.verify.told;
