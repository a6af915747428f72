package org.huiyin.matters.store;

/** Where a list has those that are urgent or may be: wherever they fall, before the others, them alone, the others alone. */
public enum Pressing {
    WHEREVER(""), FIRST(""), ALONE(" and m.pressing"), NONE(" and not m.pressing"); // as its index has it

    final String where;

    Pressing(String where) {
        this.where = where;
    }

    String order() {
        return this == FIRST ? " order by not m.pressing," : " order by";
    }
}
