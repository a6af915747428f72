package org.huiyin.appeals;

import java.util.List;

/** What {@code docs/permissions.md} says around the table. */
final class PermissionWords {
    private PermissionWords() {}

    static final String HEAD = """
            # Who may do what

            Written by the tests: every endpoint is asked over HTTP by every role at six offices, and this table is what came back
            (`PermissionTableTest`). The matter is a report (举报) about the water bureau, held by the street of Jiangbei once it is
            dispatched, by the centre before. Before a step it stands where the step belongs: waiting for dispatch, in hand, answered
            and so on. Accounts, posts and offices asked for belong to the street of Jiangbei.

            | letter | office |
            |---|---|
            | H | the office that holds the matter |
            | B | an office below it |
            | S | an office beside it, under the same superior |
            | C | the centre, above it |
            | F | a foreign department; where a step is for one that helps or was summoned, it is that one |
            | X | the office complained of |

            A dash means nobody. A letter says that the request gets past the policy; whether it succeeds depends on what it asks.

            | endpoint | %s |
            |---|%s|
            """.formatted(String.join(" | ", java.util.Arrays.stream(org.huiyin.people.Role.values()).map(role -> role.code()).toList()),
            "---|".repeat(org.huiyin.people.Role.values().length - 1) + "---");

    static String rest() {
        return "\n## One's own\n\nAnybody signed in, for what is theirs alone:\n\n" + list(PermissionRows.OWN)
                + "\n## With the code of a receipt\n\nFor its one matter, after the code was exchanged for a token:\n\n" + list(PermissionRows.RECEIPT)
                + "\n## With an account of a resident\n\nFor what it gathers, and for its resident alone; staff have no way to it:\n\n" + list(PermissionRows.ACCOUNT)
                + "\n## Open to everybody\n\nCounted at the door by address:\n\n" + list(PermissionRows.OPEN);
    }

    private static String list(List<String> endpoints) {
        return String.join("", endpoints.stream().map(endpoint -> "- `" + endpoint + "`\n").toList());
    }
}
