package io.ticketledger.platform.access;

/** One kind of credential. All beans of this type are asked in their order. */
public interface Credentials {

    /** Who the secret belongs to; {@code Rejected(INVALID)} when it is not of this kind. Never logs or keeps it. */
    Authentication authenticate(String secret);
}
