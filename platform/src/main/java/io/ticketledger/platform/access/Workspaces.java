package io.ticketledger.platform.access;

import java.util.regex.Pattern;

/** Names of workspaces. */
public final class Workspaces {
    /** The operator's own. */
    public static final String DEFAULT = "default";

    /** What a name looks like, in words that follow the field's name. */
    public static final String RULE =
            "must begin with a-z or 0-9 and have up to 63 of the characters a-z, 0-9, dot, underscore and hyphen";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private Workspaces() {}

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
