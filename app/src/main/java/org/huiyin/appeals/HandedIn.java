package org.huiyin.appeals;

/** Hears of the receipt of an appeal that its resident has just sent, in the resident's own request; nothing of it is stored here. */
public interface HandedIn {
    void receipt(String code);
}
