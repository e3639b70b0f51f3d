package io.ticketledger.dialect.crm;

/** The fields that a client can write; all of them texts, but for {@link #CUSTOMER_ID}. */
enum CrmField {
    CUSTOMER_ID("customerID", CrmField.ID_LENGTH),
    TYPE("ticketType", CrmField.ID_LENGTH),
    STATUS("status", CrmField.ID_LENGTH),
    PRIORITY("ticketPriority", CrmField.ID_LENGTH),
    CUSTOMER_EMAIL("customerEmail", CrmField.ID_LENGTH),
    SUBJECT("subject", 1_000),
    CONTENT("ticketContent", 65_536),
    OWNER("owner", CrmField.ID_LENGTH),
    USERS("users", CrmField.ID_LENGTH),
    DEPARTMENTS("departments", CrmField.ID_LENGTH),
    SUPPLIERS("ticketSuppliers", CrmField.ID_LENGTH),
    FOLLOW_UP("ticketFollowupDate", CrmField.ID_LENGTH),
    ACTION_REQUIRED("ticketActionRequiredDate", CrmField.ID_LENGTH);

    private static final int ID_LENGTH = 255;

    private final String jsonName;
    private final int maxLength;

    CrmField(String jsonName, int maxLength) {
        this.jsonName = jsonName;
        this.maxLength = maxLength;
    }

    String jsonName() {
        return jsonName;
    }

    int maxLength() {
        return maxLength;
    }

    /** Whether there is always a value, so that null cannot be written. */
    boolean isRequired() {
        return this == CUSTOMER_ID || this == SUBJECT || this == STATUS;
    }
}
