package io.ticketledger.platform.web;

import io.ticketledger.platform.limits.Places;

/** Names of the request attributes by which the filters tell each other what they found. */
public final class RequestAttributes {
    /** The {@link RequestContext}. */
    public static final String CONTEXT = RequestContext.class.getName();
    /** The matched route's path pattern, a text. */
    public static final String ROUTE = RequestAttributes.class.getName() + ".route";
    /** The caller's workspace, a text. */
    public static final String WORKSPACE = RequestAttributes.class.getName() + ".workspace";
    /** The caller's credential id, a text. */
    public static final String CREDENTIAL = RequestAttributes.class.getName() + ".credential";

    /** The {@link Places.Place} of a request to an API. */
    public static final String PLACE = Places.Place.class.getName();

    /** The {@link CrossOrigin.Answer} to the page that asks. */
    static final String CROSS_ORIGIN = CrossOrigin.class.getName();

    private RequestAttributes() {}
}
