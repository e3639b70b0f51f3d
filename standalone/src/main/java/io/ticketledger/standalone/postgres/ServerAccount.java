package io.ticketledger.standalone.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who runs the server. PostgreSQL refuses to run as root, so root starts it as the owner of the data or, when that is
 * root too, in a user namespace where root is nobody, or as the user {@value #NOBODY}, who then gets the data.
 *
 * @param prefix what goes before every command
 * @param uid the owner that the server's files need, or -1 when it is who we are
 * @param gid its group, or -1
 */
record ServerAccount(List<String> prefix, int uid, int gid) {

    private static final Logger log = LoggerFactory.getLogger(ServerAccount.class);
    private static final int NOBODY = 65534;

    /** The account for a data directory, which need not exist yet. */
    static ServerAccount of(Path data) throws IOException {
        if (currentUid() != 0) {
            return new ServerAccount(List.of(), -1, -1);
        }
        int owner = Files.exists(data) ? attribute(data, "unix:uid") : 0;
        if (owner != 0) {
            ServerAccount account = user(owner, attribute(data, "unix:gid"));
            if (account.works()) {
                log.info("PostgreSQL runs as user {}, the owner of its data", owner);
                return account;
            }
            throw new PostgresException("The data in " + data + " belongs to user " + owner
                    + ", and root cannot become that user here: start Ticket Ledger as that user.");
        }
        ServerAccount namespace = new ServerAccount(List.of("unshare", "--user", "--"), -1, -1);
        if (namespace.works()) {
            log.info("PostgreSQL runs in a user namespace of its own, as it refuses to run as root");
            return namespace;
        }
        ServerAccount nobody = user(NOBODY, NOBODY);
        if (nobody.works()) {
            log.info("PostgreSQL runs as user {}, as it refuses to run as root", NOBODY);
            return nobody;
        }
        throw new PostgresException("PostgreSQL refuses to run as root, and neither unshare nor setpriv works here:"
                + " start Ticket Ledger as an ordinary user.");
    }

    static ServerAccount user(int uid, int gid) {
        return new ServerAccount(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"), uid, gid);
    }

    static int currentUid() {
        return (int) new UnixSystem().getUid();
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Whether commands run under this account, and under a name, as initdb asks for one. */
    private boolean works() {
        return Programs.succeeds(command(List.of("id", "-un")));
    }

    /** Gives a file or a tree to this account. */
    void own(Path tree) throws IOException {
        if (uid < 0) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Lets this account pass through a directory of ours; whether it can pass through those above is checked. */
    void letThrough(Path directory) throws IOException {
        if (uid < 0 || canEnter(directory)) {
            return;
        }
        Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(directory));
        mode.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(directory, mode);
        if (!canEnter(directory)) {
            throw new PostgresException("PostgreSQL runs as user " + uid + " here, who cannot enter " + directory
                    + ": choose a data directory elsewhere, or open the directories above it (chmod o+x).");
        }
    }

    private boolean canEnter(Path directory) {
        return Programs.succeeds(command(List.of("test", "-x", directory.toString())));
    }

    private static int attribute(Path path, String name) throws IOException {
        return (Integer) Files.getAttribute(path, name);
    }
}
