package io.ticketledger.command.append;

import io.ticketledger.platform.test.TestPostgres;

class JdbcAppendPortTest extends AppendPortSuite {
    @Override
    TestPostgres.Database database() {
        return TestPostgres.create();
    }
}
