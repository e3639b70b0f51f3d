package io.ticketledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** The server's settings, written anew at every start: nothing acknowledged is ever lost, and memory stays small. */
final class PostgresSettings {

    static final String FILE_NAME = "ticketledger.conf";
    static final int WAL_SEGMENT_MB = 8;

    private static final String SETTINGS = """
            # Written by Ticket Ledger at every start; changes are lost.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 40
            password_encryption = 'scram-sha-256'
            cluster_name = 'ticketledger'

            # Durable.
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_sync_method = %s

            # Small: one machine, no replicas.
            shared_buffers = 64MB
            huge_pages = off
            work_mem = 4MB
            maintenance_work_mem = 32MB
            effective_cache_size = 256MB
            wal_level = minimal
            max_wal_senders = 0
            min_wal_size = 32MB
            max_wal_size = 96MB
            checkpoint_warning = 0
            io_method = sync
            jit = off
            max_parallel_workers_per_gather = 0
            max_parallel_maintenance_workers = 0
            max_worker_processes = 2
            max_logical_replication_workers = 0
            autovacuum_worker_slots = 2
            autovacuum_max_workers = 2

            # A log that neither grows nor tells what clients wrote.
            logging_collector = off
            log_destination = 'stderr'
            log_line_prefix = '%%m [%%p] '
            log_timezone = 'UTC'
            timezone = 'UTC'
            log_checkpoints = off
            log_statement = 'none'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            """;

    private static final String ACCESS = """
            # Written by Ticket Ledger at every start; changes are lost.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private PostgresSettings() {}

    static void write(Path data, int port, ServerAccount account) throws IOException {
        Path settings = data.resolve(FILE_NAME);
        FileTrees.writePrivately(settings, SETTINGS.formatted(port, walSyncMethod()));
        account.own(settings);
        Path access = data.resolve("pg_hba.conf");
        FileTrees.writePrivately(access, ACCESS);
        account.own(access);
    }

    /** macOS tells a disk to really write only through {@code F_FULLFSYNC}. */
    private static String walSyncMethod() {
        return System.getProperty("os.name", "").startsWith("Mac") ? "fsync_writethrough" : "fdatasync";
    }
}
